// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.operation.migration.bulk.BulkFigures;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.dnd.VmDrag;
import org.orrery.ui.internal.navigator.HostDropTarget;

/** Many VMs at once: the plan before, the outcome of each after, and the queue in between. */
class BulkTest {
	private static final long MIB = 1L << 20;

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	private List<VirtualMachine> running(SimulatedHost host) {
		return workbench.host(host.name()).getVms().stream().filter(vm -> vm.getState() == org.orrery.model.inventory.VmState.RUNNING).toList();
	}

	private VirtualMachine[] select(SimulatedHost host, int count) {
		VirtualMachine[] vms = running(host).stream().sorted(Comparator.comparing(VirtualMachine::getName)).limit(count).toArray(VirtualMachine[]::new);
		assertEquals(count, vms.length);
		workbench.select(vms);
		return vms;
	}

	private void awaitEnabled(String command) {
		ui.until(command + " is offered", () -> workbench.window().getService(ICommandService.class).getCommand(command).isEnabled());
	}

	private TaskRecord bulk() {
		return workbench.services().tasks().all().stream().filter(task -> task.operation().equals(BulkMigrateOperation.TYPE)).findFirst().orElseThrow();
	}

	private void next(Shell shell) {
		ui.click(ui.button(shell, "Next >"));
	}

	/** Goes on to the last page, waits for the plan there, and begins; for a wizard that blocks its caller. */
	private void readPlanAndFinish(String title, java.util.function.Consumer<Shell> before, String... inThePlan) {
		ui.answer(title, shell -> ui.button(shell, "Next >").isEnabled(), shell -> {
			assertFalse(ui.button(shell, "Finish").isEnabled(), "the plan was not seen yet");
			before.accept(shell);
			ui.goToLastPage(shell);
			ui.answer(title, open -> ui.button(open, "Finish").isEnabled(), open -> {
				String plan = texts(ui.find(open, "plan-steps", Tree.class).getItems());
				for (String part : inThePlan)
					assertTrue(plan.contains(part), plan);
				ui.click(ui.button(open, "Finish"));
			});
		});
	}

	private static String texts(TreeItem[] items) {
		StringBuilder text = new StringBuilder();
		for (TreeItem item : items)
			text.append(item.getText()).append('\n').append(texts(item.getItems()));
		return text.toString();
	}

	private void awaitEnd(TaskRecord task, TaskState state) {
		ui.until("the bulk is " + state, () -> workbench.services().tasks().find(task.id()).orElseThrow().state() == state);
	}

	private Shell details(TaskRecord task) {
		workbench.selectTask(task);
		workbench.run(UiIds.TASK_DETAILS);
		ui.until("the details are open", () -> ui.shell("bulk-details").isPresent());
		return ui.shell("bulk-details").orElseThrow();
	}

	private List<String> column(Shell details, int column) {
		return Arrays.stream(ui.find(details, "bulk-vms", Table.class).getItems()).map((TableItem item) -> item.getText(column)).toList();
	}

	@Test
	void severalSelectedVmsMoveAsOneTaskAfterTheirPlanWasRead() {
		SimulatedFleet fleet = workbench.connected(2, 4);
		SimulatedHost source = fleet.hosts().getFirst();
		SimulatedHost target = fleet.hosts().getLast();
		VirtualMachine[] vms = select(source, 2);
		awaitEnabled(UiIds.MIGRATE);
		readPlanAndFinish("Migrate " + vms[0].getName() + ", " + vms[1].getName(), shell -> {
		}, "Migrate 2 VMs to " + target.name(), "Migrate " + vms[0].getName() + " " + source.name(), "at most 2 at a time per host");
		workbench.run(UiIds.MIGRATE);
		awaitEnd(bulk(), TaskState.SUCCEEDED);

		Shell details = details(bulk());
		ui.until("each is said to have moved", () -> column(details, 3).equals(List.of("Moved", "Moved")));
		assertTrue(column(details, 4).stream().allMatch(text -> text.contains("total time") && text.contains("downtime")), column(details, 4).toString());
		assertFalse(ui.find(details, "bulk-pause", Button.class).isEnabled(), "it has ended");
		details.close();
		ui.until("they are on the target", () -> running(target).size() >= 2 && source.domains().size() == 2);
	}

	@Test
	void aBulkIsTakenBackByOneUndo() {
		SimulatedFleet fleet = workbench.connected(2, 3);
		SimulatedHost source = fleet.hosts().getFirst();
		VirtualMachine[] vms = select(source, 2);
		awaitEnabled(UiIds.MIGRATE);
		readPlanAndFinish("Migrate " + vms[0].getName() + ", " + vms[1].getName(), shell -> {
		});
		workbench.run(UiIds.MIGRATE);
		TaskRecord there = bulk();
		awaitEnd(there, TaskState.SUCCEEDED);
		ui.until("they are seen on the target", () -> workbench.host(fleet.hosts().getLast().name()).getVms().size() == 5);
		workbench.selectTask(there);
		ui.answer("Undo task", shell -> true, shell -> ui.click(ui.button(shell, "Migrate 2 VMs to " + source.name())));
		workbench.run(UiIds.UNDO_TASK);
		ui.until("they are back", () -> source.domains().size() == 3 && !bulk().id().equals(there.id()) && bulk().state() == TaskState.SUCCEEDED);
	}

