// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.operation.migration.AdjustMigrationOperation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;

/** The details of a running migration: chart, limits, the way to post-copy. */
class MigrationDetailsTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@Test
	void aRunningMigrationIsDrawnAndHurriedUp() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		fleet.linkRate(20L << 20);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		Host target = workbench.host(fleet.hosts().getLast().name());
		MigrationOptions slow = MigrationOptions.defaults().withBandwidth(2).withPolicy(ConvergencePolicy.MINIMAL_DOWNTIME);
		TaskRecord task = workbench.services().tasks().submit(
				new MigrateOperation(vm.getRef(), target.getRef(), slow, vm.getName(), vm.getHost().getName(), target.getName()));
		workbench.selectTask(task);
		workbench.run("org.orrery.ui.command.task.details");
		ui.until("the details are open", () -> ui.shell("migration-details").isPresent());
		Shell details = ui.shell("migration-details").orElseThrow();
		Canvas chart = ui.find(details, "migration-chart", Canvas.class);
		ui.until("the chart has figures", () -> workbench.services().engine().migrationSamples().of(task.id()).size() > 20);
		ui.until("the chart tells them", () -> String.valueOf(chart.getToolTipText()).contains("remaining"));
		assertFalse(ui.button(details, "Recover Post-Copy").isEnabled(), "nothing is broken");
		ui.find(details, "migration-bandwidth", Spinner.class).setSelection(0);
		fleet.linkRate(4L << 30);
		ui.click(ui.find(details, "migration-set-bandwidth", Button.class));
		ui.until("it is done", () -> workbench.services().tasks().find(task.id()).orElseThrow().state() == TaskState.SUCCEEDED);
		TaskRecord adjusted = workbench.services().tasks().all().stream().filter(one -> one.operation().equals(AdjustMigrationOperation.TYPE)).findFirst()
				.orElseThrow();
		assertEquals(TaskState.SUCCEEDED, adjusted.state(), adjusted.toString());
		ui.until("nothing is to be changed any more", () -> !ui.find(details, "migration-set-bandwidth", Button.class).isEnabled());
		assertTrue(UiDriver.texts(details).contains("State: Done"), UiDriver.texts(details));
		details.close();
	}
}
