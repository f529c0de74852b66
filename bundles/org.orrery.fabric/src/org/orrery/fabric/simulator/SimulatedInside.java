// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.Forwarding;
import org.orrery.fabric.inside.Frame;
import org.orrery.fabric.inside.Inside;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.Neighbour;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.inside.TunnelStatus;

/** The inside of simulated switches: every link is up, the first NIC of a team works, and each port counts steadily at a pace of its own. */
final class SimulatedInside implements Inside {
	private static final long GIGABIT = 1_000_000_000L;
	private static final String RACK = "rack-1"; //$NON-NLS-1$
	private static final String RACK_ID = "02:00:00:00:01:00"; //$NON-NLS-1$
	private static final int LARGEST_FRAME = 9216;
	private static final int PACKET = 800;
	private static final int SLOWEST = 2_000;
	private static final int SPREAD = 200_000;

	private final FabricConnection fabric;
	private final LongSupplier clock;
	private final long begun;

	/** @param clock nanoseconds */
	SimulatedInside(FabricConnection fabric, LongSupplier clock) {
		this.fabric = fabric;
		this.clock = clock;
		begun = clock.getAsLong();
	}

	@Override
	public SwitchInside look(String on) throws FabricException {
		SwitchConfig made = require(on);
		List<PortStatus> ports = new ArrayList<>();
		List<MacEntry> macs = new ArrayList<>();
		List<TeamStatus> teams = new ArrayList<>();
		List<TunnelStatus> tunnels = new ArrayList<>();
		for (PortConfig port : made.ports().values()) {
			PortStatus status = status(port, made.mtu());
			ports.add(status);
			String mac = port.marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT); //$NON-NLS-1$
			if (!mac.isEmpty())
				macs.add(new MacEntry(mac, port.vlan().tag(), port.name(), MacEntry.Origin.VM, -1));
			if (port.nics().size() > 1)
				teams.add(team(port));
			if (port.kind().isTunnel())
				tunnels.add(new TunnelStatus(port.name(), port.kind(), option(port, "local_ip"), option(port, "remote_ip"), option(port, "key"), "eth0", Link.UNKNOWN, //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						status.counters()));
		}
		List<String> isolated = ports.stream().filter(PortStatus::isolated).map(PortStatus::name).toList();
		return new SwitchInside(on, ports, macs, teams, tunnels, new LoopProtection(LoopProtection.Protocol.NONE, false, List.of(), isolated), List.of());
	}

	private static String option(PortConfig port, String name) {
		return port.options().getOrDefault(name, ""); //$NON-NLS-1$
	}

	private static TeamStatus team(PortConfig port) {
		List<TeamStatus.Link> links = new ArrayList<>();
		port.nics().forEach(nic -> links.add(new TeamStatus.Link(nic, Link.UP, true, links.isEmpty())));
		return new TeamStatus(port.name(), port.teaming(), "off", links); //$NON-NLS-1$
	}

	private PortStatus status(PortConfig port, int mtu) {
		long speed = port.kind() == Kind.UPLINK ? GIGABIT * port.nics().size() : 0;
		return new PortStatus(port, port.name(), Link.UP, speed, mtu, counters(port), "", port.kind().isTunnel() || !port.enabled()); //$NON-NLS-1$
	}

	private PortCounters counters(PortConfig port) {
		long millis = (clock.getAsLong() - begun) / 1_000_000;
		long pace = port.enabled() ? SLOWEST + Math.floorMod(port.name().hashCode(), SPREAD) : 0;
		long in = pace * millis / 1000;
		long out = pace / 2 * millis / 1000;
		return new PortCounters(in, in / PACKET, 0, 0, out, out / PACKET, 0, 0);
	}

	@Override
	public Forwarding forward(String on, Frame frame) throws FabricException {
		SwitchConfig made = require(on);
		PortConfig in = made.port(frame.in()).orElseThrow(() -> new FabricException(Code.REFUSED, NLS.bind(Messages.SimulatedInside_looking, on),
				NLS.bind(Messages.SimulatedInside_noPort, frame.in())));
		int vlan = frame.vlan() > 0 ? frame.vlan() : in.vlan().tag();
		List<PortConfig> carrying = made.ports().values().stream().filter(port -> !port.name().equals(in.name()) && port.enabled() && port.vlan().carries(vlan)).toList();
		List<PortConfig> known = made.ports().values().stream().filter(port -> port.marks().getOrDefault(Marks.MAC, "").equalsIgnoreCase(frame.to())).toList(); //$NON-NLS-1$
		List<String> ports = (known.isEmpty() ? carrying : carrying.stream().filter(known::contains).toList()).stream().map(PortConfig::name).toList();
		return new Forwarding(ports, List.of(NLS.bind(Messages.SimulatedInside_forwarded, vlan, String.join(", ", ports)))); //$NON-NLS-1$
	}

	@Override
	public Duration heartbeat() throws FabricException {
		long asked = clock.getAsLong();
		fabric.switches();
		return Duration.ofNanos(Math.max(0, clock.getAsLong() - asked));
	}

	/** Uplinks lead to one switch of the rack, which tells of itself; a host without any has nobody to listen to. */
	@Override
	public List<Neighbour> neighbours() throws FabricException {
		List<Neighbour> neighbours = new ArrayList<>();
		for (SwitchConfig made : fabric.switches())
			for (PortConfig port : made.ports().values())
				if (port.kind() == Kind.UPLINK)
					port.nics().forEach(nic -> neighbours.add(new Neighbour(nic, RACK, RACK_ID, "1/" + nic, "", 0, LARGEST_FRAME))); //$NON-NLS-1$ //$NON-NLS-2$
		return neighbours.isEmpty() ? Inside.super.neighbours() : neighbours;
	}

	private SwitchConfig require(String on) throws FabricException {
		return fabric.switches().stream().filter(made -> made.name().equals(on)).findFirst()
				.orElseThrow(() -> new FabricException(Code.REFUSED, NLS.bind(Messages.SimulatedInside_looking, on), Messages.SimulatedInside_noSwitch));
	}
}
