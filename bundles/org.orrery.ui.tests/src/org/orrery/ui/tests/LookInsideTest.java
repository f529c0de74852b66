// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.network.StepWords;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.Host;
import org.orrery.ui.UiIds;

/** The tables of the view that looks inside the switches of the selected host. */
class LookInsideTest {
	private static final String ONE = "52:54:00:00:00:01";
	private static final String TWO = "52:54:00:00:00:02";

	@RegisterExtension
	final Workbench workbench = new Workbench();

	private static SwitchConfig made(String vm, String mac, int vlan) {
		TreeMap<String, PortConfig> ports = new TreeMap<>();
		ports.put("team0", new PortConfig("team0", Kind.UPLINK, List.of("eth2", "eth3"), Teaming.ACTIVE_BACKUP, Vlan.trunk(List.of()), Rate.UNLIMITED, true,
				Map.of(), Map.of(Marks.PROFILE, "uplinks")));
		ports.put("vx-4", new PortConfig("vx-4", Kind.VXLAN, List.of(), Teaming.NONE, Vlan.trunk(List.of(99)), Rate.UNLIMITED, true,
				Map.of("remote_ip", "10.0.0.2", "local_ip", "10.0.0.1", "key", "5001"), Map.of(Marks.PROFILE, "")));
		ports.put(vm, new PortConfig(vm, Kind.VM, List.of(vm), Teaming.NONE, Vlan.access(vlan), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.MAC, mac, Marks.PROFILE, "web", Marks.PORT, "7")).withGuard(new PortGuard(mac, true)));
		return new SwitchConfig("dvs0", 1500, ports, List.of(), List.of(),
				Map.of(Marks.SWITCH, new UUID(1, 2).toString(), Marks.DOMAIN, "7", Marks.SLOT, "3"));
	}

	private Table table(String key) {
		return workbench.ui.find(workbench.window().getShell(), key, Table.class);
	}

	private static boolean has(Table table, String... words) {
		return Arrays.stream(table.getItems()).anyMatch(item -> Arrays.stream(words).allMatch(word -> {
			for (int i = 0; i < item.getParent().getColumnCount(); i++)
				if (item.getText(i).equals(word))
					return true;
			return false;
		}));
	}

	@Test
	void theSelectedHostsSwitchesAreLookedIntoAndFramesFollowed() {
		SimulatedFleet fleet = workbench.connected(2, 1);
		List<Host> hosts = workbench.hosts();
		fleet.host(hosts.get(0).getName()).fabric().place(made("vnet1", ONE, 10));
		fleet.host(hosts.get(1).getName()).fabric().place(made("vnet2", TWO, 20));
		workbench.view(UiIds.LOOK_INSIDE_VIEW);
		workbench.view(UiIds.NAVIGATOR_VIEW).getSite().getSelectionProvider().setSelection(new StructuredSelection(hosts.get(0)));

		workbench.ui.until("the addresses are listed", () -> has(table("inside-macs"), ONE, "10", "vnet1", "static"));
		assertTrue(has(table("inside-ports"), "vnet1", "up", "7", "web", StepWords.words(new PortGuard(ONE, true))));
		assertTrue(has(table("inside-ways"), "team0", "eth2", "active") && has(table("inside-ways"), "vx-4", "VXLAN 5001"));
		assertTrue(workbench.ui.find(workbench.window().getShell(), "inside-loops", Label.class).getText().contains("dropped"));

		CTabFolder tabs = workbench.ui.find(workbench.window().getShell(), "inside-tabs", CTabFolder.class);
		tabs.setSelection(3);
		Combo from = workbench.ui.find(workbench.window().getShell(), "trace-from", Combo.class);
		workbench.ui.until("both NICs can be chosen", () -> from.getItemCount() == 2);
		assertEquals(0, from.getSelectionIndex());
		workbench.ui.find(workbench.window().getShell(), "trace-follow", Button.class).notifyListeners(SWT.Selection, new Event());
		workbench.ui.until("the way is shown", () -> has(table("trace-hops"), "dvs0", "team0", "passes"));
		assertTrue(has(table("trace-hops"), "vnet2", "blocked"), "another VLAN");
		assertTrue(workbench.ui.find(workbench.window().getShell(), "trace-end", Label.class).getText().contains("does not reach"));

		tabs.setSelection(4);
		tabs.notifyListeners(SWT.Selection, new Event());
		workbench.ui.until("the neighbours are listed", () -> has(table("inside-neighbours"), "eth2", "rack-1", "1/eth2", "9216 B"));
		fleet.host(hosts.get(1).getName()).fabric().place(made("vnet2", TWO, 20).withPorts(new TreeMap<>()));
		workbench.view(UiIds.NAVIGATOR_VIEW).getSite().getSelectionProvider().setSelection(new StructuredSelection(hosts.get(1)));
		Label words = workbench.ui.find(workbench.window().getShell(), "inside-neighbours-words", Label.class);
		workbench.ui.until("another host is asked, and why nothing is heard is said",
				() -> table("inside-neighbours").getItemCount() == 0 && words.getText().contains("does not listen"));
	}
}
