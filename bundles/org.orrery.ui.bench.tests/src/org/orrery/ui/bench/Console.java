// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainerElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.inventory.Host;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The running console, as a benchmark sees it. Off the UI thread; what is asked there runs on it. */
final class Console {
	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private final BundleContext context;
	private final Display display;

	private Console(BundleContext context, Display display) {
		this.context = context;
		this.display = display;
	}

	/** Waits until the window is open. */
	static Console await(BundleContext context) throws InterruptedException {
		while (!PlatformUI.isWorkbenchRunning())
			Thread.sleep(5);
		Console console = new Console(context, PlatformUI.getWorkbench().getDisplay());
		console.until("the window", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0
				&& PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().isVisible());
		return console;
	}

	Display display() {
		return display;
	}

	<T> T ask(Supplier<T> question) {
		AtomicReference<T> answer = new AtomicReference<>();
		display.syncExec(() -> answer.set(question.get()));
		return answer.get();
	}

	void run(Runnable work) {
		display.syncExec(work);
	}

	/** @return milliseconds until it held */
	double until(String what, BooleanSupplier condition) throws InterruptedException {
		long begun = System.nanoTime();
		while (!ask(condition::getAsBoolean)) {
			if (System.nanoTime() - begun > PATIENCE.toNanos())
				throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
			Thread.sleep(10);
		}
		return (System.nanoTime() - begun) / 1e6;
	}

	/** Until what is pending has been done and painted. */
	void settle() throws InterruptedException {
		for (int round = 0; round < 5; round++) {
			run(display::update);
			Thread.sleep(50);
		}
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

	/** UI thread. */
	int hosts() {
		return (int) services().engine().inventory().hosts().stream().count();
	}

	/** UI thread: VMs in the model. */
	int vms() {
		int vms = 0;
		for (var all = services().fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				vms += host.getVms().size();
			}
		return vms;
	}

	SimulatedFleet fleet(String name) throws InvalidSyntaxException {
		for (ServiceReference<HypervisorDriver> reference : context.getServiceReferences(HypervisorDriver.class, null))
			if (context.getService(reference) instanceof SimulatorDriver simulator)
				return simulator.fleet(name).orElseThrow();
		throw new AssertionError("The simulator is not among the drivers");
	}

	/** UI thread. @param key under which test drivers find it */
	<T extends Control> T find(String key, Class<T> type) {
		Control found = find(window().getShell(), key);
		if (found == null)
			throw new AssertionError("No widget " + key);
		return type.cast(found);
	}

	private static Control find(Control control, String key) {
		if (key.equals(control.getData(UiIds.WIDGET_KEY)))
			return control;
		if (control instanceof Composite composite)
			for (Control child : composite.getChildren()) {
				Control found = find(child, key);
				if (found != null)
					return found;
			}
		return null;
	}

	/** UI thread: gives an editor a place of its own beside the others, so that both can be seen. */
	void putBeside(IWorkbenchPart part) {
		MPart model = part.getSite().getService(MPart.class);
		EModelService models = window().getService(EModelService.class);
		MPartStack stack = models.createModelElement(MPartStack.class);
		MUIElement old = model.getParent();
		models.insert(stack, (MPartSashContainerElement) old, EModelService.BELOW, 0.55f);
		stack.getChildren().add(model);
		stack.setSelectedElement(model);
	}

	/** Seconds of processor time so far, of all threads. */
	static double cpuSeconds() {
		return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
	}

	/** Seconds of processor time so far, of the UI thread. */
	double uiCpuSeconds() {
		return ManagementFactory.getThreadMXBean().getThreadCpuTime(display.getThread().threadId()) / 1e9;
	}

	static double heapMiB() {
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
	}

	/** What lives on the heap, without what is only not collected yet. */
	static double liveHeapMiB() throws InterruptedException {
		System.gc();
		Thread.sleep(500);
		System.gc();
		return heapMiB();
	}

	/** A picture of the screen into the folder that {@code orrery.bench.pictures} names, where it does. */
	void picture(String name) throws IOException, InterruptedException {
		String folder = System.getProperty("orrery.bench.pictures");
		if (folder == null)
			return;
		settle();
		new ProcessBuilder("import", "-window", "root", new File(folder, name + ".png").getPath()).inheritIO().start().waitFor();
	}
}
