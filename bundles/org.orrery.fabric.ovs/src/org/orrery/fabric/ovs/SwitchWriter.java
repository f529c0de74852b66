// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.Mirror.Direction;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;
import org.orrery.fabric.ovs.ovsdb.OvsdbTransaction;
import org.orrery.fabric.ovs.ovsdb.OvsdbValue;

import com.google.gson.JsonElement;

/** Writes steps into one transaction, on what was read before. One thread, used once. */
final class SwitchWriter {
	private static final String ORRERY = "orrery-"; //$NON-NLS-1$

	private final SwitchReader live;
	private final String datapath;
	private final OvsdbTransaction transaction = new OvsdbTransaction();
	/** Rows that this transaction makes, as values that refer to them: bridges by their name, ports by "bridge port". */
	private final Map<String, JsonElement> made = new HashMap<>();
	private int count;

	/** @param datapath of new bridges: empty for the kernel's, "netdev" for the one in user space */
	SwitchWriter(SwitchReader live, String datapath) {
		this.live = live;
		this.datapath = datapath;
	}

	OvsdbTransaction transaction(List<FabricStep> steps) throws FabricException {
		for (FabricStep step : steps)
			write(step);
		return transaction;
	}

	private void write(FabricStep step) throws FabricException {
		switch (step) {
		case FabricStep.CreateSwitch create -> create(create.made());
		case FabricStep.RemoveSwitch remove -> transaction.remove(Tables.ROOT, root().uuid(), Tables.BRIDGES, one(OvsdbValue.of(row(step).uuid())));
		case FabricStep.SetSwitch set -> set(step, set.before(), set.after());
		case FabricStep.AddPort add -> add(step, add.port());
		case FabricStep.RemovePort remove -> removePort(step, remove.port());
		case FabricStep.SetPort set -> setPort(step, set.before(), set.after());
		case FabricStep.AddMirror add -> addMirror(step, add.mirror());
		case FabricStep.RemoveMirror remove -> removeMirror(step, remove.mirror());
		}
	}

	// --- switches --------------------------------------------------------------------------------------------------------------------

	private void create(SwitchConfig config) throws FabricException {
		if (live.bridge(config.name()).isPresent())
			throw conflict(config.name());
		String device = insert(Tables.INTERFACE, Map.of(Tables.NAME, OvsdbValue.of(config.name()), Tables.TYPE, OvsdbValue.of("internal"), //$NON-NLS-1$
				"mtu_request", mtu(config))); //$NON-NLS-1$
		String port = insert(Tables.PORT, Map.of(Tables.NAME, OvsdbValue.of(config.name()), Tables.INTERFACES, OvsdbValue.named(device)));
		Map<String, JsonElement> row = new LinkedHashMap<>();
		row.put(Tables.NAME, OvsdbValue.of(config.name()));
		row.put("datapath_type", OvsdbValue.of(datapath)); //$NON-NLS-1$
		row.put(Tables.PORTS, OvsdbValue.named(port));
		row.put(Tables.MARKS, OvsdbValue.map(config.marks()));
		JsonElement bridge = OvsdbValue.named(insert(Tables.BRIDGE, row));
		made.put(config.name(), bridge);
		made.put(config.name() + ' ' + config.name(), OvsdbValue.named(device));
		transaction.add(Tables.ROOT, root().uuid(), Tables.BRIDGES, one(bridge));
	}

	private void set(FabricStep step, SwitchConfig before, SwitchConfig after) throws FabricException {
		Map<String, JsonElement> columns = new LinkedHashMap<>();
		if (!before.marks().equals(after.marks()))
			columns.put(Tables.MARKS, OvsdbValue.map(after.marks()));
		if (!before.exports().equals(after.exports()))
			columns.putAll(exports(after.exports()));
		if (!made.containsKey(step.on())) {
			SwitchConfig now = live.read(row(step));
			if (!now.withSettingsOf(before).equals(now))
				throw conflict(step.on());
			transaction.expect(row(step), Tables.BRIDGE, columns.keySet());
		}
		if (!columns.isEmpty())
			transaction.update(Tables.BRIDGE, bridge(step), columns);
		if (before.mtu() != after.mtu())
			transaction.update(Tables.INTERFACE, device(step), Map.of("mtu_request", mtu(after))); //$NON-NLS-1$
	}

	private JsonElement device(FabricStep step) throws FabricException {
		JsonElement fresh = made.get(key(step, step.on()));
		return fresh != null ? fresh : OvsdbValue.of(live.ownInterface(row(step)).orElseThrow(() -> conflict(step.on())).uuid());
	}

	private static JsonElement mtu(SwitchConfig config) {
		return config.mtu() == 0 ? OvsdbValue.none() : OvsdbValue.of(config.mtu());
	}

