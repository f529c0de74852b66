// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.simulator.Churn;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.NaturalOrder;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** VMs change, come and go all the time: what a person looks at and has selected stays where it is, and what is shown is true. */
class ChurnTest {
	private static final int HOSTS = 3;
	private static final int VMS = 60;
	private static final int CHANGES = 800;
	private static final int PER_SECOND = 400;

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private SimulatedFleet fleet;
	private Table table;
	private Text filter;

	@BeforeEach
	void openTable() {
		workbench.run(UiIds.OPEN_VIRTUAL_MACHINES);
		table = workbench.ui.find(workbench.window().getShell(), "vm-table", Table.class);
		filter = workbench.ui.find(workbench.window().getShell(), "vm-filter", Text.class);
		filter.setText("");
		fleet = workbench.connected(HOSTS, VMS);
		workbench.ui.until("all rows", () -> table.getItemCount() == HOSTS * VMS);
	}

	/** Pumps until the changes have been made and everything shows them. @param seed of their course */
	private void churn(long seed) {
		try (Churn churn = Churn.of(fleet, PER_SECOND, seed)) {
			workbench.ui.until(CHANGES + " changes", Duration.ofSeconds(60), () -> churn.made() >= CHANGES);
		}
		workbench.ui.until("the model says what the hosts say", Duration.ofSeconds(60), () -> real().equals(shown()));
		workbench.ui.settle();
	}

	private List<String> real() {
		return fleet.hosts().stream().flatMap(host -> host.domains().stream()).map(ChurnTest::line).sorted().toList();
	}

	private static String line(DomainRecord domain) {
		return domain.name() + ' ' + VmState.valueOf(domain.state().name());
	}

	private List<String> shown() {
		return vms().stream().map(vm -> vm.getName() + ' ' + vm.getState()).sorted().toList();
	}

	private List<VirtualMachine> vms() {
		return workbench.hosts().stream().map(Host::getVms).flatMap(List::stream).toList();
	}

	private List<String> column(int index) {
		return IntStream.range(0, table.getItemCount()).mapToObj(row -> table.getItem(row).getText(index)).toList();
	}

	@Test
	void theTableStaysSortedAndTrue() {
		churn(1);
		List<VirtualMachine> expected = vms().stream().sorted(Comparator.comparing(VirtualMachine::getName, String.CASE_INSENSITIVE_ORDER)).toList();
		assertEquals(expected.stream().map(VirtualMachine::getName).toList(), column(0));
		assertEquals(expected.stream().map(vm -> Words.of(vm.getState())).toList(), column(1));
	}

	@Test
	void theFilterIsKeptTo() {
		filter.setText("state:running ");
		workbench.ui.settle();
		churn(2);
		List<String> expected = vms().stream().filter(vm -> vm.getState() == VmState.RUNNING).map(VirtualMachine::getName).sorted(String.CASE_INSENSITIVE_ORDER)
				.toList();
		assertEquals(expected, column(0));
		filter.setText("");
	}

	@Test
	void selectionAndPlaceStay() {
		VirtualMachine marked = named(table.getItem(90).getText(0));
		table.setSelection(90);
		table.notifyListeners(SWT.Selection, new Event());
		table.setTopIndex(85);
		workbench.ui.settle();
		List<String> before = column(0).subList(table.getTopIndex(), table.getItemCount());
		churn(3);
		List<String> names = vms().stream().map(VirtualMachine::getName).toList();
		List<String> selected = Arrays.stream(table.getSelection()).map(item -> item.getText(0)).toList();
		assertEquals(names.contains(marked.getName()) ? List.of(marked.getName()) : List.of(), selected);
		if (names.contains(before.getFirst()))
			assertEquals(before.getFirst(), table.getItem(table.getTopIndex()).getText(0), "the row at the top");
	}

	@Test
	void theNavigatorFollowsAnOpenHost() {
		Tree tree = workbench.ui.find(workbench.window().getShell(), "navigator", Tree.class);
		Host host = workbench.hosts().getFirst();
		VirtualMachine marked = host.getVms().getFirst();
		workbench.select(marked); // opens the host
		churn(4);
		List<String> expected = host.getVms().stream().map(VirtualMachine::getName).sorted(NaturalOrder.INSTANCE).toList();
		workbench.ui.until("rows in their order", () -> names(item(tree, host)).equals(expected));
		IStructuredSelection now = (IStructuredSelection) workbench.view(UiIds.NAVIGATOR_VIEW).getSite().getSelectionProvider().getSelection();
		if (marked.getHost() == host)
			assertSame(marked, now.getFirstElement());
	}

	private VirtualMachine named(String name) {
		return vms().stream().filter(vm -> vm.getName().equals(name)).findFirst().orElseThrow();
	}

	private static TreeItem item(Tree tree, Host host) {
		for (TreeItem datacenter : tree.getItems())
			for (TreeItem cluster : datacenter.getItems())
				for (TreeItem item : cluster.getItems())
					if (item.getData() == host)
						return item;
		throw new AssertionError("No row of " + host.getName());
	}

	/** Of the VMs only; networks and datastores follow them. */
	private static List<String> names(TreeItem host) {
		return Arrays.stream(host.getItems()).map(TreeItem::getData).filter(VirtualMachine.class::isInstance)
				.map(vm -> ((VirtualMachine) vm).getName()).toList();
	}
}
