// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.operation.several.SeveralOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.UiIds;

/** Tags, folders, notes; searches over everything; one plan for many VMs. */
class FindingTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	private List<VirtualMachine> vms(SimulatedFleet fleet) {
		return List.copyOf(workbench.host(fleet.hosts().getFirst().name()).getVms());
	}

	private void select(VirtualMachine... vms) {
		workbench.select(vms);
		ui.settle();
	}

	private void awaitEnabled(String command) {
		ui.until(command + " is offered", () -> workbench.window().getService(ICommandService.class).getCommand(command).isEnabled());
	}

	@Test
	void powerOfSeveralIsOnePlanAndOneTask() {
		SimulatedFleet fleet = workbench.connected(1, 4);
		List<VirtualMachine> vms = vms(fleet).stream().filter(vm -> vm.getState() == VmState.RUNNING).limit(2).toList();
		VirtualMachine off = vms(fleet).stream().filter(vm -> !vms.contains(vm)).findFirst().orElseThrow();
		workbench.services().tasks().submit(new PowerOperation(PowerAction.FORCE_OFF, off.getRef(), off.getName()));
		ui.until("one is off already", () -> off.getState() == VmState.SHUT_OFF);
		select(vms.getFirst(), vms.getLast(), off);
		awaitEnabled(UiIds.FORCE_OFF);
		ui.answer("Force off 3 VMs", shell -> ui.button(shell, "Force off 3 VMs").isEnabled(), shell -> {
			Table steps = ui.find(shell, "several-steps", Table.class);
			assertEquals(3, steps.getItemCount());
			assertTrue(Arrays.stream(steps.getItems()).anyMatch(item -> item.getText().startsWith(off.getName() + " is skipped")), steps.getItem(2).getText());
			ui.click(ui.button(shell, "Force off 3 VMs"));
		});
		workbench.run(UiIds.FORCE_OFF);
		ui.until("both are off", () -> vms.stream().allMatch(vm -> vm.getState() == VmState.SHUT_OFF));
		ui.until("one task, which succeeded", () -> {
			List<TaskRecord> whole = workbench.services().tasks().all().stream().filter(task -> task.operation().equals(SeveralOperation.TYPE)
					&& task.title().equals("Force off 3 VMs")).toList();
			return whole.size() == 1 && !whole.getFirst().state().isOpen();
		});
	}

	@Test
	void tagsFolderAndNotesAreWrittenAndFound() {
		SimulatedFleet fleet = workbench.connected(1, 3);
		VirtualMachine first = vms(fleet).get(0);
		VirtualMachine second = vms(fleet).get(1);
		select(first);
		awaitEnabled(UiIds.TAGS);
		ui.answer("Tags", shell -> true, shell -> {
			ui.find(shell, "new-tags", Text.class).setText("web, prod");
			ui.click(ui.button(shell, "OK"));
		});
		workbench.run(UiIds.TAGS);
		ui.until("tagged", () -> first.getTags().equals(List.of("prod", "web")));
		ui.answer("Move to folder", shell -> true, shell -> {
			ui.find(shell, "folder", Combo.class).setText("web/prod");
			ui.click(ui.button(shell, "OK"));
		});
		workbench.run(UiIds.FOLDER);
		ui.until("in the folder", () -> "web/prod".equals(first.getFolder()));
		ui.answer("Notes of " + first.getName(), shell -> true, shell -> {
			ui.find(shell, "notes", Text.class).setText("Ask Ann");
			ui.click(ui.button(shell, "OK"));
		});
		workbench.run(UiIds.NOTES);
		ui.until("noted", () -> "Ask Ann".equals(first.getNotes()));

		select(first, second);
		assertFalse(workbench.window().getService(ICommandService.class).getCommand(UiIds.NOTES).isEnabled(), "notes are of one");
		ui.answer("Tags", shell -> true, shell -> {
			Table tags = ui.find(shell, "tags", Table.class);
			TableItem web = Arrays.stream(tags.getItems()).filter(item -> item.getText().equals("web")).findFirst().orElseThrow();
			assertTrue(web.getGrayed(), "only one has it");
			web.setGrayed(false);
			ui.click(ui.button(shell, "OK"));
			ui.answer("Annotate 2 objects: +web", plan -> ui.button(plan, "Annotate 2 objects: +web").isEnabled(),
					plan -> ui.click(ui.button(plan, "Annotate 2 objects: +web")));
		});
		workbench.run(UiIds.TAGS);
		ui.until("both have it", () -> second.getTags().equals(List.of("web")) && first.getTags().equals(List.of("prod", "web")));
	}

	@Test
	void foldersAreATreeAndRenamedAsAWhole() {
		SimulatedFleet fleet = workbench.connected(1, 3);
		workbench.view(UiIds.FOLDERS_VIEW);
		Tree tree = ui.find(workbench.window().getShell(), "vm-folders", Tree.class);
		ui.until("all are in none", () -> tree.getItemCount() == 1 && tree.getItem(0).getText().startsWith("In no folder") && tree.getItem(0).getText().endsWith("3"));
		VirtualMachine vm = vms(fleet).getFirst();
		put(vm, "web/prod");
		ui.until("the folder is there", () -> tree.getItemCount() == 2 && tree.getItem(0).getText().startsWith("web"));
		TreeViewer viewer = (TreeViewer) workbench.view(UiIds.FOLDERS_VIEW).getSite().getSelectionProvider();
		viewer.expandAll();
		viewer.getTree().setSelection(tree.getItem(0));
		ui.answer("Rename folder", shell -> true, shell -> {
			Arrays.stream(shell.getChildren()).forEach(child -> typeInto(child, "www"));
			ui.click(ui.button(shell, "OK"));
			ui.answer("Rename folder web to www", plan -> ui.button(plan, "Rename folder web to www").isEnabled(),
					plan -> ui.click(ui.button(plan, "Rename folder web to www")));
		});
		workbench.view(UiIds.FOLDERS_VIEW).getViewSite().getActionBars().getGlobalActionHandler(ActionFactory.RENAME.getId()).run();
		ui.until("what is below has moved along", () -> "www/prod".equals(vm.getFolder()));
		ui.until("and is shown there", () -> tree.getItem(0).getText().startsWith("www"));
	}

	private void put(VirtualMachine vm, String folder) {
		workbench.services().tasks().submit(new AnnotateOperation(vm.getRef(), vm.getName(), AnnotationChange.toFolder(folder), Annotations.NONE));
		ui.until("in the folder", () -> folder.equals(vm.getFolder()));
	}

	private static void typeInto(Control control, String text) {
		if (control instanceof Text field && (field.getStyle() & SWT.READ_ONLY) == 0)
			field.setText(text);
		else if (control instanceof Composite composite)
			Arrays.stream(composite.getChildren()).forEach(child -> typeInto(child, text));
	}

	@Test
	void searchesEverythingAndShowsItInTheNavigator() {
		SimulatedFleet fleet = workbench.connected(2, 3);
		VirtualMachine wanted = vms(fleet).get(2);
		workbench.run(UiIds.FIND);
		Shell dialog = Arrays.stream(workbench.window().getShell().getDisplay().getShells()).filter(shell -> shell.getText().equals("Search everything"))
				.findFirst().orElseThrow();
		Text query = ui.find(dialog, "find-query", Text.class);
		Table results = ui.find(dialog, "find-results", Table.class);
		query.setText("kind:host,datastore");
		ui.until("hosts and datastores", () -> results.getItemCount() >= 4);
		query.setText("colour:red");
		Link error = ui.find(dialog, "find-query-error", Link.class);
		ui.until("the error is told", () -> error.isVisible() && error.getText().contains("Known are"));
		query.setText("name=\"" + wanted.getName() + "\" host=" + fleet.hosts().getFirst().name());
		ui.until("the VM", () -> results.getItemCount() == 1 && results.getItem(0).getText(0).equals(wanted.getName()));
		ui.click(ui.button(dialog, "Show in navigator"));
		Tree navigator = ui.find(workbench.window().getShell(), "navigator", Tree.class);
		ui.until("it is selected", () -> navigator.getSelectionCount() == 1 && navigator.getSelection()[0].getData() == wanted);
		dialog.close();
	}
}
