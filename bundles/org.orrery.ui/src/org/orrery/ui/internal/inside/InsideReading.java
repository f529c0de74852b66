// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.network.InsideView;
import org.orrery.fabric.Marks;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.LoopProtection.Protocol;
import org.orrery.fabric.inside.TeamStatus;

/**
 * What a look inside a host has brought. Immutable.
 *
 * @param host  for a person; empty: it was removed
 * @param views one for each switch
 * @param words why nothing or not all is seen, empty: all is; with the remedy
 * @param nics  of VMs that are plugged in anywhere: a way leads to other hosts
 */
record InsideReading(String connection, String host, List<InsideView> views, String words, List<TracePane.Nic> nics) {
	List<Row.Mac> macs(String on) {
		List<Row.Mac> rows = new ArrayList<>();
		for (InsideView view : of(on))
			view.inside().macs().forEach(entry -> rows.add(new Row.Mac(view.inside().name(), entry, view.vm(entry.mac()).orElse("")))); //$NON-NLS-1$
		return rows;
	}

	List<Row.Port> ports(String on) {
		List<Row.Port> rows = new ArrayList<>();
		for (InsideView view : of(on))
			view.inside().ports().forEach(port -> rows.add(new Row.Port(view.inside().name(), port, view.totals().getOrDefault(port.name(), port.counters()),
					view.vm(port.config().marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT)).orElse("")))); //$NON-NLS-1$ //$NON-NLS-2$
		return rows;
	}

	List<Row.Way> ways(String on) {
		List<Row.Way> rows = new ArrayList<>();
		for (InsideView view : of(on)) {
			String name = view.inside().name();
			for (TeamStatus team : view.inside().teams())
				for (TeamStatus.Link link : team.links())
					rows.add(new Row.Way(name, team.port(), Messages.Way_team, link.nic(),
							link.active() ? Messages.Way_active : link.carries() ? Messages.Way_ready : Messages.Way_out,
							team.lacp().isEmpty() || team.lacp().equals("off") ? "" : NLS.bind(Messages.Way_lacp, team.lacp()), link.state() == Link.DOWN)); //$NON-NLS-1$ //$NON-NLS-2$
			view.inside().tunnels().forEach(tunnel -> rows.add(new Row.Way(name, tunnel.port(), tunnel.kind() + " " + tunnel.key(), tunnel.egress(), //$NON-NLS-1$
					tunnel.alive() == Link.DOWN ? Messages.Way_dead : tunnel.alive() == Link.UP ? Messages.Way_alive : Messages.Way_unwatched,
					NLS.bind(Messages.Way_between, tunnel.local(), tunnel.remote()), tunnel.alive() == Link.DOWN)));
		}
		return rows;
	}

	/** What keeps frames from going in circles, a sentence for each switch. */
	String loops(String on) {
		return of(on).stream().map(view -> view.inside().name() + ": " + words(view.inside().loops())).collect(Collectors.joining("\n")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String words(LoopProtection loops) {
		String protocol = loops.protocol() == Protocol.NONE ? Messages.Loops_edge
				: NLS.bind(Messages.Loops_protocol, loops.protocol(), loops.ports().stream().map(part -> part.port() + ' ' + part.role() + ' ' + part.state())
						.collect(Collectors.joining(", "))); //$NON-NLS-1$
		String isolated = loops.isolated().isEmpty() ? "" : ' ' + NLS.bind(Messages.Loops_isolated, String.join(", ", loops.isolated())); //$NON-NLS-1$ //$NON-NLS-2$
		return protocol + ' ' + (loops.forwardsBpdus() ? Messages.Loops_bpdusPass : Messages.Loops_bpdusDropped) + isolated;
	}

	/** @param on empty: all */
	private List<InsideView> of(String on) {
		return views.stream().filter(view -> on.isEmpty() || view.inside().name().equals(on)).toList();
	}
}