	@Test
	void severalDroppedVmsAreOneSheetAndOneTask() {
		SimulatedFleet fleet = workbench.connected(2, 4);
		SimulatedHost source = fleet.hosts().getFirst();
		Host target = workbench.host(fleet.hosts().getLast().name());
		VirtualMachine[] vms = select(source, 2);
		int tasks = workbench.services().tasks().all().size();
		VmDrag drag = VmDrag.begin(workbench.services(), List.of(vms));
		ui.until("the verdict is known", () -> drag.outlook(target.getRef()).complete());
		HostDropTarget drop = dropTarget();
		assertTrue(drop.validateDrop(target, DND.DROP_MOVE, null));
		String[] said = { "" };
		ui.answer("migration-sheet", shell -> ui.find(shell, "migrate", Button.class).isEnabled(), shell -> {
			said[0] = UiDriver.texts(shell);
			ui.click(ui.find(shell, "migrate", Button.class));
		});
		drop.dropOn(target);
		VmDrag.end();
		ui.until("the sheet was confirmed", () -> !said[0].isEmpty());
		assertTrue(said[0].contains("Migrate 2 VMs to " + target.getName()) && said[0].contains("Migrate " + vms[1].getName()), said[0]);
		ui.until("both have moved", () -> source.domains().size() == 2);
		awaitEnd(bulk(), TaskState.SUCCEEDED);
		assertEquals(tasks + 3, workbench.services().tasks().all().size(), "one task and a part for each VM");
	}

	private HostDropTarget dropTarget() {
		DropTarget target = (DropTarget) ui.find(workbench.window().getShell(), "navigator", Tree.class).getData(DND.DROP_TARGET_KEY);
		return Arrays.stream(target.getDropListeners()).filter(HostDropTarget.class::isInstance).map(HostDropTarget.class::cast).findFirst().orElseThrow();
	}

	@Test
	void aHostIsEvacuatedToTheHostsThatWereChosen() {
		SimulatedFleet fleet = workbench.connected(3, 3);
		SimulatedHost emptied = fleet.hosts().getFirst();
		SimulatedHost spared = fleet.hosts().get(1);
		int leaving = running(emptied).size();
		workbench.select(workbench.host(emptied.name()));
		awaitEnabled(UiIds.EVACUATE);
		readPlanAndFinish("Evacuate " + emptied.name(), shell -> {
			Table hosts = ui.find(shell, "evacuation-targets", Table.class);
			TableItem item = Arrays.stream(hosts.getItems()).filter(one -> one.getText(0).equals(spared.name())).findFirst().orElseThrow();
			item.setChecked(false);
			Event event = new Event();
			event.detail = SWT.CHECK;
			event.item = item;
			hosts.notifyListeners(SWT.Selection, event);
			next(shell);
			next(shell);
			ui.find(shell, "limit-per-host", Spinner.class).setSelection(4);
		}, "Evacuate " + emptied.name() + " (" + leaving + " VMs)", "at most 4 at a time per host");
		workbench.run(UiIds.EVACUATE);
		awaitEnd(bulk(), TaskState.SUCCEEDED);
		assertEquals(3 + leaving, fleet.hosts().getLast().domains().size());
		assertEquals(3, spared.domains().size());
		assertTrue(bulk().script().contains("--per-host 4"), bulk().script());
	}

	@Test
	void theQueueIsPausedResumedLimitedAndStoppedFromItsDetails() {
		SimulatedFleet fleet = workbench.connected(2, 4);
		fleet.linkRate(4 * MIB);
		SimulatedHost source = fleet.hosts().getFirst();
		VirtualMachine[] vms = select(source, 3);
		awaitEnabled(UiIds.MIGRATE);
		readPlanAndFinish("Migrate " + vms[0].getName() + ", " + vms[1].getName() + ", " + vms[2].getName(), shell -> {
			next(shell);
			next(shell);
			ui.find(shell, "limit-per-host", Spinner.class).setSelection(1);
		});
		workbench.run(UiIds.MIGRATE);
		ui.until("one moves", () -> figure(BulkFigures.RUNNING).equals("1"));
		Shell details = details(bulk());
		ui.until("it can be paused", () -> ui.find(details, "bulk-pause", Button.class).isEnabled());
		ui.click(ui.find(details, "bulk-pause", Button.class));
		ui.until("it is paused", () -> !figure(BulkFigures.PAUSED_BY).isEmpty() && ui.find(details, "bulk-resume", Button.class).isEnabled());
		assertFalse(ui.find(details, "bulk-pause", Button.class).isEnabled());
		assertEquals(2, column(details, 3).stream().filter("Waiting"::equals).count());

		ui.find(details, "limit-per-host", Spinner.class).setSelection(3);
		ui.find(details, "limit-per-link", Spinner.class).setSelection(2);
		ui.click(ui.find(details, "bulk-set-limits", Button.class));
		ui.click(ui.find(details, "bulk-resume", Button.class));
		ui.until("two move, as the link allows", () -> figure(BulkFigures.RUNNING).equals("2"));
		ui.until("the table says so", () -> column(details, 3).stream().filter("Moving"::equals).count() == 2);

		ui.click(ui.find(details, "bulk-stop", Button.class));
		fleet.linkRate(2L << 30);
		awaitEnd(bulk(), TaskState.CANCELLED);
		ui.until("who was not begun is named", () -> column(details, 3).equals(List.of("Moved", "Moved", "Not begun")));
		assertTrue(column(details, 4).getLast().contains("stopped by"), column(details, 4).toString());
		details.close();
	}

	private String figure(String name) {
		return bulk().figures().getOrDefault(name, "");
	}
}
