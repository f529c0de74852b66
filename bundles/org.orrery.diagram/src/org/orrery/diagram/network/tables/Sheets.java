// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.MemberEdits;
import org.orrery.fabric.edit.MirrorEdits;
import org.orrery.fabric.edit.SwitchEdits;
import org.orrery.fabric.edit.TunnelEdits;
import org.orrery.fabric.edit.UplinkEdits;

/** Switches, hosts, uplinks, tunnels, mirrors and flow exports as tables. */
final class Sheets {
	private static final Pattern LIST = Pattern.compile("\\s*,\\s*"); //$NON-NLS-1$

	private Sheets() {
	}

	private record MemberRow(DistributedSwitch on, Member member) {
		NetworkKey key() {
			return new NetworkKey.OfHost(member.host());
		}
	}

	private record UplinkRow(DistributedSwitch on, Member member, Uplink uplink) {
		NetworkKey.OfUplink key() {
			return new NetworkKey.OfUplink(on.id(), member.host(), uplink.name());
		}

	}

	private record TunnelRow(DistributedSwitch on, Tunnel tunnel) {
		NetworkKey.OfTunnel key() {
			return new NetworkKey.OfTunnel(on.id(), tunnel.name());
		}
	}

	private record MirrorRow(DistributedSwitch on, Mirror mirror) {
		NetworkKey.OfMirror key() {
			return new NetworkKey.OfMirror(on.id(), mirror.name());
		}
	}

	private record ExportRow(DistributedSwitch on, FlowExport export) {
		String key() {
			return on.id() + "/" + export.kind(); //$NON-NLS-1$
		}
	}

	static List<Sheet<?>> all() {
		return List.of(switches(), new ProfileSheet().sheet(), hosts(), uplinks(), tunnels(), mirrors(), exports(), new PortSheet().sheet());
	}

	private static Sheet<DistributedSwitch> switches() {
		List<Column<DistributedSwitch>> columns = List.of(
				Column.text(Messages.Column_name, 160, DistributedSwitch::name, (drawn, text) -> SwitchEdits.rename(drawn.id(), text)),
				Column.text(Messages.Column_domain, 90, drawn -> Integer.toString(drawn.domain()), (drawn, text) -> SwitchEdits.domain(drawn.id(), number(text))),
				Column.text(Messages.Column_mtu, 110, drawn -> Integer.toString(drawn.mtu()), (drawn, text) -> SwitchEdits.mtu(drawn.id(), number(text))),
				Column.fixed(Messages.Column_hosts, 80, drawn -> Integer.toString(drawn.members().size())),
				Column.fixed(Messages.Column_profiles, 80, drawn -> Integer.toString(drawn.profiles().size())),
				Column.fixed(Messages.Column_tunnels, 80, drawn -> Integer.toString(drawn.tunnels().size())));
		return new Sheet<>(Messages.Sheet_switches, "switches", columns, DesignView::switches, drawn -> new NetworkKey.OfSwitch(drawn.id()), //$NON-NLS-1$
				Messages.Add_switch, (view, selected) -> Stroke.of(SwitchEdits.add(UUID.randomUUID())), drawn -> new NetworkKey.OfSwitch(drawn.id()));
	}

	private static Sheet<MemberRow> hosts() {
		List<Column<MemberRow>> columns = List.of(on(MemberRow::on), Column.fixed(Messages.Column_host, 140, row -> row.member().name()),
				Column.text(Messages.Column_slot, 70, row -> Integer.toString(row.member().slot()),
						(row, text) -> MemberEdits.slot(row.on().id(), row.member().host(), number(text))),
				Column.text(Messages.Column_address, 160, row -> row.member().address(),
						(row, text) -> MemberEdits.address(row.on().id(), row.member().host(), text)),
				Column.fixed(Messages.Column_uplinks, 200, row -> String.join(", ", row.member().uplinks().stream().map(Uplink::name).toList())), //$NON-NLS-1$
				Column.fixed(Messages.Column_uuid, 280, row -> row.member().host().toString()));
		return new Sheet<>(Messages.Sheet_hosts, "hosts", columns, view -> view.each(DistributedSwitch::members, MemberRow::new), //$NON-NLS-1$
				row -> row.on().id() + "/" + row.member().host(), Messages.Add_host, Sheets::addHost, MemberRow::key); //$NON-NLS-1$
	}

