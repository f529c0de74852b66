// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.orrery.engine.audit.TaskQuery;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.commands.TaskStates;
import org.orrery.ui.internal.vms.FocusHandler;
import org.orrery.ui.internal.widgets.EmptyState;

/** What runs, what ran, and why something did not. */
public final class TasksView extends ViewPart implements TaskFeed.Listener {
	private static final int TICK_MILLIS = 1000;
	private static final int AGE_TICKS = 15;
	private static final int AGING_ROWS = 200;
	private static final int ACT_COLUMN = 5;

	private Services services;
	private Composite stack;
	private TaskFilterBar search;
	private TaskQuery query = TaskQuery.ALL;
	private EmptyState empty;
	private TreeViewer viewer;
	private final Map<String, TaskRow> rows = new HashMap<>();
	private final List<TaskRow> newestFirst = new ArrayList<>();
	private TaskFilter filter = TaskFilter.ALL;
	private int ticks;
	private final Runnable themeListener = () -> viewer.refresh(true);
	private final Runnable tick = this::tick;

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		search = new TaskFilterBar(parent, getSite(), this::show);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
		empty = new EmptyState(stack, null, Messages.Empty_message, null, null, getSite());
		createTree();
		search.leadTo(viewer.getTree());
		getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, new FocusHandler(search.field()));
		services.taskFeed().all().forEach(this::take);
		viewer.setInput(newestFirst);
		services.taskFeed().addListener(this);
		ThemeColors.addListener(themeListener);
		showTreeOrEmpty();
		viewer.getTree().getDisplay().timerExec(TICK_MILLIS, tick);
	}

	private void createTree() {
		viewer = new TreeViewer(stack, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		viewer.getTree().setHeaderVisible(true);
		viewer.getTree().setData(UiIds.WIDGET_KEY, "tasks"); //$NON-NLS-1$
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(new Steps());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column(Messages.Column_task, 260, SWT.LEFT, new TaskColumns.Title());
		column(Messages.Column_progress, 150, SWT.LEFT, new TaskColumns.Progress());
		column(Messages.Column_details, 420, SWT.LEFT, new TaskColumns.Details());
		column(Messages.Column_took, 80, SWT.RIGHT, new TaskColumns.Took());
		column(Messages.Column_when, 110, SWT.RIGHT, new TaskColumns.When());
		column("", 32, SWT.CENTER, new TaskColumns.ActMark(services)); //$NON-NLS-1$
		viewer.addFilter(new org.eclipse.jface.viewers.ViewerFilter() {
			@Override
			public boolean select(org.eclipse.jface.viewers.Viewer tree, Object parent, Object element) {
				return !(element instanceof TaskRow row) || shows(row.record());
			}
		});
		viewer.getTree().addListener(SWT.MouseDown, event -> actAt(new Point(event.x, event.y), event.button));
		viewer.addOpenListener(event -> TaskCommands.showSubjects(getSite().getPage(), services, selected()));
		MenuManager menu = new MenuManager();
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		getSite().setSelectionProvider(viewer);
	}

	private void column(String title, int width, int alignment, CellLabelProvider labels) {
		TreeViewerColumn column = new TreeViewerColumn(viewer, alignment);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.getColumn().setMoveable(true);
		column.setLabelProvider(labels);
	}

	/** The mark at the end of the row: cancels what runs, takes back what was done. */
	private void actAt(Point point, int button) {
		ViewerCell cell = viewer.getCell(point);
		if (button != 1 || cell == null || cell.getColumnIndex() != ACT_COLUMN || !(cell.getElement() instanceof TaskRow row))
			return;
		if (row.record().state().isOpen())
			TaskCommands.cancel(getSite().getShell(), row.record());
		else if (UndoAction.isPossible(services, row.record()))
			UndoAction.run(getSite().getShell(), services, row.record());
	}

	private Optional<TaskRecord> selected() {
		Object element = viewer.getStructuredSelection().getFirstElement();
		return switch (element) {
		case TaskRow row -> Optional.of(row.record());
		case TaskRow.StepRow step -> Optional.of(step.task().record());
		case null, default -> Optional.empty();
		};
	}

	private boolean shows(TaskRecord task) {
		return filter.shows(task) && query.matches(task);
	}

	/** The tasks that are listed now, newest first. */
	List<TaskRecord> shown() {
		return newestFirst.stream().map(TaskRow::record).filter(this::shows).toList();
	}

	/** Only the tasks of one object. */
	public void showHistory(String name, ObjectRef object) {
		boolean plain = name.matches("[\\w.+-]+"); //$NON-NLS-1$
		search.show("object:" + (plain ? name : object.id())); //$NON-NLS-1$
	}

	private void show(TaskQuery wanted) {
		query = wanted;
		viewer.refresh();
	}

	TaskFilter filter() {
		return filter;
	}

	void show(TaskFilter wanted) {
		filter = wanted;
		viewer.refresh();
		setContentDescription(wanted == TaskFilter.ALL ? "" : wanted.words()); //$NON-NLS-1$
	}

	/** One pass of the feed: rows keep their place, new ones come on top. */
	@Override
	public void tasksChanged(Collection<TaskRecord> changed) {
		boolean structure = changed.stream().map(this::take).reduce(false, Boolean::logicalOr);
		viewer.getTree().setRedraw(false);
		try {
			if (structure || filter != TaskFilter.ALL || !query.equals(TaskQuery.ALL))
				viewer.refresh(false);
			for (TaskRecord task : changed)
				viewer.update(rows.get(task.id()), null);
		} finally {
			viewer.getTree().setRedraw(true);
		}
		showTreeOrEmpty();
		showCounts();
	}

	/** @return whether rows came: a new task or a new step */
	private boolean take(TaskRecord task) {
		TaskRow row = rows.get(task.id());
		if (row == null) {
			TaskRow fresh = new TaskRow(task);
			rows.put(task.id(), fresh);
			newestFirst.addFirst(fresh);
			return true;
		}
		boolean grown = row.record().steps().size() != task.steps().size();
		row.take(task);
		if (!grown && viewer.getExpandedState(row))
			viewer.update(row.steps(), null);
		return grown;
	}

	private void showTreeOrEmpty() {
		((StackLayout) stack.getLayout()).topControl = newestFirst.isEmpty() ? empty : viewer.getControl();
		stack.layout();
	}

	/** The tab says what wants attention even while another view covers this one. */
	private void showCounts() {
		long running = services.taskFeed().runningCount();
		long failed = newestFirst.stream().map(TaskRow::record).filter(task -> TaskStates.failed(task.state()) && !task.acknowledged()).count();
		String name = failed > 0 ? NLS.bind(Messages.Tab_failed, failed) : running > 0 ? NLS.bind(Messages.Tab_running, running) : Messages.Tab;
		if (!name.equals(getPartName()))
			setPartName(name);
	}

	/** Running times go on between reports; now and then every row says anew how long ago it was. */
	private void tick() {
		if (viewer.getTree().isDisposed())
			return;
		boolean all = ++ticks % AGE_TICKS == 0;
		newestFirst.stream().limit(AGING_ROWS).filter(row -> all || row.record().state().isOpen()).forEach(row -> viewer.update(row, null));
		viewer.getTree().getDisplay().timerExec(TICK_MILLIS, tick);
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		if (services != null) {
			services.taskFeed().removeListener(this);
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}

	private static final class Steps implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof TaskRow row ? row.steps() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof TaskRow.StepRow step ? step.task() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof TaskRow row && !row.record().steps().isEmpty();
		}
	}
}
