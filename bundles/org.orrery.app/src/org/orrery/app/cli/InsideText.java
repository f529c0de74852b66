// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.stream.Collectors;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.network.InsideView;
import org.orrery.engine.network.StepWords;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.inside.TunnelStatus;
import org.orrery.fabric.trace.Hop;
import org.orrery.fabric.trace.Trace;

/** The inside of switches for a person to read. */
final class InsideText {
	private InsideText() {
	}

	static Table macs(List<InsideView> views) {
		Table table = new Table(Column.left(Messages.NetworkText_switch), Column.left(Messages.InsideText_mac), Column.right(Messages.InsideText_vlan),
				Column.left(Messages.InsideText_port), Column.left(Messages.InsideText_origin), Column.right(Messages.InsideText_age),
				Column.left(Messages.Column_vm));
		for (InsideView view : views)
			for (MacEntry entry : view.inside().macs())
				table.add(Cell.of(view.inside().name()), Cell.of(entry.mac()), Cell.of(entry.vlan() == 0 ? Shown.UNKNOWN : Integer.toString(entry.vlan())),
						Cell.of(entry.port()), new Cell(Shown.state(entry.origin()), entry.origin() == MacEntry.Origin.FOREIGN ? Style.WARNING : Style.PLAIN),
						Cell.of(entry.isStatic() ? Messages.InsideText_static : entry.age() + " s"), Cell.of(Shown.text(view.vm(entry.mac()).orElse("")))); //$NON-NLS-1$ //$NON-NLS-2$
		return table;
	}

	static Table ports(List<InsideView> views) {
		Table table = new Table(Column.left(Messages.NetworkText_switch), Column.left(Messages.InsideText_port), Column.left(Messages.InsideText_link),
				Column.right(Messages.InsideText_number), Column.left(Messages.InsideText_profile), Column.left(Messages.InsideText_vlan),
				Column.left(Messages.InsideText_guard), Column.right(Messages.InsideText_received), Column.right(Messages.InsideText_sent), Column.right(Messages.InsideText_dropped),
				Column.right(Messages.InsideText_errors), Column.left(Messages.Column_vm));
		for (InsideView view : views)
			for (PortStatus port : view.inside().ports()) {
				PortCounters counters = view.totals().getOrDefault(port.name(), port.counters());
				String mac = port.config().marks().getOrDefault(Marks.MAC, "").toLowerCase(java.util.Locale.ROOT); //$NON-NLS-1$
				table.add(Cell.of(view.inside().name()), Cell.of(port.name()), link(port.link()), Cell.of(Shown.text(port.config().marks().get(Marks.PORT))),
						Cell.of(Shown.text(port.config().marks().get(Marks.PROFILE))), Cell.of(port.config().vlan().toString()),
						guard(port.config().guard()), Cell.of(Shown.bytes(counters.inBytes())), Cell.of(Shown.bytes(counters.outBytes())), count(counters.inDropped() + counters.outDropped()),
						count(counters.inErrors() + counters.outErrors()), Cell.of(port.error().isEmpty() ? Shown.text(view.vm(mac).orElse("")) : port.error())); //$NON-NLS-1$
			}
		return table;
	}

	private static Cell guard(PortGuard guard) {
		return new Cell(guard.isOpen() ? Shown.UNKNOWN : StepWords.words(guard), guard.equals(PortGuard.BROKEN) ? Style.WARNING : Style.PLAIN);
	}

	private static Cell count(long problems) {
		return new Cell(Long.toString(problems), problems > 0 ? Style.WARNING : Style.PLAIN);
	}

	private static Cell link(Link link) {
		return new Cell(Shown.state(link), link == Link.DOWN ? Style.BAD : Style.PLAIN);
	}