	/** One of a kind for each switch; a kind that is not exported is emptied. */
	private Map<String, JsonElement> exports(List<FlowExport> exports) {
		Map<String, JsonElement> columns = new LinkedHashMap<>(
				Map.of("netflow", OvsdbValue.none(), "sflow", OvsdbValue.none(), "ipfix", OvsdbValue.none())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		for (FlowExport export : exports) {
			Map<String, JsonElement> row = new LinkedHashMap<>();
			row.put(Tables.TARGETS, OvsdbValue.set(export.collectors().stream().map(OvsdbValue::of).toList()));
			JsonElement interval = OvsdbValue.of(export.interval());
			switch (export.kind()) {
			case NETFLOW -> {
				row.put("active_timeout", interval); //$NON-NLS-1$
				columns.put("netflow", OvsdbValue.named(insert(Tables.NETFLOW, row))); //$NON-NLS-1$
			}
			case SFLOW -> {
				row.put(Tables.SAMPLING, OvsdbValue.of(export.sampling()));
				row.put("polling", interval); //$NON-NLS-1$
				columns.put("sflow", OvsdbValue.named(insert(Tables.SFLOW, row))); //$NON-NLS-1$
			}
			case IPFIX -> {
				row.put(Tables.SAMPLING, OvsdbValue.of(export.sampling()));
				row.put("cache_active_timeout", interval); //$NON-NLS-1$
				columns.put("ipfix", OvsdbValue.named(insert(Tables.IPFIX, row))); //$NON-NLS-1$
			}
			}
		}
		return columns;
	}

	// --- ports -----------------------------------------------------------------------------------------------------------------------

	private void add(FabricStep step, PortConfig port) throws FabricException {
		Map<String, JsonElement> row = new LinkedHashMap<>(settings(port, Map.of()));
		row.put(Tables.NAME, OvsdbValue.of(port.name()));
		row.put(Tables.INTERFACES, OvsdbValue.set(devices(port)));
		if (port.teaming() != Teaming.NONE) {
			row.put("bond_mode", OvsdbValue.of(mode(port.teaming()))); //$NON-NLS-1$
			row.put("lacp", OvsdbValue.of(port.teaming() == Teaming.LACP ? "active" : "off")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		JsonElement reference = OvsdbValue.named(insert(Tables.PORT, row));
		made.put(key(step, port.name()), reference);
		attach(step, Tables.PORTS, reference);
	}

	static String mode(Teaming teaming) {
		return switch (teaming) {
		case BALANCE_SLB -> "balance-slb"; //$NON-NLS-1$
		case LACP -> "balance-tcp"; //$NON-NLS-1$
		default -> "active-backup"; //$NON-NLS-1$
		};
	}

	private List<JsonElement> devices(PortConfig port) {
		if (!port.kind().isTunnel() && port.kind() != PortConfig.Kind.KERNEL)
			return port.nics().stream().map(nic -> OvsdbValue.named(insert(Tables.INTERFACE, policed(port, nic(port, nic))))).toList();
		String type = port.kind() == PortConfig.Kind.KERNEL ? "internal" : port.kind().name().toLowerCase(java.util.Locale.ROOT); //$NON-NLS-1$
		return List.of(OvsdbValue.named(insert(Tables.INTERFACE,
				Map.of(Tables.NAME, OvsdbValue.of(port.name()), Tables.TYPE, OvsdbValue.of(type), "options", OvsdbValue.map(port.options()))))); //$NON-NLS-1$
	}

	/** What the hypervisor keeps with a VM's NIC comes back with it when a removal is undone. */
	private static Map<String, JsonElement> nic(PortConfig port, String nic) {
		Map<String, String> marks = new TreeMap<>(port.marks());
		marks.keySet().removeIf(mark -> mark.startsWith(ORRERY));
		return Map.of(Tables.NAME, OvsdbValue.of(nic), Tables.MARKS, OvsdbValue.map(marks));
	}

	private static Map<String, JsonElement> policed(PortConfig port, Map<String, JsonElement> row) {
		Map<String, JsonElement> all = new LinkedHashMap<>(row);
		all.putAll(policing(port));
		return all;
	}

	static Map<String, JsonElement> policing(PortConfig port) {
		Map<String, JsonElement> all = new LinkedHashMap<>();
		// The burst that ovs-vswitchd.conf.db(5) recommends: a tenth of the rate, not less than 8 full packets.
		long kilobits = port.rate().out() / 1000;
		all.put("ingress_policing_rate", OvsdbValue.of(kilobits)); //$NON-NLS-1$
		all.put("ingress_policing_burst", OvsdbValue.of(kilobits == 0 ? 0 : Math.max(kilobits / 10, 96))); //$NON-NLS-1$
		return all;
	}

	/** VLAN, state, queue and our marks. @param others marks that are not ours and stay */
	private Map<String, JsonElement> settings(PortConfig port, Map<String, String> others) {
		Map<String, JsonElement> columns = VlanColumns.columns(port);
		Map<String, String> marks = new TreeMap<>(others);
		marks.keySet().removeIf(mark -> mark.startsWith(ORRERY));
		port.marks().forEach((mark, value) -> {
			if (mark.startsWith(ORRERY))
				marks.put(mark, value);
		});
		VlanColumns.mark(port.vlan(), port.enabled(), marks);
		columns.put(Tables.MARKS, OvsdbValue.map(marks));
		columns.put("qos", port.rate().in() == 0 ? OvsdbValue.none() : OvsdbValue.named(queue(port))); //$NON-NLS-1$
		return columns;
	}

	private String queue(PortConfig port) {
		return insert(Tables.QOS, Map.of(Tables.TYPE, OvsdbValue.of("linux-htb"), "other_config", //$NON-NLS-1$ //$NON-NLS-2$
				OvsdbValue.map(Map.of("max-rate", Long.toString(port.rate().in()))))); //$NON-NLS-1$
	}

	private void setPort(FabricStep step, PortConfig before, PortConfig after) throws FabricException {
		OvsdbRow port = asPlanned(step, before);
		Map<String, JsonElement> columns = settings(after, port.map(Tables.MARKS));
		if (before.rate().in() == after.rate().in())
			columns.remove("qos"); //$NON-NLS-1$
		columns.entrySet().removeIf(column -> port.holds(column.getKey(), column.getValue()));
		transaction.expect(port, Tables.PORT, Tables.PORT_SETTINGS);
		if (!columns.isEmpty())
			transaction.update(Tables.PORT, port.uuid(), columns);
		if (before.rate().out() != after.rate().out())
			live.interfaces(port).forEach(device -> transaction.update(Tables.INTERFACE, device.uuid(), policed(after, Map.of())));
	}

	/** What others have changed before is seen here, what they change from now on by the database itself. */
	private OvsdbRow asPlanned(FabricStep step, PortConfig before) throws FabricException {
		OvsdbRow port = live.port(row(step), before.name()).orElseThrow(() -> conflict(step.on()));
		if (!live.readPort(port).equals(before))
			throw conflict(step.on());
		return port;
	}

	private void removePort(FabricStep step, PortConfig port) throws FabricException {
		OvsdbRow bridge = row(step);
		OvsdbRow row = asPlanned(step, port);
		transaction.expect(row, Tables.PORT, Tables.PORT_SETTINGS);
		transaction.remove(Tables.BRIDGE, bridge.uuid(), Tables.PORTS, one(OvsdbValue.of(row.uuid())));
	}

	// --- mirrors ---------------------------------------------------------------------------------------------------------------------

	private void addMirror(FabricStep step, Mirror mirror) throws FabricException {
		Map<String, JsonElement> row = new LinkedHashMap<>();
		List<JsonElement> watched = new java.util.ArrayList<>();
		for (String port : mirror.profiles())
			watched.add(portReference(step, port));
		row.put(Tables.NAME, OvsdbValue.of(mirror.name()));
		row.put("select_src_port", mirror.direction() == Direction.FROM_SWITCH ? OvsdbValue.none() : OvsdbValue.set(watched)); //$NON-NLS-1$
		row.put("select_dst_port", mirror.direction() == Direction.TO_SWITCH ? OvsdbValue.none() : OvsdbValue.set(watched)); //$NON-NLS-1$
		row.put("output_port", portReference(step, mirror.output())); //$NON-NLS-1$
		attach(step, Tables.MIRRORS, OvsdbValue.named(insert(Tables.MIRROR, row)));
	}

	private void removeMirror(FabricStep step, Mirror mirror) throws FabricException {
		OvsdbRow bridge = row(step);
		OvsdbRow row = live.mirror(bridge, mirror.name()).orElseThrow(() -> conflict(step.on()));
		transaction.remove(Tables.BRIDGE, bridge.uuid(), Tables.MIRRORS, one(OvsdbValue.of(row.uuid())));
	}

	private JsonElement portReference(FabricStep step, String port) throws FabricException {
		JsonElement fresh = made.get(key(step, port));
		if (fresh != null)
			return fresh;
		return OvsdbValue.of(live.port(row(step), port).orElseThrow(() -> conflict(step.on())).uuid());
	}

	// --- rows ------------------------------------------------------------------------------------------------------------------------

	private void attach(FabricStep step, String column, JsonElement reference) throws FabricException {
		transaction.add(Tables.BRIDGE, bridge(step), column, one(reference));
	}

	/** The bridge that a step changes: one that is there, or one that this transaction makes. */
	private JsonElement bridge(FabricStep step) throws FabricException {
		JsonElement fresh = made.get(step.on());
		return fresh != null ? fresh : OvsdbValue.of(row(step).uuid());
	}

	private String insert(String table, Map<String, JsonElement> row) {
		String name = "new" + ++count; //$NON-NLS-1$
		transaction.insert(table, name, row);
		return name;
	}

	private static JsonElement one(JsonElement reference) {
		return OvsdbValue.set(List.of(reference));
	}

	private static String key(FabricStep step, String port) {
		return step.on() + ' ' + port;
	}

	private OvsdbRow row(FabricStep step) throws FabricException {
		return live.bridge(step.on()).orElseThrow(() -> conflict(step.on()));
	}

	private OvsdbRow root() throws FabricException {
		return live.root().orElseThrow(() -> new FabricException(Code.UNSUPPORTED, operation(""), Messages.SwitchWriter_noRoot));
	}

	private static FabricException conflict(String name) {
		return new FabricException(Code.CONFLICT, operation(name), Messages.SwitchWriter_changed);
	}

	private static String operation(String name) {
		return NLS.bind(Messages.SwitchWriter_changing, name);
	}
}
