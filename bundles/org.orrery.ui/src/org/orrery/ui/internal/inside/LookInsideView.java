// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.orrery.engine.network.StepWords;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.EmptyState;
import org.orrery.ui.internal.workbench.WhileVisible;

/** What goes on inside the virtual switches of the host that was selected last, read anew every two seconds while somebody can see it. UI thread. */
public final class LookInsideView extends ViewPart implements ISelectionListener {
	private Services services;
	private InsideReader reader;
	private Composite stack;
	private EmptyState empty;
	private Composite page;
	private Label host;
	private Combo switches;
	private Label notice;
	private Label loops;
	private InsideTable<Row.Mac> macs;
	private InsideTable<Row.Port> ports;
	private InsideTable<Row.Way> ways;
	private TracePane trace;
	private NeighboursPane neighbours;
	private CTabFolder folder;
	private WhileVisible whileVisible;
	private InsideReading shown;
	private volatile String connection = ""; //$NON-NLS-1$
	private final Runnable themeListener = this::repaint;

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		reader = new InsideReader(services.engine(), reading -> later(() -> take(reading)));
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyState(stack, null, Messages.Empty_message, null, null, getSite());
		createPage();
		top(empty);
		ThemeColors.addListener(themeListener);
		whileVisible = WhileVisible.of(this, () -> reader.visible(true), () -> reader.visible(false));
		getSite().getPage().addPostSelectionListener(this);
		ISelection now = getSite().getPage().getSelection();
		if (now != null)
			selectionChanged(getSite().getPage().getActivePart(), now);
	}

	private void createPage() {
		page = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		notice = new Label(page, SWT.WRAP);
		notice.setForeground(ThemeColors.get(ThemeColor.WARNING));
		GridDataFactory.fillDefaults().grab(true, false).indent(10, 0).applyTo(notice);
		folder = new CTabFolder(page, SWT.TOP | SWT.FLAT);
		folder.setData(UiIds.WIDGET_KEY, "inside-tabs"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
		createTabs();
		folder.setSelection(0);
		folder.setTopRight(createHeader());
	}

	/** Beside the tabs: the view is low where it stands at first. */
	private Composite createHeader() {
		Composite header = new Composite(folder, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 0).spacing(8, 0).applyTo(header);
		host = new Label(header, SWT.RIGHT);
		host.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		host.setData(UiIds.WIDGET_KEY, "inside-host"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(host);
		new Label(header, SWT.NONE).setText(Messages.Switch_label);
		switches = new Combo(header, SWT.READ_ONLY | SWT.DROP_DOWN);
		switches.setItems(Messages.Switch_all);
		switches.select(0);
		switches.addListener(SWT.Selection, event -> fill());
		return header;
	}

	private void createTabs() {
		macs = new InsideTable<>(folder, Row.Mac.class, "inside-macs", row -> row.entry().origin() == MacEntry.Origin.FOREIGN); //$NON-NLS-1$
		macs.column(Messages.Column_mac, 150, row -> row.entry().mac()).number(Messages.Column_vlan, 60, row -> row.entry().vlan() == 0 ? "–" : Integer.toString(row.entry().vlan())) //$NON-NLS-1$
				.column(Messages.Column_port, 110, row -> row.entry().port()).column(Messages.Column_origin, 110, row -> words(row.entry().origin()))
				.number(Messages.Column_age, 80, row -> row.entry().isStatic() ? Messages.Age_static : NLS.bind(Messages.Age_seconds, row.entry().age()))
				.column(Messages.Column_vm, 160, Row.Mac::vm).column(Messages.Column_switch, 110, Row.Mac::on);
		tab(Messages.Tab_macs, macs.control());
		ports = new InsideTable<>(folder, Row.Port.class, "inside-ports", //$NON-NLS-1$
				row -> row.status().link() == Link.DOWN || row.counted().hasProblems() || !row.status().error().isEmpty()
						|| row.status().config().guard().equals(PortGuard.BROKEN));
		ports.column(Messages.Column_port, 110, row -> row.status().name()).column(Messages.Column_vm, 130, Row.Port::vm)
				.column(Messages.Column_link, 70, row -> words(row.status().link())).number(Messages.Column_number, 70, row -> mark(row, Marks.PORT))
				.column(Messages.Column_profile, 110, row -> mark(row, Marks.PROFILE)).column(Messages.Column_vlan, 110, row -> row.status().config().vlan().toString())
				.column(Messages.Column_guarded, 290, row -> row.status().config().guard().isOpen() ? "" : StepWords.words(row.status().config().guard())) //$NON-NLS-1$
				.number(Messages.Column_received, 90, row -> Words.bytes(row.counted().inBytes())).number(Messages.Column_sent, 90, row -> Words.bytes(row.counted().outBytes()))
				.number(Messages.Column_dropped, 80, row -> Long.toString(dropped(row.counted()))).number(Messages.Column_errors, 70, row -> Long.toString(row.counted().inErrors() + row.counted().outErrors()))
				.column(Messages.Column_problem, 180, row -> row.status().error()).column(Messages.Column_switch, 90, Row.Port::on);
		tab(Messages.Tab_ports, ports.control());
		Composite both = new Composite(folder, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(both);
		ways = new InsideTable<>(both, Row.Way.class, "inside-ways", Row.Way::bad); //$NON-NLS-1$
		ways.column(Messages.Column_port, 120, Row.Way::port).column(Messages.Column_kind, 130, Row.Way::kind).column(Messages.Column_by, 100, Row.Way::by)
				.column(Messages.Column_state, 150, Row.Way::state).column(Messages.Column_more, 260, Row.Way::more).column(Messages.Column_switch, 110, Row.Way::on);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(ways.control());
		loops = new Label(both, SWT.WRAP);
		loops.setData(UiIds.WIDGET_KEY, "inside-loops"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).hint(200, SWT.DEFAULT).applyTo(loops);
		tab(Messages.Tab_ways, both);
		trace = new TracePane(folder, (from, to, vlan) -> reader.trace(from, to, vlan, found -> later(() -> trace.show(found))));
		tab(Messages.Tab_trace, trace.control());
		neighbours = new NeighboursPane(folder, (host, pane) -> reader.neighbours(host, heard -> later(() -> pane.take(heard))));
		tab(Messages.Tab_neighbours, neighbours.control());
		folder.addListener(SWT.Selection, event -> lookAtNeighbours());
	}

	private void tab(String title, Control control) {
		CTabItem item = new CTabItem(folder, SWT.NONE);
		item.setText(title);
		item.setControl(control);
	}

	private static String mark(Row.Port row, String mark) {
		return row.status().config().marks().getOrDefault(mark, ""); //$NON-NLS-1$
	}

	private static long dropped(PortCounters counters) {
		return counters.inDropped() + counters.outDropped();
	}

	private static String words(MacEntry.Origin origin) {
		return switch (origin) {
		case VM -> Messages.Origin_vm;
		case SWITCH -> Messages.Origin_switch;
		case LEARNT -> Messages.Origin_learnt;
		case FOREIGN -> Messages.Origin_foreign;
		};
	}

	private static String words(Link link) {
		return switch (link) {
		case UP -> Messages.Link_up;
		case DOWN -> Messages.Link_down;
		case UNKNOWN -> Messages.Link_unknown;
		};
	}

	// --- what is shown -----------------------------------------------------------------------------------------------------------------

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		List<InventoryObject> objects = Selections.objects(selection, InventoryObject.class);
		if (part == this || objects.isEmpty() || objects.getFirst().getRef() == null)
			return;
		String wanted = objects.getFirst().getRef().connection();
		if (wanted.isEmpty() || wanted.equals(connection))
			return;
		connection = wanted;
		reader.show(wanted);
	}

	/** From the reader's thread to this one. */
	private void later(Runnable work) {
		services.fleet().modelThread().execute(() -> {
			if (!stack.isDisposed())
				work.run();
		});
	}

	private void take(InsideReading reading) {
		if (!reading.connection().equals(connection))
			return;
		if (reading.host().isEmpty()) {
			connection = ""; //$NON-NLS-1$
			top(empty);
			return;
		}
		shown = reading;
		if (!host.getText().equals(reading.host())) {
			host.setText(reading.host());
			folder.layout();
		}
		notice.setText(reading.views().isEmpty() && reading.words().isEmpty() ? Messages.Notice_none : reading.words());
		((org.eclipse.swt.layout.GridData) notice.getLayoutData()).exclude = notice.getText().isEmpty();
		notice.setVisible(!notice.getText().isEmpty());
		names(reading);
		fill();
		trace.nics(reading.nics());
		lookAtNeighbours();
		top(page);
		page.layout();
	}

	private void lookAtNeighbours() {
		if (folder.getSelection() != null && folder.getSelection().getControl() == neighbours.control())
			neighbours.look(connection);
	}

	private void names(InsideReading reading) {
		List<String> items = new ArrayList<>(List.of(Messages.Switch_all));
		reading.views().forEach(view -> items.add(view.inside().name()));
		if (items.equals(List.of(switches.getItems())))
			return;
		String chosen = switches.getText();
		switches.setItems(items.toArray(String[]::new));
		switches.select(Math.max(0, items.indexOf(chosen)));
		folder.layout();
	}

	private void fill() {
		if (shown == null)
			return;
		String on = switches.getSelectionIndex() <= 0 ? "" : switches.getText(); //$NON-NLS-1$
		macs.fill(shown.macs(on));
		ports.fill(shown.ports(on));
		ways.fill(shown.ways(on));
		String words = shown.loops(on);
		if (!words.equals(loops.getText())) {
			loops.setText(words);
			loops.getParent().layout();
		}
	}

	private void top(Composite control) {
		((StackLayout) stack.getLayout()).topControl = control;
		stack.layout();
	}

	private void repaint() {
		notice.setForeground(ThemeColors.get(ThemeColor.WARNING));
		macs.repaint();
		ports.repaint();
		ways.repaint();
		trace.repaint();
		neighbours.repaint();
	}

	@Override
	public void setFocus() {
		if (((StackLayout) stack.getLayout()).topControl == page)
			folder.setFocus();
		else
			empty.setFocus();
	}

	@Override
	public void dispose() {
		if (services != null) {
			getSite().getPage().removePostSelectionListener(this);
			ThemeColors.removeListener(themeListener);
			whileVisible.dispose();
			reader.close();
		}
		super.dispose();
	}
}
