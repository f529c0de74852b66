// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
}
