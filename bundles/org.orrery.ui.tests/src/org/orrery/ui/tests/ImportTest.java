// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.UiIds;

class ImportTest {
	private static final String WIZARD = "import-wizard";

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;
	@TempDir
	Path folder;

	@Test
	void chosenHostsOfATableAreSavedAndConnected() throws IOException {
		SimulatedFleet fleet = workbench.fleet(3, 1);
		workbench.connect(fleet.hosts().get(2));
		ui.until("one is connected already", () -> workbench.hosts().size() == 1);
		String csv = "uri,name,autoconnect\n" + uri(fleet, 0) + ",first,no\n" + uri(fleet, 1) + ",second,yes\n" + uri(fleet, 2) + ",third,yes\nnonsense,,perhaps\n";
		begin(Files.writeString(folder.resolve("hosts.csv"), csv));
		ui.answer(WIZARD, shell -> hosts(shell).getItemCount() == 4, shell -> {
			Table hosts = hosts(shell);
			assertEquals("[true, true, false, false]", Arrays.stream(hosts.getItems()).map(TableItem::getChecked).toList().toString());
			assertTrue(hosts.getItem(2).getText(3).contains("is saved already"), hosts.getItem(2).getText(3));
			assertTrue(hosts.getItem(3).getText(3).startsWith("not understood"), hosts.getItem(3).getText(3));
			assertTrue(ui.find(shell, "import-problems", Text.class).getText().contains("line 5, column 3"));
			check(hosts, 3, true);
			assertFalse(hosts.getItem(3).getChecked(), "what is not understood cannot be chosen");
			check(hosts, 1, false);
			ui.click(ui.button(shell, "Finish"));
		});
		workbench.run(UiIds.IMPORT_HOSTS);
		ui.until("the chosen one is there, though it does not connect by itself",
				() -> workbench.hosts().size() == 2 && workbench.host("first").getState() == HostState.ACTIVE);
	}

	@Test
	void anUnreadableSourceSaysWhyAndAnotherCanBeNamed() throws IOException {
		SimulatedFleet fleet = workbench.fleet(1, 0);
		begin(folder.resolve("missing.csv"));
		ui.answer(WIZARD, shell -> UiDriver.texts(shell).contains("There is no file"), shell -> {
			assertFalse(ui.button(shell, "Finish").isEnabled());
			ui.click(ui.button(shell, "< Back"));
			write(folder.resolve("uris.txt"), uri(fleet, 0) + "\n");
			ui.find(shell, "import-file", Text.class).setText(folder.resolve("uris.txt").toString());
			ui.find(shell, "import-group", Text.class).setText("Lab/Row 2");
			ui.click(ui.button(shell, "Next >"));
		});
		ui.answer(WIZARD, shell -> hosts(shell).getItemCount() == 1, shell -> {
			assertEquals("Lab/Row 2", hosts(shell).getItem(0).getText(2));
			ui.click(ui.find(shell, "import-all", Button.class));
			shell.close();
		});
		workbench.run(UiIds.IMPORT_HOSTS);
		ui.settle();
		assertTrue(workbench.services().engine().connections().all().isEmpty(), "cancelled");
	}

	/** Opens the wizard on the table. */
	private void begin(Path table) {
		ui.answer(WIZARD, shell -> true, shell -> {
			Button csv = ui.find(shell, "import-CSV", Button.class);
			UiDriver.controls(shell).filter(Button.class::isInstance).map(Button.class::cast).filter(button -> (button.getStyle() & SWT.RADIO) != 0)
					.forEach(button -> button.setSelection(button == csv));
			csv.notifyListeners(SWT.Selection, new Event());
			assertFalse(ui.button(shell, "Next >").isEnabled(), "a table must be named");
			ui.find(shell, "import-file", Text.class).setText(table.toString());
			ui.click(ui.button(shell, "Next >"));
		});
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private Table hosts(Shell shell) {
		return ui.find(shell, "import-hosts", Table.class);
	}

	private static void check(Table table, int index, boolean checked) {
		table.getItem(index).setChecked(checked);
		Event event = new Event();
		event.detail = SWT.CHECK;
		event.item = table.getItem(index);
		table.notifyListeners(SWT.Selection, event);
	}

	private static String uri(SimulatedFleet fleet, int host) {
		return fleet.hosts().get(host).uri().toString();
	}
}
