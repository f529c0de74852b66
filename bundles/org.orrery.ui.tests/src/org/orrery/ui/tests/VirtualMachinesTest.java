// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
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
		workbench.ui.until("no row", () -> table.getItemCount() == 0);
	}

	@Test
	void sortsByTheHeaderAndKeepsTheSelection() {
		workbench.connected(2, 4);
		workbench.ui.until("all rows", () -> table.getItemCount() == 8);
		while (table.getSortColumn() != table.getColumn(0) || table.getSortDirection() != SWT.UP)
			table.getColumn(0).notifyListeners(SWT.Selection, new Event());
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
		filter.setText(fleet.hosts().getFirst().name() + " ");
		workbench.ui.until("the rows of one host and those named alike", () -> table.getItemCount() < HOSTS * VMS);
		assertTrue(table.getItem(0).getText(0).length() > 0);
	}

	@Test
	void columnsAreAsTheyWereLeft() {
		TableColumn memory = table.getColumn(4);
		TableColumn state = table.getColumn(1);
		memory.setWidth(143);
		state.setWidth(0);
		table.setColumnOrder(new int[] { 0, 4, 1, 2, 3, 5, 6 });
		table.getColumn(2).notifyListeners(SWT.Selection, new Event());
		workbench.page().closeAllEditors(false);

		openTable();
		try {
			assertEquals(143, table.getColumn(4).getWidth());
			assertEquals(0, table.getColumn(1).getWidth());
			assertArrayEquals(new int[] { 0, 4, 1, 2, 3, 5, 6 }, table.getColumnOrder());
			assertEquals(table.getColumn(2), table.getSortColumn());
		} finally {
			table.setColumnOrder(new int[] { 0, 1, 2, 3, 4, 5, 6 });
			table.getColumn(1).setWidth(130);
			table.getColumn(0).notifyListeners(SWT.Selection, new Event());
		}
	}
}
