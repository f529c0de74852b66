// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The running console with hosts of the simulator: clean before each test, and without logged errors after it. */
final class Workbench implements BeforeEachCallback, AfterEachCallback {
	private static final AtomicInteger FLEETS = new AtomicInteger();

	final UiDriver ui = new UiDriver();
	private final List<IStatus> errors = new ArrayList<>();
	private final ILogListener log = (status, plugin) -> {
		if (status.getSeverity() == IStatus.ERROR)
			synchronized (errors) {
				errors.add(status);
			}
	};

	@Override
	public void beforeEach(ExtensionContext context) throws Exception {
		Platform.addLogListener(log);
		disconnectAll();
	}

	@Override
	public void afterEach(ExtensionContext context) throws Exception {
		ui.closeDialogs(window().getShell());
		disconnectAll();
		ui.settle();
		Platform.removeLogListener(log);
		synchronized (errors) {
			assertEquals(List.of(), errors.stream().map(Workbench::inFull).toList(), "errors logged meanwhile");
		}
	}

	private static String inFull(IStatus status) {
		java.io.StringWriter text = new java.io.StringWriter();
		text.append(status.getMessage()).append('\n');
		if (status.getException() != null)
			status.getException().printStackTrace(new java.io.PrintWriter(text));
		return text.toString();
	}

	private void disconnectAll() throws IOException {
		for (HostConnection connection : services().engine().connections().all())
			services().engine().connections().remove(connection.id());
		ui.until("the fleet is empty", () -> hosts().isEmpty());
	}

	IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	IWorkbenchPage page() {
		return window().getActivePage();
	}

	Services services() {
		return Services.ofWorkbench();
	}

	IViewPart view(String id) {
		try {
			return page().showView(id);
		} catch (PartInitException e) {
			throw new AssertionError(e);
		}
	}

	/** A fleet of its own name, known to the simulator but not yet connected. */
	SimulatedFleet fleet(int hosts, int vmsPerHost) {
		SimulatedFleet fleet = SimulatedFleet.of("ui" + FLEETS.incrementAndGet(), SimulationClock.real(), hosts, vmsPerHost);
		fleet.linkRate(2L << 30);
		simulator().add(fleet);
		return fleet;
	}

	/** Connects all hosts and waits until the model shows them with their VMs. */
	SimulatedFleet connected(int hosts, int vmsPerHost) {
		SimulatedFleet fleet = fleet(hosts, vmsPerHost);
		fleet.hosts().forEach(this::connect);
		ui.until(hosts + " hosts with " + vmsPerHost + " VMs each",
				() -> hosts().size() == hosts && hosts().stream().allMatch(host -> host.getState() == HostState.ACTIVE && host.getVms().size() == vmsPerHost));
		return fleet;
	}

	HostConnection connect(SimulatedHost host) {
		try {
			HostConnection connection = services().engine().connections()
					.add(ConnectionDefinition.of(host.uri().toString(), host.name(), "Lab", "east"));
			connection.connect();
			return connection;
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private static SimulatorDriver simulator() {
		BundleContext context = FrameworkUtil.getBundle(Workbench.class).getBundleContext();
		try {
			for (ServiceReference<HypervisorDriver> reference : context.getServiceReferences(HypervisorDriver.class, null))
				if (context.getService(reference) instanceof SimulatorDriver simulator)
					return simulator;
		} catch (InvalidSyntaxException e) {
			throw new AssertionError(e);
		}
		throw new AssertionError("The simulator is not registered");
	}

	List<Host> hosts() {
		List<Host> hosts = new ArrayList<>();
		for (TreeIterator<EObject> all = services().fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host)
				hosts.add(host);
		return hosts;
	}

	Host host(String name) {
		return hosts().stream().filter(host -> name.equals(host.getName())).findFirst().orElseThrow(() -> new AssertionError("No host " + name));
	}

	VirtualMachine anyVm(String host) {
		return host(host).getVms().stream().filter(vm -> vm.getState() == org.orrery.model.inventory.VmState.RUNNING).findFirst()
				.orElseThrow(() -> new AssertionError("No running VM on " + host));
	}

	/** Selects in the navigator, as a click does. */
	void select(InventoryObject... objects) {
		IViewPart navigator = view(UiIds.NAVIGATOR_VIEW);
		navigator.getSite().getSelectionProvider().setSelection(new StructuredSelection(objects));
		ui.settle();
	}

	/** Selects in the Tasks view, as soon as it is listed there. */
	void selectTask(TaskRecord task) {
		IViewPart view = view(UiIds.TASKS_VIEW);
		ui.find(window().getShell(), "task-filter", Text.class).setText("");
		Tree tasks = ui.find(window().getShell(), "tasks", Tree.class);
		ui.until("it is listed: " + task.title(), () -> Arrays.stream(tasks.getItems()).anyMatch(item -> isOf(item, task)));
		TreeItem item = Arrays.stream(tasks.getItems()).filter(one -> isOf(one, task)).findFirst().orElseThrow();
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(item.getData()));
		view.setFocus();
		ui.settle();
	}

	private static boolean isOf(TreeItem item, TaskRecord task) {
		TaskRecord shown = Adapters.adapt(item.getData(), TaskRecord.class);
		return shown != null && shown.id().equals(task.id());
	}

	void run(String command) {
		try {
			window().getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			throw new AssertionError("The command " + command + " did not run", e);
		}
	}
}
