// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.Mirror.Direction;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;

/** The rows of one state of the database as switches. One thread. */
final class SwitchReader {
	private final Map<String, Map<UUID, OvsdbRow>> tables;
	/** Ports by name, of those bridges that were asked for: a plan asks for hundreds one by one. */
	private final Map<UUID, Map<String, OvsdbRow>> portsByName = new HashMap<>();

	private final Function<OvsdbRow, PortGuard> guards;

	/** Without guards, which no database keeps. */
	SwitchReader(Map<String, Map<UUID, OvsdbRow>> tables) {
		this(tables, device -> PortGuard.OPEN);
	}

	/** @param guards of the devices of VMs */
	SwitchReader(Map<String, Map<UUID, OvsdbRow>> tables, Function<OvsdbRow, PortGuard> guards) {
		this.tables = tables;
		this.guards = guards;
	}

	Collection<OvsdbRow> bridges() {
		return rows(Tables.BRIDGE).values();
	}

	List<SwitchConfig> switches() {
		return rows(Tables.BRIDGE).values().stream().map(this::read).sorted(java.util.Comparator.comparing(SwitchConfig::name)).toList();
	}

	Optional<OvsdbRow> root() {
		return rows(Tables.ROOT).values().stream().findFirst();
	}

	Optional<OvsdbRow> bridge(String name) {
		return rows(Tables.BRIDGE).values().stream().filter(row -> row.text(Tables.NAME).equals(name)).findFirst();
	}

	Optional<OvsdbRow> port(OvsdbRow bridge, String name) {
		return Optional.ofNullable(portsByName.computeIfAbsent(bridge.uuid(), unseen -> index(bridge)).get(name));
	}

	private Map<String, OvsdbRow> index(OvsdbRow bridge) {
		Map<String, OvsdbRow> ports = new HashMap<>();
		referred(bridge, Tables.PORTS, Tables.PORT).forEach(port -> ports.put(port.text(Tables.NAME), port));
		return ports;
	}

	List<OvsdbRow> ports(OvsdbRow bridge) {
		return referred(bridge, Tables.PORTS, Tables.PORT).toList();
	}

	Optional<OvsdbRow> mirror(OvsdbRow bridge, String name) {
		return referred(bridge, Tables.MIRRORS, Tables.MIRROR).filter(row -> row.text(Tables.NAME).equals(name)).findFirst();
	}

	List<OvsdbRow> interfaces(OvsdbRow port) {
		return referred(port, Tables.INTERFACES, Tables.INTERFACE).toList();
	}

	/** The device of the bridge itself. */
	Optional<OvsdbRow> ownInterface(OvsdbRow bridge) {
		return port(bridge, bridge.text(Tables.NAME)).map(this::interfaces).flatMap(all -> all.stream().findFirst());
	}

	private Map<UUID, OvsdbRow> rows(String table) {
		return tables.getOrDefault(table, Map.of());
	}

	private java.util.stream.Stream<OvsdbRow> referred(OvsdbRow row, String column, String table) {
		return row.references(column).stream().map(rows(table)::get).filter(Objects::nonNull);
	}

	SwitchConfig read(OvsdbRow bridge) {
		String name = bridge.text(Tables.NAME);
		SortedMap<String, PortConfig> ports = new TreeMap<>();
		referred(bridge, Tables.PORTS, Tables.PORT).filter(port -> !port.text(Tables.NAME).equals(name)).map(this::readPort)
				.forEach(port -> ports.put(port.name(), port));
		int mtu = (int) ownInterface(bridge).map(own -> own.number("mtu_request").orElse(0)).orElse(0L).longValue(); //$NON-NLS-1$
		return new SwitchConfig(name, mtu, ports, mirrors(bridge), exports(bridge), bridge.map(Tables.MARKS));
	}

	PortConfig readPort(OvsdbRow port) {
		List<OvsdbRow> interfaces = interfaces(port);
		Map<String, String> marks = new TreeMap<>();
		interfaces.forEach(device -> marks.putAll(device.map(Tables.MARKS)));
		marks.putAll(port.map(Tables.MARKS));
		marks.keySet().removeIf(VlanColumns::isOwn);
		Kind kind = kind(interfaces, marks);
		List<String> nics = kind.isTunnel() || kind == Kind.KERNEL ? List.of()
				: List.copyOf(new TreeSet<>(interfaces.stream().map(device -> device.text(Tables.NAME)).toList()));
		Map<String, String> options = interfaces.size() == 1 ? interfaces.get(0).map("options") : Map.of(); //$NON-NLS-1$
		return new PortConfig(port.text(Tables.NAME), kind, nics, teaming(port, interfaces), VlanColumns.read(port), rate(port, interfaces),
				VlanColumns.enabled(port), kind == Kind.VM ? guards.apply(interfaces.get(0)) : PortGuard.OPEN, options, marks);
	}

