// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.Alarms;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulatedPool;
import org.orrery.model.ObjectKind;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.AlarmMark;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;

/** A VM that crashes: in the view, in the status line, and on the icons of all that is above it. */
class AlarmsTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();

	private static AlarmFeed feed() {
		return Services.ofWorkbench().alarms();
	}

	private static Optional<Alarm> alarmOf(VirtualMachine vm) {
		return feed().of(vm).stream().findFirst();
	}

	private static void choose(Button button) {
		for (Button other : Arrays.stream(button.getParent().getChildren()).map(Button.class::cast).toList())
			other.setSelection(other == button);
		button.notifyListeners(SWT.Selection, new Event());
	}

	private Optional<TableItem> row(Table table, String vm) {
		return Arrays.stream(table.getItems()).filter(item -> item.getText(1).startsWith(vm + " ")).findFirst();
	}

	@Test
	void aCrashIsListedMarkedAcknowledgedAndGoes() {
		SimulatedFleet fleet = workbench.connected(2, 3);
		SimulatedHost simulated = fleet.hosts().getFirst();
		VirtualMachine vm = workbench.anyVm(simulated.name());
		Alarms alarms = Services.ofWorkbench().engine().alarms();
		IViewPart view = workbench.view(UiIds.ALARMS_VIEW);
		Table table = workbench.ui.find(workbench.window().getShell(), "alarms", Table.class);
		CLabel status = workbench.ui.find(workbench.window().getShell(), "alarm-status", CLabel.class);
		var uuid = simulated.uuidOf(vm.getName());
		workbench.ui.until("somebody evaluates", alarms::isWatched);

		simulated.alter(uuid, domain -> domain.withState(DomainState.SHUT_OFF, "crashed", -1), DomainEvent.CRASHED);
		workbench.ui.until("the view lists it", () -> row(table, vm.getName()).isPresent());
		TableItem item = row(table, vm.getName()).orElseThrow();
		assertEquals("Critical", item.getText(0));
		assertEquals("Crashed", item.getText(2));
		assertTrue(view.getTitle().matches("Alarms \\(\\d+\\)"), view.getTitle());
		assertTrue(status.getText().matches("[1-9]\\d* alarms?"), status.getText());
		for (EObject one = vm; one instanceof InventoryObject object; one = one.eContainer())
			assertEquals(Optional.of(AlarmMark.CRITICAL), feed().mark(object), object.getName());
		workbench.ui.until("its icon says it, when the model does",
				() -> StateImages.of(vm, Services.ofWorkbench()) == Images.image("vm", "off", AlarmMark.CRITICAL));

		String id = alarmOf(vm).orElseThrow().id();
		alarms.acknowledge(id, "known");
		workbench.ui.until("it is not listed as active any more", () -> row(table, vm.getName()).isEmpty());
		assertEquals(Optional.of(AlarmMark.QUIET), feed().mark(vm));
		choose(workbench.ui.find(workbench.window().getShell(), "alarm-filter-quiet", Button.class));
		assertTrue(row(table, vm.getName()).orElseThrow().getText(4).endsWith(": known"));

		simulated.alter(uuid, domain -> domain.withState(DomainState.RUNNING, "booted", 99), DomainEvent.STARTED);
		workbench.ui.until("it has ended", () -> alarmOf(vm).isEmpty());
		assertEquals(Optional.empty(), feed().mark(vm));
		choose(workbench.ui.find(workbench.window().getShell(), "alarm-filter-history", Button.class));
		assertTrue(row(table, vm.getName()).orElseThrow().getText(4).endsWith("The cause is gone"));
		choose(workbench.ui.find(workbench.window().getShell(), "alarm-filter-active", Button.class));
	}

	/** The alarm is one, whichever host it was seen through; the storage is on several. */
	@Test
	void sharedStorageThatIsFullMarksEveryHostThatHasIt() {
		SimulatedFleet fleet = workbench.connected(3, 1);
		SimulatedPool shared = fleet.sharedPool("nfs", "nas:/export", "/srv/nfs", 1L << 40);
		shared.create("full", "raw", 4L << 40);
		fleet.hosts().forEach(host -> host.attach(shared));
		List<Host> hosts = workbench.hosts();
		workbench.ui.until("all have the storage", () -> hosts.stream().allMatch(host -> store(host).isPresent()));
		workbench.ui.until("each is marked", () -> hosts.stream().allMatch(host -> feed().mark(store(host).get()).equals(Optional.of(AlarmMark.CRITICAL))));
		for (Host host : hosts) {
			assertEquals(Optional.of(AlarmMark.CRITICAL), feed().mark(host), host.getName());
			assertEquals(1, feed().of(store(host).orElseThrow()).stream().filter(alarm -> alarm.severity() == AlarmSeverity.CRITICAL).count());
		}
		assertEquals(1, feed().open().stream().filter(alarm -> alarm.subject().kind() == ObjectKind.DATASTORE && alarm.severity() == AlarmSeverity.CRITICAL).count());
	}

	private static Optional<Datastore> store(Host host) {
		return host.getDatastores().stream().filter(store -> "nfs".equals(store.getName())).findFirst();
	}

	@Test
	void problemsOfAllHostsAreListedFilteredAndLeadToTheirObjects() {
		UiDriver ui = workbench.ui;
		SimulatedFleet fleet = workbench.connected(2, 2);
		workbench.view(UiIds.PROBLEMS_VIEW);
		Table problems = ui.find(workbench.window().getShell(), "problems", Table.class);
		String name = fleet.hosts().getFirst().name();
		fleet.hosts().getFirst().cutOff();
		ui.until("the lost host is listed", () -> Arrays.stream(problems.getItems()).anyMatch(item -> item.getText(1).equals(name)));
		TableItem row = Arrays.stream(problems.getItems()).filter(item -> item.getText(1).equals(name)).findFirst().orElseThrow();
		assertEquals("Critical", row.getText(0));
		assertFalse(row.getText(2).isEmpty(), "says what is wrong");
		assertFalse(row.getText(3).isEmpty(), "says what to do");
		Text filter = ui.find(workbench.window().getShell(), "problems-filter", Text.class);
		filter.setText("no such words");
		ui.until("nothing is left", () -> problems.getItemCount() == 0);
		filter.setText(name + " critical");
		ui.until("it is back", () -> problems.getItemCount() >= 1);
		problems.setSelection(0);
		Event open = new Event();
		open.item = problems.getItem(0);
		problems.notifyListeners(SWT.Selection, open);
		problems.notifyListeners(SWT.DefaultSelection, open);
		Tree navigator = ui.find(workbench.window().getShell(), "navigator", Tree.class);
		ui.until("the host is selected", () -> navigator.getSelectionCount() == 1 && navigator.getSelection()[0].getText().startsWith(name));
		fleet.hosts().getFirst().rejoin();
	}
}