	static Table teams(List<InsideView> views) {
		Table table = new Table(Column.left(Messages.NetworkText_switch), Column.left(Messages.InsideText_team), Column.left(Messages.InsideText_nic),
				Column.left(Messages.InsideText_link), Column.left(Messages.InsideText_work), Column.left(Messages.InsideText_lacp));
		for (InsideView view : views)
			for (TeamStatus team : view.inside().teams())
				for (TeamStatus.Link nic : team.links())
					table.add(Cell.of(view.inside().name()), Cell.of(team.port()), Cell.of(nic.nic()), link(nic.state()),
							Cell.of(nic.active() ? Messages.InsideText_active : nic.carries() ? Messages.InsideText_ready : Messages.InsideText_out),
							Cell.of(Shown.text(team.lacp())));
		return table;
	}

	static Table tunnels(List<InsideView> views) {
		Table table = new Table(Column.left(Messages.NetworkText_switch), Column.left(Messages.InsideText_tunnel), Column.left(Messages.Column_kind),
				Column.left(Messages.InsideText_key), Column.left(Messages.InsideText_local), Column.left(Messages.InsideText_remote),
				Column.left(Messages.InsideText_egress), Column.left(Messages.InsideText_alive));
		for (InsideView view : views)
			for (TunnelStatus tunnel : view.inside().tunnels())
				table.add(Cell.of(view.inside().name()), Cell.of(tunnel.port()), Cell.of(tunnel.kind().name()), Cell.of(Shown.text(tunnel.key())),
						Cell.of(Shown.text(tunnel.local())), Cell.of(Shown.text(tunnel.remote())), Cell.of(Shown.text(tunnel.egress())), link(tunnel.alive()));
		return table;
	}

	static String loops(InsideView view) {
		LoopProtection loops = view.inside().loops();
		String protocol = loops.protocol() == LoopProtection.Protocol.NONE ? Messages.InsideText_edge
				: Messages.bind(Messages.InsideText_protocol, loops.protocol(), loops.ports().stream().map(part -> part.port() + ' ' + part.role() + ' ' + part.state())
						.collect(Collectors.joining(", "))); //$NON-NLS-1$
		String bpdus = loops.forwardsBpdus() ? Messages.InsideText_bpdusPass : Messages.InsideText_bpdusDropped;
		String isolated = loops.isolated().isEmpty() ? "" : ' ' + Messages.bind(Messages.InsideText_isolated, String.join(", ", loops.isolated())); //$NON-NLS-1$ //$NON-NLS-2$
		return view.inside().name() + ": " + protocol + ' ' + bpdus + isolated; //$NON-NLS-1$
	}

	static Table hops(Trace trace) {
		Table table = new Table(Column.right(Messages.InsideText_hop), Column.left(Messages.Column_host), Column.left(Messages.NetworkText_switch),
				Column.left(Messages.InsideText_port), Column.left(Messages.InsideText_verdict), Column.left(Messages.InsideText_rule));
		int number = 1;
		for (Hop hop : trace.hops())
			table.add(Cell.of(Integer.toString(number++)), Cell.of(Shown.text(hop.host())), Cell.of(Shown.text(hop.on())), Cell.of(Shown.text(hop.port())),
					new Cell(Shown.state(hop.verdict()), hop.verdict() == Hop.Verdict.BLOCKED ? Style.BAD : hop.verdict() == Hop.Verdict.PASSES ? Style.GOOD : Style.DIM),
					Cell.of(hop.rule()));
		return table;
	}

	static Table slots(List<NetworkChassisCommand.Slot> slots) {
		Table table = new Table(Column.left(Messages.NetworkText_switch), Column.right(Messages.InsideText_slot), Column.left(Messages.Column_host),
				Column.left(Messages.Column_state), Column.right(Messages.InsideText_heard), Column.left(Messages.InsideText_rule));
		for (NetworkChassisCommand.Slot slot : slots)
			table.add(Cell.of(slot.on()), Cell.of(Integer.toString(slot.module().slot())), Cell.of(slot.module().name()), Cell.of(Shown.state(slot.module().state())),
					Cell.of(slot.module().silence() < 0 ? Shown.UNKNOWN : slot.module().silence() + " ms"), Cell.of(Shown.text(slot.module().reason()))); //$NON-NLS-1$
		return table;
	}
}
