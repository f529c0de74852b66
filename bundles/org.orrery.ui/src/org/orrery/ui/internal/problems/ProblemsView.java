// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.problems;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.problem.Problem;
import org.orrery.engine.problem.Problems;
import org.orrery.model.FleetListener;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.EmptyState;
import org.orrery.ui.internal.widgets.SentenceColumns;
import org.orrery.ui.internal.widgets.WorkAction;

/** Everything that is wrong anywhere, the worst first, with its next step. UI thread; problems are gathered in a job. */
public final class ProblemsView extends ViewPart {
	private static final int PASS_MILLIS = 500;
	/** "Since" goes on, and what could not be read comes without a word from anybody. */
	private static final int TICK_MILLIS = 15_000;
	private static final int SENTENCE = 370;

	private final Runnable themeListener = () -> this.viewer.refresh(true);
	private final FleetListener fleetListener = change -> {
		if (change.changed().stream().anyMatch(Host.class::isInstance))
			this.pulse.request();
	};
	private final AlarmFeed.Listener alarmListener = marked -> this.pulse.request();
	private final TaskFeed.Listener taskListener = changed -> this.pulse.request();
	private final Runnable tick = this::tick;
	private final Action show = new WorkAction(Messages.Action_show, "navigator", this::show); //$NON-NLS-1$
	private final Action copy = new WorkAction(Messages.Action_copy, null, this::copy);
	private Services services;
	private UiPulse pulse;
	private Text filter;
	private Composite stack;
	private EmptyState empty;
	private TableViewer viewer;
	private List<Problem> all = List.of();
	/** Changes are gathered while a job runs: one follows. */
	private boolean gathering;
	private boolean again;

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		pulse = new UiPulse(services.fleet().modelThread(), PASS_MILLIS, this::gather);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		createFilter(parent);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
		createTable();
		createActions();
		services.fleet().addListener(fleetListener);
		services.alarms().addListener(alarmListener);
		services.taskFeed().addListener(taskListener);
		ThemeColors.addListener(themeListener);
		fill();
		gather();
		viewer.getTable().getDisplay().timerExec(TICK_MILLIS, tick);
	}

	private void createFilter(Composite parent) {
		Composite bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 4).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		filter = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Filter_message);
		filter.setData(UiIds.WIDGET_KEY, "problems-filter"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		filter.addModifyListener(event -> fill());
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN && viewer.getTable().getItemCount() > 0)
				viewer.getTable().setFocus();
		});
	}

	private void createTable() {
		viewer = new TableViewer(stack, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.getTable().setData(UiIds.WIDGET_KEY, "problems"); //$NON-NLS-1$
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column(Messages.Column_severity, 90, problem -> problem.severity().inWords()).setLabelProvider(new Severity());
		column(Messages.Column_object, 150, Problem::place);
		TableColumn what = column(Messages.Column_what, SENTENCE, problem -> problem.what().replace('\n', ' ')).getColumn();
		TableColumn remedy = column(Messages.Column_remedy, SENTENCE, problem -> problem.remedy().replace('\n', ' ')).getColumn();
		column(Messages.Column_since, 110, problem -> problem.since() == null ? "" : Words.relative(problem.since(), Instant.now())); //$NON-NLS-1$
		column(Messages.Column_kind, 90, problem -> problem.kind().inWords());
		SentenceColumns.widen(viewer.getTable(), SENTENCE, what, remedy);
	}

	private TableViewerColumn column(String title, int width, Function<Problem, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.getColumn().setMoveable(true);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Problem) element);
			}

			@Override
			public String getToolTipText(Object element) {
				return inWords((Problem) element);
			}
		});
		return column;
	}

	private static final class Severity extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return ((Problem) element).severity().inWords();
		}

		@Override
		public org.eclipse.swt.graphics.Image getImage(Object element) {
			return Images.image(((Problem) element).severity() == AlarmSeverity.CRITICAL ? "state/critical" : "state/warning"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** All of a row, with line breaks. */
	private static String inWords(Problem problem) {
		String since = problem.since() == null ? "" : Words.absolute(problem.since()); //$NON-NLS-1$
		return NLS.bind(Messages.Row, new Object[] { problem.place(), problem.what(), problem.remedy(), since }).strip();
	}

	private void createActions() {
		getViewSite().getActionBars().getToolBarManager().add(show);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		MenuManager menu = new MenuManager();
		menu.add(show);
		menu.add(copy);
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		viewer.addSelectionChangedListener(event -> update());
		viewer.addOpenListener(event -> show());
		update();
	}

	private void update() {
		show.setEnabled(subject().isPresent() || selected().stream().anyMatch(problem -> problem.kind() == Problem.Kind.TASK));
		copy.setEnabled(!selected().isEmpty());
	}

	private List<Problem> selected() {
		return viewer.getStructuredSelection().stream().map(Problem.class::cast).toList();
	}

	private Optional<InventoryObject> subject() {
		return selected().stream().findFirst().flatMap(Problem::subject).flatMap(services.fleet()::find);
	}

	/** The object in the navigator; of a task that is about none, the view of tasks. */
	private void show() {
		if (selected().isEmpty())
			return;
		try {
			Optional<InventoryObject> object = subject();
			if (object.isPresent()) {
				IWorkbenchPart navigator = getSite().getPage().showView(UiIds.NAVIGATOR_VIEW);
				navigator.getSite().getSelectionProvider().setSelection(new StructuredSelection(object.get()));
			} else if (selected().getFirst().kind() == Problem.Kind.TASK) {
				getSite().getPage().showView(UiIds.TASKS_VIEW);
			}
		} catch (PartInitException e) {
			ILog.of(ProblemsView.class).error("The object could not be shown", e); //$NON-NLS-1$
		}
	}

	private void copy() {
		if (selected().isEmpty())
			return;
		Clipboard clipboard = new Clipboard(viewer.getTable().getDisplay());
		String text = String.join("\n\n", selected().stream().map(ProblemsView::inWords).toList()); //$NON-NLS-1$
		clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	// --- what there is -----------------------------------------------------------------------------------------------------------------

	private void gather() {
		if (viewer.getTable().isDisposed())
			return;
		again = gathering;
		if (gathering)
			return;
		gathering = true;
		Problems problems = new Problems(services.engine());
		Job.createSystem(Messages.Tab, (ICoreRunnable) monitor -> {
			List<Problem> now = problems.all();
			services.fleet().modelThread().execute(() -> {
				gathering = false;
				take(now);
				if (again)
					pulse.request();
			});
		}).schedule();
	}

	private void take(List<Problem> now) {
		if (viewer.getTable().isDisposed() || now.equals(all))
			return;
		all = now;
		fill();
	}

	private void fill() {
		List<Problem> shown = all.stream().filter(problem -> problem.matches(filter.getText())).toList();
		String name = all.isEmpty() ? Messages.Tab : NLS.bind(Messages.Tab_count, all.size());
		if (!name.equals(getPartName()))
			setPartName(name);
		if (!shown.equals(viewer.getInput())) {
			int top = viewer.getTable().getTopIndex();
			viewer.setInput(shown);
			if (top < shown.size())
				viewer.getTable().setTopIndex(top);
		}
		if (empty != null)
			empty.dispose();
		empty = shown.isEmpty() ? new EmptyState(stack, null, all.isEmpty() ? Messages.Empty : Messages.Filter_nothing, null, null, getSite()) : null;
		((StackLayout) stack.getLayout()).topControl = empty != null ? empty : viewer.getControl();
		stack.layout();
		update();
	}

	private void tick() {
		if (viewer.getTable().isDisposed())
			return;
		viewer.refresh(true);
		gather();
		viewer.getTable().getDisplay().timerExec(TICK_MILLIS, tick);
	}

	@Override
	public void setFocus() {
		if (empty == null)
			viewer.getControl().setFocus();
		else
			filter.setFocus();
	}

	@Override
	public void dispose() {
		if (pulse != null) {
			pulse.stop();
			services.fleet().removeListener(fleetListener);
			services.alarms().removeListener(alarmListener);
			services.taskFeed().removeListener(taskListener);
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}
}
