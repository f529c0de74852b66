// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.ui.UiIds;

class VirtualMachinesTest {
	private static final int HOSTS = 50;
	private static final int VMS = 200;

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private Table table;
	private Text filter;

	@BeforeEach
	void openTable() {
		workbench.run(UiIds.OPEN_VIRTUAL_MACHINES);
		table = workbench.ui.find(workbench.window().getShell(), "vm-table", Table.class);
		filter = workbench.ui.find(workbench.window().getShell(), "vm-filter", Text.class);
		filter.setText("");
		workbench.ui.settle();
	}

	@Test
	void filtersByNameStateAndHost() {
		SimulatedFleet fleet = workbench.connected(2, 4);
		workbench.ui.until("all rows", () -> table.getItemCount() == 8);
		filter.setText("host:" + fleet.hosts().getFirst().name() + " ");
		workbench.ui.until("half of the rows", () -> table.getItemCount() == 4);
		assertEquals(fleet.hosts().getFirst().name(), table.getItem(0).getText(2));
		filter.setText("state:nonsense");
		Link error = workbench.ui.find(workbench.window().getShell(), "vm-filter-error", Link.class);
		workbench.ui.until("the error is told", () -> error.isVisible() && error.getText().contains("running, off"));
		assertEquals(4, table.getItemCount(), "what was found stays");
		error.notifyListeners(SWT.Selection, new Event());
		assertEquals("nonsense", filter.getSelectionText(), "the place at fault");
		filter.setText("-name:*");
		workbench.ui.until("no row, no error", () -> table.getItemCount() == 0 && !error.isVisible());
	}

	@Test
	void sortsByTheHeaderAndKeepsTheSelection() {
		workbench.connected(2, 4);
		workbench.ui.until("all rows", () -> table.getItemCount() == 8);
		sortBy(table.getColumn(0), SWT.UP);
		String first = table.getItem(0).getText(0);
		table.setSelection(0);
		table.notifyListeners(SWT.Selection, new Event());
		table.getColumn(0).notifyListeners(SWT.Selection, new Event());
		workbench.ui.settle();
		assertEquals(first, table.getItem(7).getText(0), "now descending");
		assertEquals(7, table.getSelectionIndex(), "the same VM is selected");
	}

	@Test
	void showsTenThousandVmsAtOnce() {
		SimulatedFleet fleet = workbench.fleet(HOSTS, VMS);
		fleet.hosts().forEach(workbench::connect);
		workbench.ui.until("10,000 rows", Duration.ofSeconds(90), () -> table.getItemCount() == HOSTS * VMS);
		table.setTopIndex(HOSTS * VMS - 1);
		table.getColumn(2).notifyListeners(SWT.Selection, new Event());
		filter.setText("host=" + fleet.hosts().getFirst().name() + " ");
		workbench.ui.until("the rows of one host", () -> table.getItemCount() < HOSTS * VMS);
		assertTrue(table.getItem(0).getText(0).length() > 0);
	}

	private TableColumn column(String title) {
		return java.util.Arrays.stream(table.getColumns()).filter(column -> column.getText().equals(title)).findFirst().orElseThrow();
	}

	/** As they are, with the fifth moved to the second place. */
	private int[] otherOrder() {
		java.util.List<Integer> order = new java.util.ArrayList<>(java.util.stream.IntStream.range(0, table.getColumnCount()).boxed().toList());
		order.add(1, order.remove(4));
		return order.stream().mapToInt(Integer::intValue).toArray();
	}

	@Test
	void columnsAreAsTheyWereLeft() {
		column("Memory").setWidth(143);
		column("State").setWidth(0);
		table.setColumnOrder(otherOrder());
		column("Host").notifyListeners(SWT.Selection, new Event());
		workbench.page().closeAllEditors(false);

		openTable();
		try {
			assertEquals(143, column("Memory").getWidth());
			assertEquals(0, column("State").getWidth());
			assertArrayEquals(otherOrder(), table.getColumnOrder());
			assertEquals(column("Host"), table.getSortColumn());
		} finally {
			table.setColumnOrder(java.util.stream.IntStream.range(0, table.getColumnCount()).toArray());
			column("State").setWidth(130);
			column("Name").notifyListeners(SWT.Selection, new Event());
		}
	}

	private void sortBy(TableColumn column, int direction) {
		UiDriver.repeat(() -> column.notifyListeners(SWT.Selection, new Event()),
				() -> table.getSortColumn() == column && table.getSortDirection() == direction);
	}

	@Test
	void showsWhatVmsUseAndSortsByIt() {
		SimulatedFleet fleet = workbench.connected(2, 4);
		fleet.hosts().getFirst().domains().stream().skip(2).forEach(domain -> fleet.hosts().getFirst().alter(domain.uuid(),
				running -> running.withState(org.orrery.hypervisor.DomainState.SHUT_OFF, "shut down", -1), org.orrery.hypervisor.HypervisorListener.DomainEvent.STOPPED));
		TableColumn cpu = column("CPU");
		int index = table.indexOf(cpu);
		assertEquals(0, column("Network").getWidth(), "shown on demand");
		sortBy(cpu, SWT.DOWN);
		workbench.ui.until("every VM that runs is measured, the busiest first, and of those that are off nobody says anything", () -> {
			java.util.List<String> shown = java.util.Arrays.stream(table.getItems()).map(item -> item.getText(index)).toList();
			java.util.List<Integer> shares = shown.stream().map(text -> text.isEmpty() ? -1 : Integer.parseInt(text.replaceAll("\\D", ""))).toList();
			return shown.size() == 8 && shares.stream().filter(share -> share >= 0).count() == 6
					&& shares.equals(shares.stream().sorted(java.util.Comparator.reverseOrder()).toList());
		});
		column("Name").notifyListeners(SWT.Selection, new Event());
	}
}