	/** The first connected host that is no member yet. */
	private static Stroke addHost(DesignView view, Object selected) throws EditRefusedException {
		UUID on = selected == null ? null : UUID.fromString(selected.toString().substring(0, selected.toString().indexOf('/')));
		DistributedSwitch drawn = view.target(on);
		return view.hosts().stream().filter(host -> drawn.member(host.host()).isEmpty()).findFirst()
				.map(host -> Stroke.of(MemberEdits.add(drawn.id(), host.host(), host.name())))
				.orElseThrow(() -> new EditRefusedException(NLS.bind(Messages.Tables_noHost, drawn.name()), Messages.Tables_noHostRemedy));
	}

	private static Sheet<UplinkRow> uplinks() {
		List<Column<UplinkRow>> columns = List.of(on(UplinkRow::on), Column.fixed(Messages.Column_host, 120, row -> row.member().name()),
				Column.text(Messages.Column_name, 110, row -> row.uplink().name(),
						(row, text) -> change(row, new Uplink(text.strip(), row.uplink().nics(), row.uplink().teaming(), row.uplink().profile()))),
				Column.text(Messages.Column_nics, 160, row -> String.join(", ", row.uplink().nics()), //$NON-NLS-1$
						(row, text) -> change(row, new Uplink(row.uplink().name(), list(text), row.uplink().teaming(), row.uplink().profile()))),
				Column.choice(Messages.Column_teaming, 130, row -> word(row.uplink().teaming()), row -> words(Uplink.Teaming.class),
						(row, text) -> change(row, new Uplink(row.uplink().name(), row.uplink().nics(), constant(Uplink.Teaming.class, text), row.uplink().profile()))),
				Column.choice(Messages.Column_profile, 150, row -> row.uplink().profile().isEmpty() ? Messages.Uplink_allVlans : row.uplink().profile(),
						row -> profiles(row.on()), (row, text) -> change(row, new Uplink(row.uplink().name(), row.uplink().nics(), row.uplink().teaming(),
								text.equals(Messages.Uplink_allVlans) ? "" : text)))); //$NON-NLS-1$
		return new Sheet<>(Messages.Sheet_uplinks, "uplinks", columns, Sheets::uplinkRows, UplinkRow::key, Messages.Add_uplink, Sheets::addUplink, //$NON-NLS-1$
				UplinkRow::key);
	}

	private static List<UplinkRow> uplinkRows(DesignView view) {
		List<UplinkRow> rows = new ArrayList<>();
		for (DistributedSwitch drawn : view.switches())
			for (Member member : drawn.members())
				member.uplinks().forEach(uplink -> rows.add(new UplinkRow(drawn, member, uplink)));
		return rows;
	}

	/** The first free NIC of a member; what a person types then says which. */
	private static Stroke addUplink(DesignView view, Object selected) throws EditRefusedException {
		DistributedSwitch drawn = view.target(selected instanceof NetworkKey.OfUplink row ? row.on() : null);
		for (Member member : drawn.members())
			for (var host : view.hosts())
				if (host.host().equals(member.host()))
					for (var nic : host.nics()) {
						UplinkEdits.Nic free = new UplinkEdits.Nic(host.host(), host.name(), nic.name());
						if (UplinkEdits.owner(view.state().design(), free).isEmpty() && !host.management().contains(nic.name()))
							return Stroke.of(UplinkEdits.connect(drawn.id(), free));
					}
		throw new EditRefusedException(NLS.bind(Messages.Tables_noNic, drawn.name()), Messages.Tables_noNicRemedy);
	}

