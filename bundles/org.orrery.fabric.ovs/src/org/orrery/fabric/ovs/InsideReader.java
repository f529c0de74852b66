// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.LoopProtection.Protocol;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.MacEntry.Origin;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.inside.TunnelStatus;
import org.orrery.fabric.ovs.control.ControlText;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;

/** One state of the database, and what the control socket said, as the inside of one switch. One thread. */
final class InsideReader {
	private static final String LOCAL = "LOCAL"; //$NON-NLS-1$

	private final SwitchReader rows;
	private final OvsdbRow bridge;
	/** All of the switch, also its own, by name. */
	private final Map<String, OvsdbRow> ports = new java.util.TreeMap<>();

	/** @param guards of devices, as they were read last. @throws FabricException REFUSED when there is no such switch */
	InsideReader(Map<String, Map<UUID, OvsdbRow>> tables, String on, Function<OvsdbRow, PortGuard> guards) throws FabricException {
		rows = new SwitchReader(tables, guards);
		bridge = rows.bridge(on)
				.orElseThrow(() -> new FabricException(Code.REFUSED, NLS.bind(Messages.InsideReader_looking, on), NLS.bind(Messages.InsideReader_noSwitch, on)));
		for (OvsdbRow port : rows.ports(bridge))
			ports.put(port.text(Tables.NAME), port);
	}

	List<String> teams() {
		return ports.entrySet().stream().filter(port -> rows.interfaces(port.getValue()).size() > 1).map(Map.Entry::getKey).toList();
	}

	SwitchInside read(ControlAnswers control) {
		String own = bridge.text(Tables.NAME);
		List<PortStatus> statuses = ports.values().stream().filter(port -> !port.text(Tables.NAME).equals(own)).map(this::status).toList();
		List<String> teams = teams();
		return new SwitchInside(own, statuses, macs(control.macs(), statuses),
				statuses.stream().filter(status -> teams.contains(status.name())).map(status -> team(status.config(), control.bonds().get(status.name()))).toList(),
				statuses.stream().filter(status -> status.config().kind().isTunnel()).map(this::tunnel).toList(), loops(statuses, control.tree()), control.gaps());
	}

	// --- ports -------------------------------------------------------------------------------------------------------------------------

	private PortStatus status(OvsdbRow port) {
		List<OvsdbRow> devices = rows.interfaces(port);
		PortCounters counters = PortCounters.NONE;
		long speed = 0;
		Link link = Link.UNKNOWN;
		String error = ""; //$NON-NLS-1$
		for (OvsdbRow device : devices) {
			counters = counters.plus(counters(device));
			Link its = link(device.text("link_state")); //$NON-NLS-1$
			if (its == Link.UP)
				speed += device.number("link_speed").orElse(0); //$NON-NLS-1$
			link = link == Link.UP ? Link.UP : its;
			if (!device.text("error").isEmpty()) //$NON-NLS-1$
				error = device.text("error"); //$NON-NLS-1$
		}
		String epoch = String.join(",", devices.stream().map(device -> device.uuid().toString()).sorted().toList()); //$NON-NLS-1$
		int mtu = devices.stream().mapToInt(device -> (int) device.number("mtu").orElse(0)).filter(one -> one > 0).min().orElse(0); //$NON-NLS-1$
		return new PortStatus(rows.readPort(port), epoch, link, speed, mtu, counters, error, port.flag("protected")); //$NON-NLS-1$
	}

	private static Link link(String state) {
		return switch (state) {
		case "up" -> Link.UP; //$NON-NLS-1$
		case "down" -> Link.DOWN; //$NON-NLS-1$
		default -> Link.UNKNOWN;
		};
	}