	private static Kind kind(List<OvsdbRow> interfaces, Map<String, String> marks) {
		if (interfaces.size() != 1)
			return interfaces.isEmpty() ? Kind.OTHER : Kind.UPLINK;
		return switch (interfaces.get(0).text(Tables.TYPE)) {
		case "vxlan" -> Kind.VXLAN; //$NON-NLS-1$
		case "gre" -> Kind.GRE; //$NON-NLS-1$
		case "geneve" -> Kind.GENEVE; //$NON-NLS-1$
		case "internal" -> Kind.KERNEL; //$NON-NLS-1$
		case "", "system", "dummy" -> marks.containsKey(Marks.MAC) ? Kind.VM : Kind.UPLINK; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		default -> Kind.OTHER;
		};
	}

	private static Teaming teaming(OvsdbRow port, List<OvsdbRow> interfaces) {
		if (interfaces.size() < 2)
			return Teaming.NONE;
		if (port.text("lacp").equals("active") || port.text("lacp").equals("passive")) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			return Teaming.LACP;
		return port.text("bond_mode").equals("balance-slb") ? Teaming.BALANCE_SLB : Teaming.ACTIVE_BACKUP; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Into the VM is out of the switch: a queue's limit, bit/s. Out of the VM is into the switch: policed, kbit/s. */
	private Rate rate(OvsdbRow port, List<OvsdbRow> interfaces) {
		long in = port.references("qos").stream().map(rows(Tables.QOS)::get).filter(Objects::nonNull) //$NON-NLS-1$
				.map(qos -> qos.map("other_config").getOrDefault("max-rate", "0")).mapToLong(SwitchReader::number).findFirst().orElse(0); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		long out = interfaces.size() == 1 ? interfaces.get(0).number("ingress_policing_rate").orElse(0) * 1000 : 0; //$NON-NLS-1$
		return new Rate(in, out);
	}

	private static long number(String text) {
		try {
			return Long.parseLong(text);
		} catch (NumberFormatException e) {
			return 0;
		}
	}

	private List<Mirror> mirrors(OvsdbRow bridge) {
		List<Mirror> mirrors = new ArrayList<>();
		referred(bridge, Tables.MIRRORS, Tables.MIRROR).forEach(row -> {
			List<String> from = names(row, "select_src_port"); //$NON-NLS-1$
			List<String> to = names(row, "select_dst_port"); //$NON-NLS-1$
			Direction direction = from.isEmpty() == to.isEmpty() ? Direction.BOTH : to.isEmpty() ? Direction.TO_SWITCH : Direction.FROM_SWITCH;
			String output = names(row, "output_port").stream().findFirst().orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
			mirrors.add(new Mirror(row.text(Tables.NAME), from.isEmpty() ? to : from, direction, output));
		});
		mirrors.sort(java.util.Comparator.comparing(Mirror::name));
		return mirrors;
	}

	private List<String> names(OvsdbRow mirror, String column) {
		return referred(mirror, column, Tables.PORT).map(port -> port.text(Tables.NAME)).sorted().toList();
	}

	private List<FlowExport> exports(OvsdbRow bridge) {
		List<FlowExport> exports = new ArrayList<>();
		referred(bridge, "netflow", Tables.NETFLOW) //$NON-NLS-1$
				.forEach(row -> exports.add(export(FlowExport.Kind.NETFLOW, row, 1, "active_timeout"))); //$NON-NLS-1$
		referred(bridge, "sflow", Tables.SFLOW) //$NON-NLS-1$
				.forEach(row -> exports.add(export(FlowExport.Kind.SFLOW, row, row.number(Tables.SAMPLING).orElse(400), "polling"))); //$NON-NLS-1$
		referred(bridge, "ipfix", Tables.IPFIX) //$NON-NLS-1$
				.forEach(row -> exports.add(export(FlowExport.Kind.IPFIX, row, row.number(Tables.SAMPLING).orElse(400), "cache_active_timeout"))); //$NON-NLS-1$
		return exports;
	}

	private static FlowExport export(FlowExport.Kind kind, OvsdbRow row, long sampling, String interval) {
		return new FlowExport(kind, row.texts(Tables.TARGETS).stream().sorted().toList(), (int) sampling, (int) row.number(interval).orElse(0));
	}
}
