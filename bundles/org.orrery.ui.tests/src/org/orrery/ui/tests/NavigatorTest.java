// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.query.Query;
import org.orrery.engine.query.SavedSearches;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.UiIds;

class NavigatorTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private Tree tree;

	@BeforeEach
	void openNavigator() {
		workbench.view(UiIds.NAVIGATOR_VIEW);
		tree = workbench.ui.find(workbench.window().getShell(), "navigator", Tree.class);
	}

	@Test
	void showsDatacenterClusterHostAndVm() {
		workbench.connected(2, 3);
		workbench.ui.settle();
		List<String> path = new ArrayList<>();
		for (TreeItem item = tree.getItem(0); item != null; item = item.getExpanded() ? item.getItem(0) : null)
			path.add(item.getText().split(" ")[0]);
		assertEquals(List.of("Lab", "east"), path.subList(0, 2));
		assertEquals(4, path.size(), path.toString());
	}

	@Test
	void followsVmsThatComeAndGo() {
		SimulatedFleet fleet = workbench.connected(2, 3);
		workbench.ui.until("three VMs are shown", () -> rows(fleet.hosts().getFirst().name()) == 3);
		UUID gone = fleet.hosts().getFirst().domains().getFirst().uuid();
		fleet.hosts().getFirst().vanish(gone);
		workbench.ui.until("two VMs are shown", () -> rows(fleet.hosts().getFirst().name()) == 2);
	}

	@Test
	void keepsSelectionExpansionAndPlaceWhileOthersChange() {
		SimulatedFleet fleet = workbench.connected(2, 10);
		String first = fleet.hosts().getFirst().name();
		VirtualMachine watched = workbench.anyVm(fleet.hosts().getLast().name());
		workbench.select(watched);
		workbench.ui.until("the selection is shown", () -> tree.getSelectionCount() == 1);
		workbench.ui.settle();
		List<String> open = expanded();
		TreeItem top = tree.getTopItem();
		String topBefore = top.getText().split(" ")[0];
		fleet.hosts().getFirst().vanish(fleet.hosts().getFirst().domains().getLast().uuid());
		workbench.ui.until("nine VMs are shown", () -> rows(first) == 9);
		workbench.ui.settle();
		assertEquals(watched, tree.getSelection()[0].getData());
		assertEquals(open, expanded());
		workbench.ui.until("GTK has scrolled back to " + topBefore, () -> tree.getTopItem().getText().split(" ")[0].equals(topBefore));
	}

	@Test
	void saysWhenAHostIsOutOfReach() {
		SimulatedFleet fleet = workbench.connected(2, 2);
		String name = fleet.hosts().getFirst().name();
		fleet.hosts().getFirst().cutOff();
		workbench.ui.until("the host is unreachable", () -> workbench.host(name).getState() == HostState.RETRYING);
		workbench.ui.until("the tree says so", () -> hostItem(name).getText().contains("Unreachable"));
		assertEquals(2, rows(name), "what was seen last stays");
		assertTrue(hostItem(fleet.hosts().getLast().name()).getText().contains("running"), "the other host is not affected");
	}

	private List<String> expanded() {
		List<String> open = new ArrayList<>();
		collect(tree.getItems(), open);
		return open;
	}

	private static void collect(TreeItem[] items, List<String> open) {
		for (TreeItem item : items)
			if (item.getExpanded()) {
				open.add(item.getText().split(" ")[0]);
				collect(item.getItems(), open);
			}
	}

	private TreeItem hostItem(String name) {
		return Arrays.stream(tree.getItems()).flatMap(lab -> Arrays.stream(lab.getItems())).flatMap(cluster -> Arrays.stream(cluster.getItems()))
				.filter(item -> item.getText().startsWith(name)).findFirst().orElseThrow(() -> new AssertionError("No row " + name));
	}

	private long rows(String host) {
		return Arrays.stream(hostItem(host).getItems()).filter(item -> item.getData() instanceof VirtualMachine).count();
	}

	private TreeItem searches() {
		return Arrays.stream(tree.getItems()).filter(item -> item.getText().startsWith("Saved searches")).findFirst().orElse(null);
	}

	@Test
	void savedSearchesStandBelowAndAreAskedByEnter() throws Exception {
		workbench.connected(1, 3);
		SavedSearches store = workbench.services().engine().savedSearches();
		store.save("Running ones", Query.parse("state:running"));
		workbench.ui.until("it is in the tree", () -> searches() != null && searches().getItemCount() == 1 && searches().getExpanded());
		assertEquals(tree.getItemCount() - 1, tree.indexOf(searches()), "below everything else");
		assertTrue(searches().getItem(0).getText().startsWith("Running ones"), searches().getItem(0).getText());
		store.save("Big ones", Query.parse("mem>4G"));
		workbench.ui.until("so is the next", () -> searches().getItemCount() == 2);

		workbench.ui.answer("Search everything", shell -> workbench.ui.find(shell, "find-results", Table.class).getItemCount() > 0, shell -> {
			assertEquals("state:running", workbench.ui.find(shell, "find-query", Text.class).getText());
			shell.close();
		});
		tree.setSelection(searches().getItem(1));
		Event enter = new Event();
		enter.item = searches().getItem(1);
		tree.notifyListeners(SWT.Selection, enter);
		tree.notifyListeners(SWT.DefaultSelection, enter);
		workbench.ui.until("the dialog was answered", () -> Arrays.stream(tree.getDisplay().getShells()).noneMatch(shell -> shell.getText().equals("Search everything")));
		store.remove("Running ones");
		store.remove("Big ones");
		workbench.ui.until("none is left", () -> searches() == null);
	}
}