	private static PortCounters counters(OvsdbRow device) {
		Map<String, String> statistics = device.map("statistics"); //$NON-NLS-1$
		return new PortCounters(number(statistics, "rx_bytes"), number(statistics, "rx_packets"), number(statistics, "rx_dropped"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				number(statistics, "rx_errors"), number(statistics, "tx_bytes"), number(statistics, "tx_packets"), number(statistics, "tx_dropped"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				number(statistics, "tx_errors")); //$NON-NLS-1$
	}

	/** Devices that cannot count something say the largest number there is. */
	private static long number(Map<String, String> statistics, String name) {
		try {
			return Math.max(0, Long.parseLong(statistics.getOrDefault(name, "0"))); //$NON-NLS-1$
		} catch (NumberFormatException e) {
			return 0;
		}
	}

	// --- addresses ---------------------------------------------------------------------------------------------------------------------

	private List<MacEntry> macs(List<ControlText.LearntMac> learnt, List<PortStatus> statuses) {
		Map<String, String> names = portsByNumber();
		Map<String, MacEntry> entries = new java.util.LinkedHashMap<>();
		for (PortStatus status : statuses) {
			String mac = status.config().marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT); //$NON-NLS-1$
			if (!mac.isEmpty())
				entries.put(mac, new MacEntry(mac, status.config().vlan().tag(), status.name(), Origin.VM, -1));
		}
		for (ControlText.LearntMac heard : learnt) {
			String port = heard.port().equals(LOCAL) ? bridge.text(Tables.NAME) : names.getOrDefault(heard.port(), heard.port());
			MacEntry vm = entries.get(heard.mac());
			if (vm != null && vm.port().equals(port))
				continue;
			entries.put(heard.mac() + '/' + heard.vlan(), new MacEntry(heard.mac(), heard.vlan(), port, origin(port), heard.age()));
		}
		return List.copyOf(entries.values());
	}

	private Origin origin(String port) {
		if (port.equals(bridge.text(Tables.NAME)))
			return Origin.SWITCH;
		OvsdbRow row = ports.get(port);
		return row != null && rows.readPort(row).kind() == Kind.VM ? Origin.FOREIGN : Origin.LEARNT;
	}

	private Map<String, String> portsByNumber() {
		Map<String, String> names = new HashMap<>();
		ports.forEach((name, port) -> rows.interfaces(port)
				.forEach(device -> device.number("ofport").ifPresent(number -> names.put(Long.toString(number), name)))); //$NON-NLS-1$
		return names;
	}

	// --- teams and tunnels -------------------------------------------------------------------------------------------------------------

	/** @param bond null: the database knows the active link's address, and the links' states, but not which of them take part */
	private TeamStatus team(PortConfig config, ControlText.Bond bond) {
		OvsdbRow port = ports.get(config.name());
		String activeMac = port.text("bond_active_slave").toLowerCase(Locale.ROOT); //$NON-NLS-1$
		List<TeamStatus.Link> links = new ArrayList<>();
		for (OvsdbRow device : rows.interfaces(port)) {
			String nic = device.text(Tables.NAME);
			Link state = link(device.text("link_state")); //$NON-NLS-1$
			ControlText.Member member = bond == null ? null : bond.members().get(nic);
			boolean active = member == null ? !activeMac.isEmpty() && device.text("mac_in_use").equalsIgnoreCase(activeMac) : member.active(); //$NON-NLS-1$
			links.add(new TeamStatus.Link(nic, state, member == null ? state == Link.UP : member.enabled(), active));
		}
		links.sort(java.util.Comparator.comparing(TeamStatus.Link::nic));
		return new TeamStatus(config.name(), config.teaming(), bond == null ? "" : bond.lacp(), links); //$NON-NLS-1$
	}

	private TunnelStatus tunnel(PortStatus status) {
		Optional<OvsdbRow> device = rows.interfaces(ports.get(status.name())).stream().findFirst();
		Map<String, String> options = status.config().options();
		String bfd = device.map(row -> row.map("bfd_status").getOrDefault("state", "")).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new TunnelStatus(status.name(), status.config().kind(), options.getOrDefault("local_ip", ""), options.getOrDefault("remote_ip", ""), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				options.getOrDefault("key", ""), device.map(row -> row.map("status").getOrDefault("tunnel_egress_iface", "")).orElse(""), link(bfd), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
				status.counters());
	}

	// --- loops -------------------------------------------------------------------------------------------------------------------------

	Protocol protocol() {
		return bridge.flag("rstp_enable") ? Protocol.RSTP : bridge.flag("stp_enable") ? Protocol.STP : Protocol.NONE; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private LoopProtection loops(List<PortStatus> statuses, List<LoopProtection.Part> parts) {
		boolean forwards = protocol() == Protocol.NONE && "true".equals(bridge.map("other_config").get("forward-bpdu")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return new LoopProtection(protocol(), forwards, parts, statuses.stream().filter(PortStatus::isolated).map(PortStatus::name).toList());
	}
}
