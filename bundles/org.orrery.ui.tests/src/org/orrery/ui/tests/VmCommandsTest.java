// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;

import org.eclipse.core.commands.Command;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies.Scope;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskRetention;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.dnd.VmDrag;
import org.orrery.ui.internal.navigator.HostDropTarget;

class VmCommandsTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@Test
	void pausesAndResumesByCommand() {
		SimulatedFleet fleet = workbench.connected(1, 2);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		workbench.select(vm);
		ui.until("pause is offered", () -> command(UiIds.PAUSE).isEnabled());
		assertFalse(command(UiIds.START).isEnabled(), "a running VM cannot be started");
		workbench.run(UiIds.PAUSE);
		ui.until("the VM is paused", () -> vm.getState() == VmState.PAUSED);
		ui.until("resume is offered without a new selection", () -> command(UiIds.RESUME).isEnabled());
		workbench.run(UiIds.RESUME);
		ui.until("the VM runs", () -> vm.getState() == VmState.RUNNING);
	}

	@Test
	void forceOffNamesTheVmAndWaitsForAYes() {
		SimulatedFleet fleet = workbench.connected(1, 1);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		workbench.select(vm);
		ui.until("force off is offered", () -> command(UiIds.FORCE_OFF).isEnabled());
		String title = "Force off " + vm.getName();
		ui.answer(title, shell -> true, shell -> ui.click(ui.button(shell, "Keep running")));
		workbench.run(UiIds.FORCE_OFF);
		ui.settle();
		assertEquals(VmState.RUNNING, vm.getState());
		ui.answer(title, shell -> true, shell -> ui.click(ui.button(shell, title)));
		workbench.run(UiIds.FORCE_OFF);
		ui.until("the VM is off", () -> vm.getState() == VmState.SHUT_OFF);
	}

	@Test
	void migratesByTheWizardAndStaysSelected() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		SimulatedHost target = fleet.hosts().getLast();
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		String uuid = vm.getRef().id();
		workbench.select(vm);
		ui.until("migrate is offered", () -> command(UiIds.MIGRATE).isEnabled());
		ui.answer("Migrate " + vm.getName(), shell -> ui.button(shell, "Finish").isEnabled(), shell -> {
			assertEquals(target.name(), ui.find(shell, "migrate-targets", Table.class).getItem(0).getText(0));
			ui.click(ui.button(shell, "Finish"));
		});
		workbench.run(UiIds.MIGRATE);
		ui.until("the VM is on the target", () -> workbench.host(target.name()).getVms().stream().anyMatch(one -> one.getRef().id().equals(uuid)));
		ui.until("it is not on the source any more",
				() -> workbench.host(fleet.hosts().getFirst().name()).getVms().stream().noneMatch(one -> one.getRef().id().equals(uuid)));
		Tree tree = ui.find(workbench.window().getShell(), "navigator", Tree.class);
		ui.until("it is still selected",
				() -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getData() instanceof VirtualMachine now && now.getRef().id().equals(uuid));
	}

	/** The target has the network under another name: the wizard asks for it, and remembers it for the next time. */
	@Test
	void asksWhatANetworkIsCalledOnTheTarget() {
		SimulatedFleet fleet = workbench.fleet(2, 1);
		SimulatedHost source = fleet.hosts().getFirst();
		SimulatedHost target = fleet.hosts().getLast();
		source.addNatNetwork("prod", "virbr7", "10.7.0.1/24");
		target.addNatNetwork("production", "virbr9", "10.7.0.1/24");
		java.util.UUID uuid = source.add(VmSpec.named("mapped").memory(64L << 20).disk("shared", 1L << 30).network("prod"));
		fleet.hosts().forEach(workbench::connect);
		ui.until("the VM is shown", () -> workbench.hosts().size() == 2 && workbench.host(source.name()).getVms().size() == 2);
		VirtualMachine vm = workbench.host(source.name()).getVms().stream().filter(one -> one.getName().equals("mapped")).findFirst().orElseThrow();
		workbench.select(vm);
		ui.until("migrate is offered", () -> command(UiIds.MIGRATE).isEnabled());
		ui.answer("Migrate mapped", shell -> refused(shell, target), shell -> {
			Table hosts = ui.find(shell, "migrate-targets", Table.class);
			hosts.setSelection(0);
			hosts.notifyListeners(SWT.Selection, new Event());
			assertFalse(ui.button(shell, "Finish").isEnabled(), "the network has to be named first");
			ui.click(ui.button(shell, "Next >"));
			Combo choice = ui.find(shell, "map-prod", Combo.class);
			assertFalse(ui.button(shell, "Finish").isEnabled(), "nothing was chosen yet");
			choice.select(choice.indexOf("production"));
			choice.notifyListeners(SWT.Selection, new Event());
			ui.click(ui.button(shell, "Finish"));
		});
		workbench.run(UiIds.MIGRATE);
		ui.until("the VM is on the target", () -> target.domain(uuid).isPresent() && source.domain(uuid).isEmpty());
		assertEquals("production", target.domain(uuid).orElseThrow().nics().getFirst().source());
		ui.until("the name is remembered",
				() -> !workbench.services().engine().mappingMemory().mapping(connection(source), connection(target)).isEmpty());
	}

	private String connection(SimulatedHost host) {
		return workbench.host(host.name()).getRef().connection();
	}

	private boolean refused(Shell shell, SimulatedHost target) {
		Table hosts = ui.find(shell, "migrate-targets", Table.class);
		return hosts.getItemCount() == 1 && hosts.getItem(0).getText(0).equals(target.name()) && hosts.getItem(0).getText(1).contains("prod");
	}

	@Test
	void migratesByADropInTheTree() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		Host target = workbench.host(fleet.hosts().getLast().name());
		String uuid = vm.getRef().id();
		workbench.select(vm);
		VmDrag drag = VmDrag.begin(workbench.services(), java.util.List.of(vm));
		ui.until("the verdict is known", () -> drag.outlook(target.getRef()).complete());
		HostDropTarget drop = dropTarget();
		assertFalse(drop.validateDrop(vm.getHost(), DND.DROP_MOVE, null), "it is there already");
		assertTrue(drop.validateDrop(target, DND.DROP_MOVE, null));
		drop.dropOn(target);
		VmDrag.end();
		confirmSheet();
		ui.until("the VM is on the target", () -> target.getVms().stream().anyMatch(one -> one.getRef().id().equals(uuid)));
	}

	@Test
	void aVmThatVanishedWhileDraggedIsToldAndNothingHappens() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		Host target = workbench.host(fleet.hosts().getLast().name());
		java.util.UUID uuid = java.util.UUID.fromString(vm.getRef().id());
		int tasks = workbench.services().tasks().all().size();
		VmDrag.begin(workbench.services(), java.util.List.of(vm));
		fleet.hosts().getFirst().vanish(uuid);
		ui.until("the VM is gone", () -> workbench.services().fleet().find(vm.getRef()).isEmpty());
		String[] said = { "" };
		ui.answer("Migrate", shell -> true, shell -> {
			said[0] = UiDriver.texts(shell);
			ui.click(ui.button(shell, "OK"));
		});
		dropTarget().dropOn(target);
		VmDrag.end();
		ui.until("it is told", () -> !said[0].isEmpty());
		assertTrue(said[0].contains("gone"), said[0]);
		assertEquals(tasks, workbench.services().tasks().all().size());
	}

	@Test
	void aRefusedHostIsNoDropTargetAndSaysWhy() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		SimulatedHost other = fleet.hosts().getLast();
		other.add(org.orrery.hypervisor.simulator.VmSpec.named(vm.getName()));
		ui.until("the namesake is seen", () -> workbench.host(other.name()).getVms().size() == 3);
		VmDrag drag = VmDrag.begin(workbench.services(), java.util.List.of(vm));
		Host target = workbench.host(other.name());
		ui.until("the verdict is known", () -> drag.outlook(target.getRef()).complete());
		assertFalse(drag.outlook(target.getRef()).reasons().isEmpty());
		assertFalse(dropTarget().validateDrop(target, DND.DROP_MOVE, null));
		VmDrag.end();
	}

	@Test
	void theTasksViewShowsProgressAndTheReasonOfAFailure() {
		SimulatedFleet fleet = workbench.connected(2, 1);
		fleet.linkRate(200L << 20);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		fleet.hosts().getFirst().migrationFaults().fail(java.util.UUID.fromString(vm.getRef().id()), 0.5, "the cable was pulled");
		workbench.view(UiIds.TASKS_VIEW);
		workbench.select(vm);
		ui.until("migrate is offered", () -> command(UiIds.MIGRATE).isEnabled());
		ui.answer("Migrate " + vm.getName(), shell -> ui.button(shell, "Finish").isEnabled(), shell -> ui.click(ui.button(shell, "Finish")));
		workbench.run(UiIds.MIGRATE);
		Tree tasks = ui.find(workbench.window().getShell(), "tasks", Tree.class);
		ui.until("it is running", () -> tasks.getItemCount() > 0 && tasks.getItem(0).getText(0).contains(vm.getName()));
		ui.until("it has failed", () -> newest().state() == TaskState.FAILED);
		ui.until("the reason is shown", () -> tasks.getItem(0).getText(2).contains(newest().reason()) && !newest().reason().isEmpty());
		assertTrue(newest().detail().contains("cable") || newest().reason().contains("cable"), newest().toString());
		ui.until("the tab tells of the failure, and of those of tests before this one", () -> workbench.view(UiIds.TASKS_VIEW).getTitle().matches(".*[1-9]\\d*.*"));
		// the data folder may hold failures of tests before this one
		workbench.services().tasks().all().stream().filter(task -> !task.state().isOpen() && !task.acknowledged())
				.forEach(task -> workbench.services().tasks().acknowledge(task.id()));
		ui.until("the tab is quiet again", () -> workbench.view(UiIds.TASKS_VIEW).getTitle().equals("Tasks"));
	}

	private TaskRecord newest() {
		return workbench.services().tasks().all().getFirst();
	}

	private void confirmSheet() {
		ui.answer("migration-sheet", shell -> ui.find(shell, "migrate", Button.class).isEnabled(),
				shell -> ui.click(ui.find(shell, "migrate", Button.class)));
	}

	private HostDropTarget dropTarget() {
		Tree tree = ui.find(workbench.window().getShell(), "navigator", Tree.class);
		DropTarget target = (DropTarget) tree.getData(DND.DROP_TARGET_KEY);
		return java.util.Arrays.stream(target.getDropListeners()).filter(HostDropTarget.class::isInstance).map(HostDropTarget.class::cast).findFirst()
				.orElseThrow(() -> new AssertionError("The navigator takes no drops"));
	}

	private Command command(String id) {
		return workbench.window().getService(ICommandService.class).getCommand(id);
	}

	@Test
	void aHostEntersAndLeavesMaintenanceMode() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		SimulatedHost emptied = fleet.hosts().getFirst();
		org.orrery.model.inventory.Host host = workbench.anyVm(emptied.name()).getHost();
		workbench.select(host);
		String enter = "org.orrery.ui.command.host.enterMaintenance";
		String leave = "org.orrery.ui.command.host.leaveMaintenance";
		ui.until("maintenance is offered", () -> command(enter).isEnabled());
		assertFalse(command(leave).isEnabled(), "it is in service");
		ui.answer("Enter maintenance mode", shell -> true, shell -> ui.click(ui.button(shell, "Enter maintenance mode")));
		workbench.run(enter);
		ui.until("the host is empty and shown in maintenance", () -> emptied.domains().isEmpty()
				&& host.getState() == org.orrery.model.inventory.HostState.MAINTENANCE);
		ui.until("entering is over", () -> workbench.services().tasks().all().stream()
				.noneMatch(task -> task.operation().equals(EnterMaintenanceOperation.TYPE) && task.state().isOpen()));
		ui.until("its badge is shown", () -> hostItem(host) != null && hostItem(host).getText().contains("in maintenance")
				&& hostItem(host).getImage() == Images.image("host", "maintenance"));
		ui.until("the end of it is offered", () -> command(leave).isEnabled());
		workbench.run(leave);
		ui.until("its VMs are back", () -> emptied.domains().size() == 2 && host.getState() == org.orrery.model.inventory.HostState.ACTIVE);
	}

	/** Its row in the navigator; null while there is none. */
	private TreeItem hostItem(Host host) {
		Deque<TreeItem> items = new ArrayDeque<>(java.util.Arrays.asList(ui.find(workbench.window().getShell(), "navigator", Tree.class).getItems()));
		while (!items.isEmpty()) {
			TreeItem item = items.pop();
			if (item.getData() == host)
				return item;
			items.addAll(java.util.Arrays.asList(item.getItems()));
		}
		return null;
	}

	@Test
	void theWizardRemembersAPolicyForTheVm() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		String uuid = vm.getRef().id();
		workbench.select(vm);
		ui.until("migrate is offered", () -> command(UiIds.MIGRATE).isEnabled());
		ui.answer("Migrate " + vm.getName(), shell -> ui.button(shell, "Finish").isEnabled(), shell -> {
			ui.click(ui.button(shell, "Next >"));
			Combo remember = ui.find(shell, "migrate-remember-policy", Combo.class);
			assertFalse(remember.isEnabled(), "there is nothing to remember yet");
			Combo policy = ui.find(shell, "migrate-policy", Combo.class);
			assertTrue(policy.getText().startsWith("As remembered"), policy.getText());
			policy.select(3);
			policy.notifyListeners(SWT.Selection, new Event());
			assertTrue(remember.isEnabled());
			assertEquals(3, remember.getItemCount(), "no, the VM, its cluster");
			remember.select(1);
			ui.click(ui.button(shell, "Finish"));
		});
		workbench.run(UiIds.MIGRATE);
		MigrationPolicies policies = workbench.services().engine().context().policies();
		ui.until("it is remembered", () -> policies.remembered(Scope.VM, uuid).filter(ConvergencePolicy.MUST_FINISH::equals).isPresent());
		ui.until("the migration goes by it", () -> newest().state() == TaskState.SUCCEEDED && "must-finish".equals(newest().parameters().get("policy")));
	}

	@Test
	void theTopicOfPreferencesKeepsTasksAsLongAsAsked() throws Exception {
		TaskRetention before = workbench.services().tasks().retention();
		org.eclipse.jface.preference.PreferenceDialog dialog = org.eclipse.ui.dialogs.PreferencesUtil.createPreferenceDialogOn(
				workbench.window().getShell(), "org.orrery.ui.preferences.tasks", null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Shell shell = dialog.getShell();
		try {
			ui.until("it was read", () -> ui.find(shell, "retention-keep", Spinner.class).isEnabled());
			assertEquals(before.keep(), ui.find(shell, "retention-keep", Spinner.class).getSelection());
			ui.find(shell, "retention-keep", Spinner.class).setSelection(before.keep() + 1);
			ui.find(shell, "retention-days", Spinner.class).setSelection(400);
			ui.click(ui.button(shell, "Apply and Close"));
			ui.until("it is written", () -> new TaskRetention(before.keep() + 1, 400).equals(retention()));
		} finally {
			if (!shell.isDisposed())
				shell.close();
			workbench.services().tasks().setRetention(before);
		}
	}

	private TaskRetention retention() {
		try {
			return workbench.services().tasks().retention();
		} catch (java.io.IOException e) {
			throw new AssertionError(e);
		}
	}
}
