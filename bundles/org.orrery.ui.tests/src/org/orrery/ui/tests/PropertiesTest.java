// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedPool;
import org.orrery.hypervisor.xml.NetworkXml;
import org.orrery.hypervisor.xml.XmlException;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.UiIds;

/** What the Properties view tells and lets a person write. */
class PropertiesTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@Test
	void notesAreTypedOnTheirPageAndTagsAreChips() {
		SimulatedFleet fleet = workbench.connected(1, 2);
		VirtualMachine vm = host(fleet).getVms().getFirst();
		select(vm);
		open("Notes");
		Text notes = ui.find(shell(), "properties-notes", Text.class);
		Button save = ui.find(shell(), "properties-notes-save", Button.class);
		assertFalse(save.isEnabled(), "nothing is typed yet");
		notes.setText("Ask Ann");
		ui.click(save);
		ui.until("noted", () -> "Ask Ann".equals(vm.getNotes()) && !save.isEnabled());
		ui.answer("Tags", shell -> true, shell -> {
			ui.find(shell, "new-tags", Text.class).setText("web");
			ui.click(ui.button(shell, "OK"));
		});
		notes.setText("Ask Bob");
		ui.click(ui.find(shell(), "properties-tags", Button.class));
		ui.until("the tag is a chip", () -> UiDriver.controls(shell()).anyMatch(control -> "web".equals(control.getToolTipText())));
		assertEquals("Ask Bob", notes.getText(), "what is being typed is gone");
	}

	@Test
	void datastoresHaveNotesAndThousandsOfVolumes() {
		SimulatedFleet fleet = workbench.connected(1, 1);
		SimulatedPool large = fleet.hosts().getFirst().addLocalPool("large", "/srv/large", 1L << 50);
		for (int i = 0; i < 5000; i++)
			large.create("disk-" + i + ".qcow2", "qcow2", 1L << 30);
		ui.until("the pool is there", () -> host(fleet).getDatastores().stream().anyMatch(store -> "large".equals(store.getName())));
		Datastore store = host(fleet).getDatastores().stream().filter(one -> "large".equals(one.getName())).findFirst().orElseThrow();
		select(store);
		open("Volumes");
		ui.until("all are there", () -> listings().stream().anyMatch(table -> table.getItemCount() == 5000));
		Table table = listings().stream().filter(one -> one.getItemCount() == 5000).findFirst().orElseThrow();
		assertTrue((table.getStyle() & SWT.VIRTUAL) != 0, "a row is made for each");
		table.showItem(table.getItem(4999));
		ui.until("the last one is filled", () -> table.getItem(4999).getText(0).startsWith("disk-"));
		open("Notes");
		ui.find(shell(), "properties-notes", Text.class).setText("to be emptied in May");
		ui.click(ui.find(shell(), "properties-notes-save", Button.class));
		ui.until("noted", () -> workbench.services().engine().localAnnotations().of(store.getRef()).notes().equals("to be emptied in May"));
	}

	@Test
	void aHostTellsOfItsSecretsAndOfWhatCouldNotBeRead() {
		SimulatedFleet fleet = workbench.connected(1, 1);
		select(host(fleet));
		fleet.hosts().getFirst().secrets().put(new SecretRecord(new UUID(1, 1), "volume", "/srv/web.luks", "", false, true));
		ui.until("a tab for secrets", () -> titles().contains("Secrets"));
		open("Secrets");
		ui.until("the secret", () -> listings().stream().anyMatch(table -> table.getItemCount() == 1 && table.getItem(0).getText(0).equals("/srv/web.luks")));
		fleet.hosts().getFirst().addNetwork(NetworkXml.unreadable(new UUID(2, 2), "odd", true, true, false,
				new XmlException("network XML of odd", "in <ip>", "the prefix is no number")));
		open("General");
		ui.until("the problem", () -> UiDriver.texts(shell()).contains("the prefix is no number"));
	}

	private Host host(SimulatedFleet fleet) {
		return workbench.host(fleet.hosts().getFirst().name());
	}

	private void select(InventoryObject object) {
		workbench.view(UiIds.PROPERTIES_VIEW);
		TreeViewer navigator = (TreeViewer) workbench.view(UiIds.NAVIGATOR_VIEW).getSite().getSelectionProvider();
		navigator.setSelection(new StructuredSelection(object), true);
		ui.until("its properties", () -> ui.find(shell(), "properties-name", org.eclipse.swt.widgets.Label.class).getText().startsWith(object.getName()));
	}

	private void open(String title) {
		CTabFolder folder = ui.find(shell(), "properties-tabs", CTabFolder.class);
		folder.setSelection(titles().indexOf(title));
		folder.notifyListeners(SWT.Selection, new Event());
	}

	private List<String> titles() {
		return java.util.Arrays.stream(ui.find(shell(), "properties-tabs", CTabFolder.class).getItems()).map(CTabItem::getText).toList();
	}

	private List<Table> listings() {
		return UiDriver.controls(shell()).filter(control -> "properties-listing".equals(control.getData(UiIds.WIDGET_KEY))).map(Table.class::cast).toList();
	}

	private Shell shell() {
		return workbench.window().getShell();
	}
}
