// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.Marks;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.chassis.ChassisWatch;
import org.orrery.fabric.chassis.ControllerSeat;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.inside.Forwarding;
import org.orrery.fabric.inside.Frame;
import org.orrery.fabric.inside.Neighbour;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.trace.PathTrace;
import org.orrery.fabric.trace.Trace;
import org.orrery.fabric.trace.TracedHost;

/** Looks inside the switches of the fleet. Methods ask hosts and wait for them, so never on the UI thread. Thread-safe. */
public final class NetworkInside {
	private final Networks networks;
	private final PortBook book;
	private final java.nio.file.Path folder;
	private final String who;

	NetworkInside(Networks networks, PortBook book, java.nio.file.Path folder, String who) {
		this.networks = networks;
		this.book = book;
		this.folder = folder;
		this.who = who;
	}

	/** One switch of a host as it is now. */
	public InsideView look(String connection, String on) throws FabricException {
		SwitchInside inside = networks.access(connection).inside().look(on);
		Optional<HostNetwork> host = networks.host(connection);
		Optional<UUID> drawn = host.flatMap(known -> known.switches().stream().filter(made -> made.name().equals(on)).findFirst())
				.flatMap(made -> Marks.owner(made.marks()));
		Map<String, PortCounters> totals = drawn.map(id -> book.count(id, inside.ports())).orElse(Map.of());
		return new InsideView(connection, host.map(HostNetwork::name).orElse(connection), inside, totals, vms());
	}

	/** Who is at the other end of a host's cables. Blocks; engine threads only. @throws FabricException UNSUPPORTED where nobody listens, with the remedy */
	public List<Neighbour> neighbours(String connection) throws FabricException {
		return networks.access(connection).inside().neighbours();
	}

	private Map<String, String> vms() {
		Map<String, String> names = new HashMap<>();
		networks.hosts().forEach(host -> host.vms().forEach(nic -> names.put(nic.mac(), nic.vmName())));
		return names;
	}

	/**
	 * The way of a frame between the NICs of two VMs. Switches of hosts that do not answer are taken as they were last seen.
	 *
	 * @param tag that the sending guest writes into the frame itself; 0: none
	 */
	public Trace trace(String fromMac, String toMac, int tag) {
		List<TracedHost> hosts = new ArrayList<>();
		for (HostNetwork host : networks.hosts())
			hosts.add(new TracedHost(host.name(), host.switches(), insides(host, fromMac, toMac)));
		return PathTrace.follow(hosts, fromMac, toMac, tag);
	}

	/** Only switches at which one of the two is plugged in decide. */
	private Map<String, SwitchInside> insides(HostNetwork host, String one, String other) {
		Map<String, SwitchInside> insides = new HashMap<>();
		for (SwitchConfig made : host.switches())
			if (host.isReady() && made.ports().values().stream().map(port -> port.marks().getOrDefault(Marks.MAC, "")) //$NON-NLS-1$
					.anyMatch(mac -> mac.equalsIgnoreCase(one) || mac.equalsIgnoreCase(other)))
				try {
					insides.put(made.name(), networks.access(host.connection()).inside().look(made.name()));
				} catch (FabricException e) {
					System.getLogger(NetworkInside.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
				}
		return insides;
	}

	/** What the first switch on the way says itself; nothing is sent. @throws FabricException UNSUPPORTED where it cannot be asked */
	public Forwarding forward(String connection, String on, Frame frame) throws FabricException {
		return networks.access(connection).inside().forward(on, frame);
	}

	/**
	 * Watches the hosts of a switch as slots of a chassis; begins at once.
	 *
	 * @param controls whether this process takes one of the two seats of controllers
	 * @param changed  told on a thread of the watch; returns at once
	 */
	public ChassisWatch chassis(DistributedSwitch drawn, boolean controls, Runnable changed) {
		Optional<ControllerSeat> seat = controls
				? Optional.of(new ControllerSeat(folder.resolve(drawn.id().toString()), who + " (" + ProcessHandle.current().pid() + ')')) //$NON-NLS-1$
				: Optional.empty();
		return new ChassisWatch(drawn, host -> networks.access(networks.host(host).map(HostNetwork::connection).orElse("")), seat, changed).start(); //$NON-NLS-1$
	}
}