	private static org.orrery.fabric.edit.DesignEdit change(UplinkRow row, Uplink after) {
		return UplinkEdits.change(row.on().id(), row.member().host(), row.uplink().name(), after);
	}

	private static List<String> profiles(DistributedSwitch drawn) {
		List<String> names = new ArrayList<>(List.of(Messages.Uplink_allVlans));
		drawn.profiles().stream().filter(profile -> profile.capability() == Capability.UPLINK).map(PortProfile::name).forEach(names::add);
		return names;
	}

	private static Sheet<TunnelRow> tunnels() {
		List<Column<TunnelRow>> columns = List.of(on(TunnelRow::on),
				Column.text(Messages.Column_name, 130, row -> row.tunnel().name(),
						(row, text) -> change(row, new Tunnel(text.strip(), row.tunnel().type(), row.tunnel().key(), row.tunnel().slots()))),
				Column.choice(Messages.Column_type, 100, row -> row.tunnel().type().name(), row -> Arrays.stream(Tunnel.Type.values()).map(Enum::name).toList(),
						(row, text) -> change(row, new Tunnel(row.tunnel().name(), Tunnel.Type.valueOf(text), row.tunnel().key(), row.tunnel().slots()))),
				Column.text(Messages.Column_key, 110, row -> Long.toString(row.tunnel().key()),
						(row, text) -> change(row, new Tunnel(row.tunnel().name(), row.tunnel().type(), longNumber(text), row.tunnel().slots()))),
				Column.text(Messages.Column_slots, 180, row -> slots(row.tunnel()),
						(row, text) -> change(row, new Tunnel(row.tunnel().name(), row.tunnel().type(), row.tunnel().key(), slots(text)))));
		return new Sheet<>(Messages.Sheet_tunnels, "tunnels", columns, view -> view.each(DistributedSwitch::tunnels, TunnelRow::new), TunnelRow::key, //$NON-NLS-1$
				Messages.Add_tunnel, (view, selected) -> Stroke.of(TunnelEdits.addForAll(
						view.target(selected instanceof NetworkKey.OfTunnel row ? row.on() : null).id(), Tunnel.Type.VXLAN)), TunnelRow::key);
	}

	private static String slots(Tunnel tunnel) {
		return tunnel.slots().isEmpty() ? Messages.Tables_allSlots : String.join(", ", tunnel.slots().stream().map(String::valueOf).toList()); //$NON-NLS-1$
	}

	private static List<Integer> slots(String text) throws EditRefusedException {
		if (text.isBlank() || text.strip().equals(Messages.Tables_allSlots))
			return List.of();
		List<Integer> slots = new ArrayList<>();
		for (String one : list(text))
			slots.add(number(one));
		return slots;
	}

	private static org.orrery.fabric.edit.DesignEdit change(TunnelRow row, Tunnel after) {
		return TunnelEdits.change(row.on().id(), row.tunnel().name(), after);
	}

	private static Sheet<MirrorRow> mirrors() {
		List<Column<MirrorRow>> columns = List.of(on(MirrorRow::on),
				Column.text(Messages.Column_name, 130, row -> row.mirror().name(),
						(row, text) -> change(row, new Mirror(text.strip(), row.mirror().profiles(), row.mirror().direction(), row.mirror().output()))),
				Column.text(Messages.Column_watched, 220, row -> String.join(", ", row.mirror().profiles()), //$NON-NLS-1$
						(row, text) -> change(row, new Mirror(row.mirror().name(), list(text), row.mirror().direction(), row.mirror().output()))),
				Column.choice(Messages.Column_direction, 120, row -> word(row.mirror().direction()), row -> words(Mirror.Direction.class),
						(row, text) -> change(row,
								new Mirror(row.mirror().name(), row.mirror().profiles(), constant(Mirror.Direction.class, text), row.mirror().output()))),
				Column.text(Messages.Column_output, 150, row -> row.mirror().output(),
						(row, text) -> change(row, new Mirror(row.mirror().name(), row.mirror().profiles(), row.mirror().direction(), text.strip()))));
		return new Sheet<>(Messages.Sheet_mirrors, "mirrors", columns, view -> view.each(DistributedSwitch::mirrors, MirrorRow::new), MirrorRow::key, //$NON-NLS-1$
				Messages.Add_mirror, (view, selected) -> Stroke
						.of(MirrorEdits.add(view.target(selected instanceof NetworkKey.OfMirror row ? row.on() : null).id(), List.of())), MirrorRow::key);
	}

