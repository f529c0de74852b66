// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.editor.TopologyEditor;
import org.orrery.diagram.editor.TopologyEditorInput;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.parts.GhostEditPart;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.VmEditPart;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.HostConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** A console with simulated hosts and the topology open on them. Each test has its own fleet; nothing is left behind. */
abstract class TopologyTestBase {
	static final long GIB = 1L << 30;
	private static int fleets;

	final Services services = Services.ofWorkbench();
	SimulatedFleet fleet = new SimulatedFleet("test" + ++fleets);
	TopologyEditor editor;

	@BeforeEach
	void startClean() throws Exception {
		assertNotNull(System.getProperty("orrery.home"), "Tests need a data folder of their own: -Dorrery.home=FOLDER");
		removeHosts(); // of a run that was stopped in the middle
		deleteDesigns();
	}

	@AfterEach
	void removeHosts() throws Exception {
		close();
		for (HostConnection connection : new ArrayList<>(services.engine().connections().all()))
			services.engine().connections().remove(connection.definition().id());
		UiLoop.await("the hosts to leave the fleet", () -> services.engine().inventory().hosts().isEmpty() && hostsInModel() == 0);
	}

	/** What the figures are made from follows the inventory a moment later. */
	private int hostsInModel() {
		int hosts = 0;
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host)
				hosts++;
		return hosts;
	}

	static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	Path designs() {
		return services.engine().settings().dataFolder().resolve("designs");
	}

	private void deleteDesigns() throws IOException {
		if (!Files.exists(designs()))
			return;
		try (Stream<Path> files = Files.walk(designs())) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}

	static void close() {
		page().closeAllEditors(true);
		UiLoop.settle();
	}

	/** Two hosts that see the same storage, h1 with the VMs web and app. */
	void twoHosts() {
		twoHosts("br0");
	}

	/** @param networkOfSecond bridge of h2; VMs use br0 */
	void twoHosts(String networkOfSecond) {
		var shared = fleet.sharedPool("shared", "nas.example:/export", "/srv/shared", 1024 * GIB);
		for (String name : List.of("h1", "h2")) {
			var host = fleet.addHost(name);
			host.attach(shared);
			host.addBridge(name.equals("h1") ? "br0" : networkOfSecond, "eth0");
		}
		for (String name : List.of("web", "app"))
			fleet.host("h1").add(VmSpec.named(name).memory(GIB / 4).disk("shared", GIB).network("bridge:br0"));
	}

	/** Connects every host of the fleet, opens the topology, waits until it shows all VMs. */
	void open() throws Exception {
		driver().add(fleet);
		for (var host : fleet.hosts())
			services.engine().connections().add(ConnectionDefinition.of("sim://" + fleet.name() + '/' + host.name(), host.name(), "Lab", "east"));
		services.engine().connections().connectAll();
		openEditor();
	}

	void openEditor() throws Exception {
		editor = (TopologyEditor) page().openEditor(TopologyEditorInput.FLEET, DiagramIds.TOPOLOGY_EDITOR);
		int vms = fleet.hosts().stream().mapToInt(host -> host.domains().size()).sum();
		UiLoop.await(vms + " VMs on " + fleet.hosts().size() + " hosts in the topology",
				() -> parts(HostEditPart.class).size() == fleet.hosts().size() && parts(VmEditPart.class).size() == vms);
		// the last thing that connecting tells; what comes later could take the selection of a test away
		List<String> names = fleet.hosts().stream().map(host -> host.name()).toList();
		UiLoop.await("every host active and by name", () -> parts(HostEditPart.class).stream().filter(part -> part.model().getState() == HostState.ACTIVE)
				.map(part -> part.model().getName()).toList().containsAll(names));
		viewer().flush();
		UiLoop.settle();
	}

	private static SimulatorDriver driver() throws Exception {
		BundleContext bundle = FrameworkUtil.getBundle(TopologyTestBase.class).getBundleContext();
		for (ServiceReference<HypervisorDriver> reference : bundle.getServiceReferences(HypervisorDriver.class, null))
			if (bundle.getService(reference) instanceof SimulatorDriver simulator)
				return simulator;
		throw new AssertionError("The simulator is not among the drivers");
	}

	GraphicalViewer viewer() {
		return editor.viewer();
	}

	<T> List<T> parts(Class<T> type) {
		List<T> found = new ArrayList<>();
		for (Object part : viewer().getEditPartRegistry().values())
			if (type.isInstance(part))
				found.add(type.cast(part));
		return found;
	}

	HostEditPart host(String name) {
		return parts(HostEditPart.class).stream().filter(part -> part.model().getName().equals(name)).findFirst()
				.orElseThrow(() -> new AssertionError("No figure of host " + name));
	}

	VmEditPart vm(String name) {
		return parts(VmEditPart.class).stream().filter(part -> part.model().getName().equals(name)).findFirst()
				.orElseThrow(() -> new AssertionError("No figure of VM " + name));
	}

	boolean isOn(String vm, String host) {
		return host(host).getChildren().stream().anyMatch(child -> child instanceof VmEditPart part && part.model().getName().equals(vm));
	}

	boolean hasGhost(String host) {
		return host(host).getChildren().stream().anyMatch(GhostEditPart.class::isInstance);
	}

	/** Middle of a figure, in the canvas. */
	Point centre(GraphicalEditPart part) {
		Rectangle bounds = part.getFigure().getBounds().getCopy();
		part.getFigure().translateToAbsolute(bounds);
		return new Point(bounds.getCenter().x, bounds.getCenter().y);
	}

	/** Presses on a part and moves to another place in steps; the button stays down. */
	void dragTo(GraphicalEditPart part, Point to) {
		Point from = centre(part);
		send(SWT.MouseMove, from, 0, 0);
		send(SWT.MouseDown, from, 1, 0);
		for (int i = 1; i <= 10; i++)
			send(SWT.MouseMove, new Point(from.x + (to.x - from.x) * i / 10, from.y + (to.y - from.y) * i / 10), 0, SWT.BUTTON1);
	}

	/** A sheet that opens then and that nobody answers is closed: the test would wait for it for ever. */
	void release(Point at) {
		boolean[] over = { false };
		UiLoop.closeDialogsUnless(() -> over[0]);
		send(SWT.MouseUp, at, 1, SWT.BUTTON1);
		over[0] = true;
	}

	void click(Point at) {
		send(SWT.MouseMove, at, 0, 0);
		send(SWT.MouseDown, at, 1, 0);
		send(SWT.MouseUp, at, 1, SWT.BUTTON1);
	}

	void send(int type, Point at, int button, int mask) {
		Control canvas = viewer().getControl();
		Event event = new Event();
		event.type = type;
		event.widget = canvas;
		event.display = canvas.getDisplay();
		event.x = at.x;
		event.y = at.y;
		event.button = button;
		event.stateMask = mask;
		event.count = 1;
		canvas.notifyListeners(type, event);
		UiLoop.settle();
	}

	/** The sentence above the diagram; empty when there is none. */
	String message() {
		Label label = (Label) find(viewer().getControl().getParent(), "topology-message");
		assertNotNull(label, "The editor has a message bar");
		return label.isVisible() ? label.getText() : "";
	}

	static Control find(Composite in, String key) {
		for (Control child : in.getChildren()) {
			if (key.equals(child.getData(UiIds.WIDGET_KEY)))
				return child;
			Control deeper = child instanceof Composite composite ? find(composite, key) : null;
			if (deeper != null)
				return deeper;
		}
		return null;
	}

	/** When the confirmation sheet opens and can be confirmed, its button is pressed. */
	static void confirmMigration() {
		UiLoop.keepTrying(() -> {
			for (Shell shell : Display.getCurrent().getShells()) {
				if (!"migration-sheet".equals(shell.getData(UiIds.WIDGET_KEY)))
					continue;
				Control button = find(shell, "migrate");
				if (button == null || !button.isEnabled())
					return false;
				button.notifyListeners(SWT.Selection, new Event());
				return true;
			}
			return false;
		});
	}

	void awaitVerdict(String host) {
		UiLoop.await("the verdict of " + host, () -> {
			var verdict = host(host).nodeFigure().verdict();
			return verdict != null && verdict.kind() != DropVerdict.Kind.CHECKING;
		});
		assertTrue(editor.context().drag().isActive());
	}
}
