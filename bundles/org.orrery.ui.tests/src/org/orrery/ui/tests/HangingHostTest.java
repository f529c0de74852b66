// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.UiIds;

/** Every host hangs: what a person does then is taken at once, and waits elsewhere. */
class HangingHostTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;
	private SimulatedFleet fleet;

	@BeforeEach
	void connect() {
		fleet = workbench.connected(2, 2);
	}

	@AfterEach
	void release() {
		fleet.hosts().forEach(host -> host.faults().release());
	}

	private void hang() {
		fleet.hosts().forEach(host -> host.faults().hang());
	}

	private void awaitEnabled(String command) {
		ui.until(command + " is offered", () -> workbench.window().getService(ICommandService.class).getCommand(command).isEnabled());
	}

	private TaskRecord migrated() {
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		Host target = workbench.host(fleet.hosts().getLast().name());
		TaskRecord task = workbench.services().tasks().submit(new MigrateOperation(vm.getRef(), target.getRef(), MigrationOptions.defaults(), vm.getName(),
				vm.getHost().getName(), target.getName()));
		ui.until("it has moved", () -> workbench.services().tasks().find(task.id()).orElseThrow().state() == TaskState.SUCCEEDED);
		return workbench.services().tasks().find(task.id()).orElseThrow();
	}

	private boolean isAsked(String type) {
		return workbench.services().tasks().all().stream().anyMatch(task -> task.operation().equals(type) && task.state().isOpen());
	}

	@Test
	void theDetailsOfAMigrationAndItsUndoOpen() {
		TaskRecord done = migrated();
		workbench.selectTask(done);
		hang();
		try (UiThreadGuard guard = new UiThreadGuard()) {
			workbench.run(UiIds.TASK_DETAILS);
			ui.until("the details are open", () -> ui.shell("migration-details").isPresent());
			Shell details = ui.shell("migration-details").orElseThrow();
			assertFalse(ui.button(details, "Recover Post-Copy").isEnabled());
			details.close();
			workbench.selectTask(done);
			String back = InverseOperations.of(done, workbench.services().engine().context()).operation().title();
			ui.answer("Undo task", shell -> true, shell -> ui.click(ui.button(shell, back)));
			workbench.run(UiIds.UNDO_TASK);
			ui.until("the way back waits for the hosts", () -> isAsked(MigrateOperation.TYPE));
		}
	}

	@Test
	void maintenanceModeIsEntered() {
		workbench.select(workbench.host(fleet.hosts().getFirst().name()));
		awaitEnabled(UiIds.ENTER_MAINTENANCE);
		hang();
		try (UiThreadGuard guard = new UiThreadGuard()) {
			ui.answer("Enter maintenance mode", shell -> true, shell -> ui.click(ui.button(shell, "Enter maintenance mode")));
			workbench.run(UiIds.ENTER_MAINTENANCE);
			ui.until("the task waits for the host", () -> isAsked(EnterMaintenanceOperation.TYPE));
		}
	}

	@Test
	void theWizardsGoOnToTheirPlan() {
		workbench.select(workbench.host(fleet.hosts().getFirst().name()));
		awaitEnabled(UiIds.EVACUATE);
		hang();
		boolean[] planned = { false };
		try (UiThreadGuard guard = new UiThreadGuard()) {
			ui.answer("Evacuate " + fleet.hosts().getFirst().name(), shell -> ui.button(shell, "Next >").isEnabled(), shell -> {
				ui.goToLastPage(shell);
				planned[0] = ui.find(shell, "plan-steps", Tree.class).getItemCount() == 0;
				assertFalse(ui.button(shell, "Finish").isEnabled(), "nothing is known yet");
				ui.click(ui.button(shell, "Cancel"));
			});
			workbench.run(UiIds.EVACUATE);
			ui.until("the wizard was left", () -> planned[0]);
		}
		assertTrue(planned[0]);
	}
}