	private static org.orrery.fabric.edit.DesignEdit change(MirrorRow row, Mirror after) {
		return MirrorEdits.change(row.on().id(), row.mirror().name(), after);
	}

	/** One line for each kind of each switch: without collectors there is no export. */
	private static Sheet<ExportRow> exports() {
		List<Column<ExportRow>> columns = List.of(on(ExportRow::on), Column.fixed(Messages.Column_type, 100, row -> word(row.export().kind())),
				Column.text(Messages.Column_collectors, 260, row -> String.join(", ", row.export().collectors()), //$NON-NLS-1$
						(row, text) -> list(text).isEmpty() ? MirrorEdits.withoutExport(row.on().id(), row.export().kind())
								: MirrorEdits.export(row.on().id(), new FlowExport(row.export().kind(), list(text), row.export().sampling(), row.export().interval()))),
				Column.text(Messages.Column_sampling, 110, row -> Integer.toString(row.export().sampling()), (row, text) -> MirrorEdits.export(row.on().id(),
						new FlowExport(row.export().kind(), row.export().collectors(), number(text), row.export().interval()))),
				Column.text(Messages.Column_interval, 110, row -> Integer.toString(row.export().interval()), (row, text) -> MirrorEdits.export(row.on().id(),
						new FlowExport(row.export().kind(), row.export().collectors(), row.export().sampling(), number(text)))));
		return new Sheet<>(Messages.Sheet_exports, "exports", columns, Sheets::exportRows, ExportRow::key, null, null, null); //$NON-NLS-1$
	}

	private static List<ExportRow> exportRows(DesignView view) {
		List<ExportRow> rows = new ArrayList<>();
		for (DistributedSwitch drawn : view.switches())
			for (FlowExport.Kind kind : FlowExport.Kind.values())
				rows.add(new ExportRow(drawn, drawn.exports().stream().filter(one -> one.kind() == kind).findFirst().orElse(new FlowExport(kind, List.of(), 1, 60))));
		return rows;
	}

	// --- words and numbers -------------------------------------------------------------------------------------------------------------

	private static <R> Column<R> on(java.util.function.Function<R, DistributedSwitch> drawn) {
		return Column.fixed(Messages.Column_switch, 110, row -> drawn.apply(row).name());
	}

	static int number(String text) throws EditRefusedException {
		long number = longNumber(text);
		if (number > Integer.MAX_VALUE)
			throw new EditRefusedException(NLS.bind(Messages.Tables_number, text.strip()), Messages.Tables_numberRemedy);
		return (int) number;
	}

	private static long longNumber(String text) throws EditRefusedException {
		if (!text.strip().matches("[0-9]{1,12}")) //$NON-NLS-1$
			throw new EditRefusedException(NLS.bind(Messages.Tables_number, text.strip()), Messages.Tables_numberRemedy);
		return Long.parseLong(text.strip());
	}

	private static List<String> list(String text) {
		return text.isBlank() ? List.of() : LIST.splitAsStream(text.strip()).filter(one -> !one.isEmpty()).toList();
	}

	/** As in files. */
	static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static <E extends Enum<E>> List<String> words(Class<E> type) {
		return Arrays.stream(type.getEnumConstants()).map(Sheets::word).toList();
	}

	static <E extends Enum<E>> E constant(Class<E> type, String word) {
		return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
	}
}
