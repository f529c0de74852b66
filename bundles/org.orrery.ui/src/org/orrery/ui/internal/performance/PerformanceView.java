// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.orrery.engine.statistics.Interest;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Pace;
import org.orrery.engine.statistics.Statistics;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.EmptyState;
import org.orrery.ui.internal.workbench.WhileVisible;

/** Courses of VMs, hosts, clusters and datastores in one chart, live or back to 30 days. UI thread. */
public final class PerformanceView extends ViewPart {
	private static final int LIVE_PULSE_MILLIS = 900;
	private static final int HISTORY_TICK_MILLIS = 60_000;
	/** Points below which chart and table do not fit one above the other. */
	private static final int LOW = 300;

	private final PerformanceModel model = new PerformanceModel();
	private Services services;
	private CourseReader reader;
	private Composite stack;
	private EmptyState empty;
	private Composite page;
	private PerformanceBar bar;
	private PerformanceChart chart;
	private SeriesTable table;
	private Label notice;
	private UiPulse pulse;
	private Statistics.Watch watch;
	private WhileVisible whileVisible;
	private volatile Set<String> hosts = Set.of();
	private volatile boolean everyHost;
	private final Runnable themeListener = this::applyTheme;
	private final Runnable tick = this::tick;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		ChartMemory.restore(memento, model);
	}

	@Override
	public void saveState(IMemento memento) {
		ChartMemory.keep(model, memento);
	}

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		reader = new CourseReader(services.engine(), this::take);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyState(stack, "table", Messages.Empty_message, Messages.Empty_verb, UiIds.OPEN_VIRTUAL_MACHINES, getSite()); //$NON-NLS-1$
		createPage();
		acceptDrops();
		pulse = new UiPulse(services.fleet().modelThread(), LIVE_PULSE_MILLIS, this::readAgain);
		ThemeColors.addListener(themeListener);
		whileVisible = WhileVisible.of(this, this::begin, this::end);
		showState();
	}

	private void createPage() {
		page = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		bar = new PerformanceBar(page, model, new PerformanceBar.Actions() {
			@Override
			public void chosen() {
				chart.showAll();
				begin();
				readAgain();
			}

			@Override
			public void showAll() {
				chart.showAll();
			}

			@Override
			public void clear() {
				PerformanceView.this.clear();
			}

			@Override
			public void exportTable() {
				PerformanceExport.table(getSite().getShell(), model);
			}

			@Override
			public void exportPicture() {
				PerformanceExport.picture(getSite().getShell(), model, chart.picture());
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
		SashForm sash = new SashForm(page, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		chart = new PerformanceChart(sash, this::point);
		table = new SeriesTable(sash, this::removeSelected);
		sash.setWeights(72, 28);
		sash.addListener(SWT.Resize, event -> turn(sash));
		notice = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 2).applyTo(notice);
		notice.setForeground(ThemeColors.get(ThemeColor.WARNING));
	}

	/** In a low and wide view the table stands beside the chart, which would have no height otherwise. */
	private static void turn(SashForm sash) {
		Point size = sash.getSize();
		int wanted = size.y < LOW && size.x > 2 * size.y ? SWT.HORIZONTAL : SWT.VERTICAL;
		if (sash.getOrientation() != wanted)
			sash.setOrientation(wanted);
	}

	private void acceptDrops() {
		DropTarget target = new DropTarget(stack, DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(new Transfer[] { LocalSelectionTransfer.getTransfer() });
		target.addDropListener(new DropTargetAdapter() {
			@Override
			public void drop(DropTargetEvent event) {
				add(LocalSelectionTransfer.getTransfer().getSelection());
			}
		});
	}

	/** Adds what is selected of what is measured. */
	public void add(ISelection selection) {
		Map<ObjectRef, String> objects = new LinkedHashMap<>();
		for (InventoryObject object : Selections.objects(selection, InventoryObject.class))
			if (!Metric.of(object.getRef().kind()).isEmpty())
				objects.put(object.getRef(), object.getName());
		int refused = model.add(objects);
		showState();
		say(refused == 0 ? "" : NLS.bind(Messages.Notice_tooMany, PerformanceModel.MOST, refused)); //$NON-NLS-1$
		bar.refresh();
		if (watch != null)
			begin();
		readAgain();
	}

	/** Shows these alone. */
	public void show(ISelection selection) {
		model.clear();
		chart.showAll();
		add(selection);
	}

	private void removeSelected() {
		model.remove(table.selected());
		showState();
		draw();
	}

	private void clear() {
		model.clear();
		showState();
		draw();
	}

	private void showState() {
		((StackLayout) stack.getLayout()).topControl = model.series().isEmpty() ? empty : page;
		stack.layout();
	}

	/** What is live is read at the live pace, as long as somebody can see it; what is written down needs nobody to look. */
	private void begin() {
		end();
		everyHost = model.series().stream().anyMatch(one -> one.object().kind() == ObjectKind.CLUSTER || one.object().kind() == ObjectKind.DATASTORE);
		if (model.range() == TimeRange.LIVE)
			watch = services.engine().statistics().watch((host, vms) -> pulse.request(),
					Interest.of(Pace.LIVE).at(host -> everyHost || hosts.contains(host)));
		stack.getDisplay().timerExec(HISTORY_TICK_MILLIS, tick);
		readAgain();
	}

	private void end() {
		if (watch != null)
			watch.close();
		watch = null;
		if (!stack.isDisposed())
			stack.getDisplay().timerExec(-1, tick);
	}

	private void tick() {
		if (stack.isDisposed())
			return;
		readAgain();
		stack.getDisplay().timerExec(HISTORY_TICK_MILLIS, tick);
	}

	private void readAgain() {
		if (stack.isDisposed() || model.series().isEmpty())
			return;
		hosts = model.series().stream().map(one -> whereabouts(one.object())).collect(Collectors.toSet());
		reader.read(new CourseReader.Request(model.metric(), model.range(), model.series().stream().map(PerformanceModel.Series::object).toList(),
				Instant.now()));
	}

	/** A VM that moved is read where it is now. */
	private String whereabouts(ObjectRef object) {
		if (object.kind() != ObjectKind.VM || services.fleet().find(object).isPresent())
			return object.connection();
		return services.engine().inventory().hosts().stream().filter(host -> host.domains().keySet().stream().anyMatch(uuid -> uuid.toString().equals(object.id())))
				.map(host -> host.connection()).findFirst().orElse(object.connection());
	}

	private void take(CourseReader.Request request, CourseReader.Result result) {
		if (stack.isDisposed())
			return;
		model.take(request.metric(), request.range(), result.courses());
		if (!result.problem().isEmpty())
			say(result.problem());
		else if (!model.hasPoints())
			say(request.range() == TimeRange.LIVE ? Messages.Notice_waiting : Messages.Notice_nothing);
		else if (notice.getText().equals(Messages.Notice_waiting) || notice.getText().equals(Messages.Notice_nothing))
			say(""); //$NON-NLS-1$
		draw();
	}

	private void draw() {
		chart.show(model, Instant.now());
		table.show(model);
	}

	private void point(Instant time) {
		chart.control().getPlotArea().setToolTipText(time == null || !model.hasPoints() ? null : model.inWords(time, Words.absolute(time)));
		table.point(time);
	}

	private void say(String text) {
		if (!notice.getText().equals(text)) {
			notice.setText(text);
			page.layout();
		}
	}

	private void applyTheme() {
		chart.applyTheme();
		notice.setForeground(ThemeColors.get(ThemeColor.WARNING));
		draw();
	}

	/** For tests and the commands of this view. */
	public PerformanceModel model() {
		return model;
	}

	public PerformanceChart chart() {
		return chart;
	}

	@Override
	public void setFocus() {
		if (model.series().isEmpty())
			empty.setFocus();
		else
			chart.control().getPlotArea().getControl().setFocus();
	}

	/** Names of what is shown, oldest first. */
	public List<String> names() {
		return model.series().stream().map(PerformanceModel.Series::name).toList();
	}

	@Override
	public void dispose() {
		if (pulse != null) {
			pulse.stop();
			whileVisible.dispose();
			end();
			reader.close();
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}
}
