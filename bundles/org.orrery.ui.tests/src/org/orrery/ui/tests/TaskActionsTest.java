// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.widgets.ScriptFile;

/** What can be done with tasks that have ended: take them back, run them again as a script, find them. */
class TaskActionsTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@TempDir
	Path folder;

	private TaskRecord done(PowerAction action, VirtualMachine vm) {
		String id = workbench.services().tasks().submit(new PowerOperation(action, vm.getRef(), vm.getName())).id();
		ui.until(action + " has ended", () -> workbench.services().tasks().find(id).orElseThrow().state() == TaskState.SUCCEEDED);
		return workbench.services().tasks().find(id).orElseThrow();
	}

	private Tree tasks() {
		return ui.find(workbench.window().getShell(), "tasks", Tree.class);
	}

	private void select(TaskRecord task) {
		IViewPart view = workbench.view(UiIds.TASKS_VIEW);
		ui.find(workbench.window().getShell(), "task-filter", Text.class).setText("");
		ui.until("the task is listed as ended", () -> lists(task));
		TreeItem item = Arrays.stream(tasks().getItems()).filter(one -> isOf(one, task)).findFirst().orElseThrow();
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(item.getData()));
		view.setFocus();
		ui.settle();
	}

	private boolean lists(TaskRecord task) {
		return Arrays.stream(tasks().getItems()).anyMatch(item -> isOf(item, task));
	}

	private static boolean isOf(TreeItem item, TaskRecord task) {
		TaskRecord shown = org.eclipse.core.runtime.Adapters.adapt(item.getData(), TaskRecord.class);
		return shown != null && shown.id().equals(task.id()) && !shown.state().isOpen();
	}

	@Test
	void aTaskIsTakenBackAfterAYes() {
		SimulatedFleet fleet = workbench.connected(1, 1);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		TaskRecord paused = done(PowerAction.PAUSE, vm);
		select(paused);
		ui.answer("Undo task", shell -> true, shell -> {
			assertTrue(UiDriver.texts(shell).contains("Pause " + vm.getName()), UiDriver.texts(shell));
			ui.click(ui.button(shell, "Resume " + vm.getName()));
		});
		workbench.run(UiIds.UNDO_TASK);
		ui.until("the VM runs again", () -> vm.getState() == VmState.RUNNING);
	}

	@Test
	void whereThereIsNoWayBackItIsSaidWhy() {
		SimulatedFleet fleet = workbench.connected(1, 1);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		select(done(PowerAction.REBOOT, vm));
		String[] said = { "" };
		ui.answer("Undo task", shell -> true, shell -> {
			said[0] = UiDriver.texts(shell);
			ui.click(ui.button(shell, "OK"));
		});
		workbench.run(UiIds.UNDO_TASK);
		ui.until("it is told", () -> !said[0].isEmpty());
		assertTrue(said[0].contains("cannot be taken back") && said[0].contains(vm.getName()), said[0]);
	}

	@Test
	void theScriptOfATaskIsShownAndCanBeSaved() throws Exception {
		SimulatedFleet fleet = workbench.connected(1, 1);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		TaskRecord paused = done(PowerAction.PAUSE, vm);
		select(paused);
		String[] said = { "" };
		ui.answer("Script: " + paused.title(), shell -> true, shell -> {
			said[0] = UiDriver.texts(shell);
			assertTrue(ui.button(shell, "Save script\u2026").isEnabled());
			ui.click(ui.button(shell, "Close"));
		});
		workbench.run(UiIds.TASK_SCRIPT);
		ui.until("it is shown", () -> !said[0].isEmpty());
		assertTrue(said[0].contains("#!/bin/sh") && said[0].contains(" suspend " + vm.getRef().id()), said[0]);
		Path file = folder.resolve("again.sh");
		ScriptFile.write(file, paused.script(), true);
		assertTrue(Files.isExecutable(file));
	}

	@Test
	void tasksAreFoundByWhatIsTyped() {
		SimulatedFleet fleet = workbench.connected(1, 2);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		VirtualMachine other = workbench.host(fleet.hosts().getFirst().name()).getVms().stream().filter(one -> one != vm).findFirst().orElseThrow();
		TaskRecord mine = done(PowerAction.PAUSE, vm);
		TaskRecord others = done(PowerAction.PAUSE, other);
		select(others);
		Text filter = ui.find(workbench.window().getShell(), "task-filter", Text.class);
		filter.setText("object:" + vm.getRef().id() + " pause");
		ui.until("only its own are listed", () -> lists(mine) && !lists(others));
		filter.setText("since:nonsense");
		ui.until("it is said what is wrong", () -> UiDriver.texts(filter.getParent()).contains("\"nonsense\" is no time"));
		assertTrue(lists(mine) && !lists(others), "what was found stays");
		workbench.select(other);
		workbench.run(UiIds.TASK_HISTORY);
		ui.until("the history of the other", () -> lists(others) && !lists(mine));
		filter.setText("");
		ui.until("all are listed again", () -> lists(mine) && lists(others));
	}

	@Test
	void aRunningMigrationIsCancelledFromTheTasksView() {
		SimulatedFleet fleet = workbench.connected(2, 1);
		fleet.linkRate(2L << 20);
		VirtualMachine vm = workbench.anyVm(fleet.hosts().getFirst().name());
		Host target = workbench.host(fleet.hosts().getLast().name());
		TaskRecord task = workbench.services().tasks().submit(new MigrateOperation(vm.getRef(), target.getRef(), MigrationOptions.defaults(), vm.getName(),
				vm.getHost().getName(), target.getName()));
		ui.until("it is under way", () -> workbench.services().tasks().find(task.id()).orElseThrow().fraction() > 0);
		workbench.selectTask(task);
		workbench.run(UiIds.CANCEL_TASK);
		ui.until("it is cancelled", () -> workbench.services().tasks().find(task.id()).orElseThrow().state() == TaskState.CANCELLED);
		assertTrue(fleet.hosts().getFirst().domain(java.util.UUID.fromString(vm.getRef().id())).isPresent(), "the VM stays");
	}
}
