// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.Mirror.Direction;
import org.orrery.fabric.design.Uplink.Teaming;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

/** Steps as one call of ovs-vsctl, which does them in one transaction, too. One thread, used once. */
final class VsctlCommand {
	private final List<List<String>> parts = new ArrayList<>();
	private int ids;

	/** The program and where it asks, then the parts of the call, one for each thing that it does. */
	static List<List<String>> of(String address, List<FabricStep> steps) throws FabricException {
		VsctlCommand command = new VsctlCommand();
		steps.forEach(command::write);
		boolean ssh = FabricDriver.kind(address).equals("ssh"); //$NON-NLS-1$
		List<List<String>> all = new ArrayList<>();
		all.add(ssh ? remote(SshAddress.parse(address)) : List.of("ovs-vsctl", "--db=" + address)); //$NON-NLS-1$ //$NON-NLS-2$
		for (List<String> part : command.parts)
			all.add(ssh ? part.stream().map(VsctlCommand::quoted).toList() : part);
		return all;
	}

	private static List<String> remote(SshAddress host) {
		List<String> head = new ArrayList<>(host.command());
		head.addAll(List.of("ovs-vsctl", "--db=unix:" + host.path())); //$NON-NLS-1$ //$NON-NLS-2$
		return head;
	}

	/** For the shell of the host. */
	static String quoted(String word) {
		return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : '\'' + word.replace("'", "'\\''") + '\''; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void part(String... words) {
		List<String> part = new ArrayList<>(List.of("--")); //$NON-NLS-1$
		part.addAll(List.of(words));
		parts.add(part);
	}

	private void part(List<String> words) {
		part(words.toArray(String[]::new));
	}

	private void write(FabricStep step) {
		switch (step) {
		case FabricStep.CreateSwitch create -> {
			part("add-br", create.on()); //$NON-NLS-1$
			set(new SwitchConfig(create.on(), 0, new TreeMap<>(), List.of(), List.of(), Map.of()), create.made());
		}
		case FabricStep.RemoveSwitch remove -> part("del-br", remove.on()); //$NON-NLS-1$
		case FabricStep.SetSwitch set -> set(set.before(), set.after());
		case FabricStep.AddPort add -> add(add.on(), add.port());
		case FabricStep.RemovePort remove -> part("del-port", remove.on(), remove.port().name()); //$NON-NLS-1$
		case FabricStep.SetPort set -> set(set.before(), set.after());
		case FabricStep.AddMirror add -> mirror(add.on(), add.mirror());
		case FabricStep.RemoveMirror remove -> {
			String id = id();
			part("--id=" + id, "get", "Mirror", text(remove.mirror().name())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			part("remove", "Bridge", remove.on(), "mirrors", id); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		}
	}

	private String id() {
		return "@o" + ++ids; //$NON-NLS-1$
	}

	// --- switches --------------------------------------------------------------------------------------------------------------------

	private void set(SwitchConfig before, SwitchConfig after) {
		marks("Bridge", after.name(), before.marks(), after.marks(), true); //$NON-NLS-1$
		if (before.mtu() != after.mtu())
			part("set", "Interface", after.name(), "mtu_request=" + (after.mtu() == 0 ? "[]" : Integer.toString(after.mtu()))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (before.exports().equals(after.exports()))
			return;
		for (FlowExport.Kind kind : FlowExport.Kind.values())
			export(after, kind);
	}

	private void export(SwitchConfig of, FlowExport.Kind kind) {
		String column = kind.name().toLowerCase(java.util.Locale.ROOT);
		FlowExport export = of.exports().stream().filter(one -> one.kind() == kind).findFirst().orElse(null);
		if (export == null) {
			part("clear", "Bridge", of.name(), column); //$NON-NLS-1$ //$NON-NLS-2$
			return;
		}
		List<String> words = new ArrayList<>();
		String id = id();
		words.addAll(List.of("--id=" + id, "create", table(kind), "targets=[" + String.join(",", export.collectors().stream().map(VsctlCommand::text).toList()) + ']')); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (kind != FlowExport.Kind.NETFLOW)
			words.add("sampling=" + export.sampling()); //$NON-NLS-1$
		words.add((kind == FlowExport.Kind.NETFLOW ? "active_timeout=" : kind == FlowExport.Kind.SFLOW ? "polling=" : "cache_active_timeout=") + export.interval()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		part(words);
		part("set", "Bridge", of.name(), column + '=' + id); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String table(FlowExport.Kind kind) {
		return switch (kind) {
		case NETFLOW -> Tables.NETFLOW;
		case SFLOW -> Tables.SFLOW;
		case IPFIX -> Tables.IPFIX;
		};
	}

	/** @param all also those that are not ours */
	private void marks(String table, String row, Map<String, String> before, Map<String, String> after, boolean all) {
		for (String mark : before.keySet())
			if (!after.containsKey(mark) && (all || Marks.isOwn(mark)))
				part("remove", table, row, Tables.MARKS, mark); //$NON-NLS-1$
		after.forEach((mark, value) -> {
			if (!value.equals(before.get(mark)) && (all || Marks.isOwn(mark)))
				part("set", table, row, Tables.MARKS + ':' + mark + '=' + text(value)); //$NON-NLS-1$
		});
	}

	// --- ports -----------------------------------------------------------------------------------------------------------------------

	private void add(String on, PortConfig port) {
		if (port.teaming() == Teaming.NONE)
			part("add-port", on, port.name()); //$NON-NLS-1$
		else {
			List<String> bond = new ArrayList<>(List.of("add-bond", on, port.name())); //$NON-NLS-1$
			bond.addAll(port.nics());
			bond.add("bond_mode=" + SwitchWriter.mode(port.teaming())); //$NON-NLS-1$
			bond.add("lacp=" + (port.teaming() == Teaming.LACP ? "active" : "off")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			part(bond);
		}
		if (port.kind().isTunnel() || port.kind() == Kind.KERNEL) {
			part("set", "Interface", port.name(), "type=" + (port.kind() == Kind.KERNEL ? "internal" : port.kind().name().toLowerCase(java.util.Locale.ROOT))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			port.options().forEach((key, value) -> part("set", "Interface", port.name(), "options:" + key + '=' + text(value))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		Map<String, String> others = new TreeMap<>(port.marks());
		others.keySet().removeIf(Marks::isOwn);
		for (String nic : port.nics())
			marks("Interface", nic, Map.of(), others, true); //$NON-NLS-1$
		settings(port);
		marks("Port", port.name(), Map.of(), port.marks(), false); //$NON-NLS-1$
		if (port.rate().in() > 0)
			queue(port);
		if (port.rate().out() > 0)
			police(port);
	}

	private void set(PortConfig before, PortConfig after) {
		settings(after);
		marks("Port", after.name(), before.marks(), after.marks(), false); //$NON-NLS-1$
		if (before.rate().in() != after.rate().in())
			queue(after);
		if (before.rate().out() != after.rate().out())
			police(after);
	}

	/** VLAN and state. */
	private void settings(PortConfig port) {
		List<String> words = new ArrayList<>(List.of("set", "Port", port.name())); //$NON-NLS-1$ //$NON-NLS-2$
		VlanColumns.columns(port).forEach((column, value) -> words.add(column + '=' + value(value)));
		part(words);
		Map<String, String> state = new TreeMap<>();
		VlanColumns.mark(port.vlan(), port.enabled(), state);
		if (port.enabled())
			part("remove", "Port", port.name(), Tables.MARKS, VlanColumns.WHEN_UP); //$NON-NLS-1$ //$NON-NLS-2$
		state.forEach((mark, value) -> part("set", "Port", port.name(), Tables.MARKS + ':' + mark + '=' + text(value))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void queue(PortConfig port) {
		if (port.rate().in() == 0) {
			part("clear", "Port", port.name(), "qos"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			return;
		}
		String id = id();
		part("--id=" + id, "create", Tables.QOS, "type=linux-htb", "other_config:max-rate=" + text(Long.toString(port.rate().in()))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		part("set", "Port", port.name(), "qos=" + id); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void police(PortConfig port) {
		List<String> words = new ArrayList<>();
		SwitchWriter.policing(port).forEach((column, value) -> words.add(column + '=' + value(value)));
		for (String nic : port.nics()) {
			List<String> part = new ArrayList<>(List.of("set", "Interface", nic)); //$NON-NLS-1$ //$NON-NLS-2$
			part.addAll(words);
			part(part);
		}
	}

	private void mirror(String on, Mirror mirror) {
		Map<String, String> ports = new TreeMap<>();
		for (String port : mirror.profiles())
			ports.put(port, id());
		ports.computeIfAbsent(mirror.output(), any -> id());
		ports.forEach((port, id) -> part("--id=" + id, "get", "Port", text(port))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		String watched = '[' + String.join(",", mirror.profiles().stream().map(ports::get).toList()) + ']'; //$NON-NLS-1$
		String id = id();
		part("--id=" + id, "create", Tables.MIRROR, "name=" + text(mirror.name()), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				"select_src_port=" + (mirror.direction() == Direction.FROM_SWITCH ? "[]" : watched), //$NON-NLS-1$ //$NON-NLS-2$
				"select_dst_port=" + (mirror.direction() == Direction.TO_SWITCH ? "[]" : watched), "output_port=" + ports.get(mirror.output())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		part("add", "Bridge", on, "mirrors", id); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	// --- values ----------------------------------------------------------------------------------------------------------------------

	/** In ovs-vsctl's own notation. */
	private static String value(JsonElement value) {
		if (value instanceof JsonPrimitive primitive)
			return primitive.isString() ? text(primitive.getAsString()) : primitive.getAsString();
		List<String> members = new ArrayList<>();
		for (JsonElement member : ((JsonArray) value).get(1).getAsJsonArray())
			members.add(value(member));
		return '[' + String.join(",", members) + ']'; //$NON-NLS-1$
	}

	private static String text(String text) {
		return text.matches("[A-Za-z_][A-Za-z0-9_.-]*") && !text.equals("true") && !text.equals("false") ? text : new JsonPrimitive(text).toString(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
