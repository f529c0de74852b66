// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorReference;
import org.orrery.hypervisor.simulator.Churn;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.UiIds;

/** 100 hosts with 100 VMs each: idle, then with a thousand changes a second, with navigator, table and topology in sight. */
final class FleetScenario implements Scenario {
	private static final String FLEET = "fleet-100x100";
	private static final int VMS = 10_000;
	private static final int PER_SECOND = Integer.getInteger("orrery.bench.rate", 1000);
	private static final int CHURN_SECONDS = Integer.getInteger("orrery.bench.seconds", 60);
	private static final int IDLE_SECONDS = Integer.getInteger("orrery.bench.idle", 30);
	private static final int SELECTED_ROW = 3;

	@Override
	public void run(Console console, Findings findings) throws Exception {
		SimulatedFleet fleet = console.fleet(FLEET);
		try (Stalls stalls = new Stalls(console.display()); Profile profile = Profile.of(console)) {
			findings.put("fleet.populate", console.until("10,000 VMs in the model", () -> console.vms() == VMS));
			findings.put("fleet.rows", console.until("10,000 rows", () -> console.find("vm-table", Table.class).getItemCount() == VMS));
			stalls.report("fleet.populate.stall", findings);
		}
		console.run(() -> showAll(console));
		console.picture("fleet");
		Thread.sleep(15_000); // connecting has its aftermath: addresses, classes to compile
		findings.put("fleet.heap.idle", Console.liveHeapMiB());
		idle(console, findings);
		churn(console, fleet, findings);
		console.until("what the simulator has", () -> matches(console, fleet));
		console.picture("churned");
		findings.put("fleet.heap.live", Console.liveHeapMiB());
	}

	private static void showAll(Console console) {
		for (IEditorReference editor : console.page().getEditorReferences())
			if (editor.getId().equals(UiIds.TOPOLOGY_EDITOR))
				console.putBeside(editor.getEditor(true));
			else if (editor.getId().equals(UiIds.VIRTUAL_MACHINES_EDITOR))
				console.page().bringToTop(editor.getEditor(true));
	}

	private static void idle(Console console, Findings findings) throws InterruptedException {
		try (Stalls stalls = new Stalls(console.display())) {
			Thread.sleep(5_000);
			stalls.report("fleet.idle.stall", findings);
		}
		ThreadTimes threads = new ThreadTimes();
		double before = Console.cpuSeconds();
		long begun = System.nanoTime();
		Thread.sleep(IDLE_SECONDS * 1000L);
		findings.put("fleet.idle.cpu", 100 * (Console.cpuSeconds() - before) / ((System.nanoTime() - begun) / 1e9));
		threads.print();
	}

	private static void churn(Console console, SimulatedFleet fleet, Findings findings) throws Exception {
		Table table = console.ask(() -> console.find("vm-table", Table.class));
		console.run(() -> {
			table.setSelection(SELECTED_ROW);
			table.notifyListeners(SWT.Selection, new Event());
		});
		ThreadTimes threads = new ThreadTimes();
		double before = Console.cpuSeconds();
		double uiBefore = console.uiCpuSeconds();
		double peak = 0;
		long begun = System.nanoTime();
		Churn churn = Churn.of(fleet, PER_SECOND, 1);
		try (Stalls stalls = new Stalls(console.display()); Profile profile = Profile.of(console)) {
			for (int second = 0; second < CHURN_SECONDS; second++) {
				Thread.sleep(1000);
				peak = Math.max(peak, Console.heapMiB());
				if (second == CHURN_SECONDS / 2)
					System.out.println("  in churn: " + churn.made() + " changes");
			}
			double seconds = (System.nanoTime() - begun) / 1e9;
			findings.put("fleet.churn.rate", churn.made() / seconds);
			findings.put("fleet.churn.cpu", 100 * (Console.cpuSeconds() - before) / seconds);
			findings.put("fleet.churn.cpu.ui", 100 * (console.uiCpuSeconds() - uiBefore) / seconds);
			threads.print();
			stalls.report("fleet.churn.stall", findings);
		} finally {
			churn.close();
		}
		findings.put("fleet.heap.peak", peak);
		findings.put("fleet.churn.selected", console.ask(() -> table.getSelectionCount()));
	}

	/** UI thread: the model says what the hosts say. */
	private static boolean matches(Console console, SimulatedFleet fleet) {
		Map<UUID, String> shown = new HashMap<>();
		for (TreeIterator<EObject> all = console.services().fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof VirtualMachine vm) {
				all.prune();
				shown.put(UUID.fromString(vm.getRef().id()), vm.getName() + vm.getState());
			}
		Map<UUID, String> real = new HashMap<>();
		for (SimulatedHost host : fleet.hosts())
			host.domains().forEach(domain -> real.put(domain.uuid(), domain.name() + domain.state()));
		return shown.equals(real);
	}
}
