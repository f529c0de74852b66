// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.part.ViewPart;
import org.orrery.engine.alarm.Alarm;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.EmptyState;

/** What is out of its limits, what is known of that, and what was. */
public final class AlarmsView extends ViewPart implements AlarmFeed.Listener {
	private static final int TICK_MILLIS = 15_000;

	private Services services;
	private Composite stack;
	private EmptyState empty;
	private TableViewer viewer;
	private AlarmActions actions;
	private AlarmFilter filter = AlarmFilter.ACTIVE;
	private List<Alarm> shown = List.of();
	private final Runnable themeListener = () -> viewer.refresh(true);
	private final Runnable tick = this::tick;

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		createFilters(parent);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
		createTable();
		actions = new AlarmActions(getSite().getPage(), services, this::selected);
		actions.fill(getViewSite().getActionBars().getToolBarManager());
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(actions::fillMenu);
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		viewer.addSelectionChangedListener(event -> actions.update());
		viewer.addOpenListener(event -> actions.show());
		viewer.getTable().addListener(SWT.KeyDown, event -> {
			if (event.character == SWT.SPACE)
				actions.acknowledge();
		});
		services.alarms().addListener(this);
		ThemeColors.addListener(themeListener);
		show(AlarmFilter.ACTIVE);
		viewer.getTable().getDisplay().timerExec(TICK_MILLIS, tick);
	}

	private void createFilters(Composite parent) {
		Composite bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(AlarmFilter.values().length).margins(6, 4).spacing(12, 0).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		for (AlarmFilter one : AlarmFilter.values()) {
			Button button = new Button(bar, SWT.RADIO);
			button.setText(one.title());
			button.setData(UiIds.WIDGET_KEY, "alarm-filter-" + one.name().toLowerCase(java.util.Locale.ROOT)); //$NON-NLS-1$
			button.setSelection(one == filter);
			button.addListener(SWT.Selection, event -> {
				if (button.getSelection())
					show(one);
			});
		}
	}

	private void createTable() {
		viewer = new TableViewer(stack, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.getTable().setData(UiIds.WIDGET_KEY, "alarms"); //$NON-NLS-1$
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setComparer(new SameAlarm());
		ColumnViewerToolTipSupport.enableFor(viewer);
		column(Messages.Column_severity, 90, alarm -> alarm.severity().inWords(), Alarm::ruleName).setLabelProvider(new Severity());
		column(Messages.Column_object, 170, AlarmStates::place, Alarm::ruleName);
		column(Messages.Column_what, 430, Alarm::what, Alarm::remedy);
		column(Messages.Column_since, 120, alarm -> Words.relative(alarm.since(), Instant.now()), alarm -> Words.absolute(alarm.since()));
		column(Messages.Column_state, 240, AlarmStates::state, AlarmStates::state);
	}

	private TableViewerColumn column(String title, int width, Function<Alarm, String> text, Function<Alarm, String> tip) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.getColumn().setMoveable(true);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Alarm) element);
			}

			@Override
			public String getToolTipText(Object element) {
				return tip.apply((Alarm) element);
			}
		});
		return column;
	}

	private static final class Severity extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return ((Alarm) element).severity().inWords();
		}

		@Override
		public Image getImage(Object element) {
			return Images.image(AlarmStates.image((Alarm) element));
		}

		@Override
		public String getToolTipText(Object element) {
			return ((Alarm) element).ruleName();
		}
	}

	/** A newer record of an alarm is the same row: selection and place stay. */
	private static final class SameAlarm implements IElementComparer {
		@Override
		public boolean equals(Object a, Object b) {
			return a instanceof Alarm one && b instanceof Alarm other ? one.id().equals(other.id()) : a == b;
		}

		@Override
		public int hashCode(Object element) {
			return element instanceof Alarm alarm ? alarm.id().hashCode() : System.identityHashCode(element);
		}
	}

	private List<Alarm> selected() {
		return viewer.getStructuredSelection().stream().map(Alarm.class::cast)
				.map(alarm -> shown.stream().filter(now -> now.id().equals(alarm.id())).findFirst().orElse(alarm)).toList();
	}

	void show(AlarmFilter wanted) {
		filter = wanted;
		if (empty != null)
			empty.dispose();
		empty = new EmptyState(stack, null, wanted.nothing(), null, null, getSite());
		fill();
	}

	@Override
	public void alarmsChanged(java.util.Set<org.orrery.model.inventory.InventoryObject> marked) {
		fill();
	}

	private void fill() {
		List<Alarm> now = filter.of(services.alarms());
		showCount();
		if (!now.equals(shown) || viewer.getInput() == null) {
			shown = now;
			Table table = viewer.getTable();
			int top = table.getTopIndex();
			table.setRedraw(false);
			try {
				viewer.setInput(now);
			} finally {
				table.setRedraw(true);
			}
			if (top < table.getItemCount())
				table.setTopIndex(top);
			actions.update();
		}
		((StackLayout) stack.getLayout()).topControl = now.isEmpty() ? empty : viewer.getControl();
		stack.layout();
	}

	/** The tab says what wants attention even while another view covers this one. */
	private void showCount() {
		long unseen = services.alarms().unseen(null);
		String name = unseen == 0 ? Messages.Tab : NLS.bind(Messages.Tab_count, unseen);
		if (!name.equals(getPartName()))
			setPartName(name);
	}

	/** Every row says anew how long ago it was. */
	private void tick() {
		if (viewer.getTable().isDisposed())
			return;
		viewer.refresh(true);
		viewer.getTable().getDisplay().timerExec(TICK_MILLIS, tick);
	}

	@Override
	public void setFocus() {
		((StackLayout) stack.getLayout()).topControl.setFocus();
	}

	@Override
	public void dispose() {
		if (services != null) {
			services.alarms().removeListener(this);
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}
}
