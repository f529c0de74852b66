// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.orrery.hypervisor.HypervisorUri;

/** Simulated hosts that reach each other, under one name: {@code sim://NAME/HOST}. Thread-safe. */
public final class SimulatedFleet {
	private static final long GIB = 1L << 30;

	private final String name;
	private final SimulationClock clock;
	private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
	private final ThreadPoolExecutor events;
	private volatile long linkRate = 250L << 20;

	public SimulatedFleet(String name) {
		this(name, SimulationClock.real());
	}

	public SimulatedFleet(String name, SimulationClock clock) {
		this.name = name;
		this.clock = clock;
		events = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
			Thread thread = new Thread(work, "simulator-events-" + name);
			thread.setDaemon(true);
			return thread;
		});
		events.allowCoreThreadTimeOut(true);
	}

	/** 3 hosts with a shared and a local pool each, 6 VMs on the first two. */
	public static SimulatedFleet demo(SimulationClock clock) {
		SimulatedFleet fleet = of("demo", clock, 3, 0);
		fleet.host("h1").add(VmSpec.named("web").memory(2 * GIB).disk("shared", 8 * GIB).network("default"));
		fleet.host("h1").add(VmSpec.named("app").memory(4 * GIB).disk("shared", 16 * GIB).network("default").network("bridge:br0"));
		fleet.host("h1").add(VmSpec.named("build").memory(2 * GIB).disk("local", 20 * GIB).network("default"));
		fleet.host("h2").add(VmSpec.named("db").memory(8 * GIB).vcpus(4).disk("shared", 40 * GIB).network("bridge:br0"));
		fleet.host("h2").add(VmSpec.named("cache").memory(4 * GIB).dirtying(400L << 20, 2 * GIB).disk("shared", 4 * GIB).network("default"));
		fleet.host("h2").add(VmSpec.named("old").disk("local", 4 * GIB).network("default").off());
		return fleet;
	}

	/**
	 * Hosts h1…hN, each with bridge br0 over NIC eth0, NICs eth1 and eth2 that nobody uses, network "default" (NAT), a shared pool "shared" and a pool "local", and M running
	 * VMs vm-HOST-NUMBER.
	 */
	public static SimulatedFleet of(String name, SimulationClock clock, int hosts, int vmsPerHost) {
		SimulatedFleet fleet = new SimulatedFleet(name, clock);
		SimulatedPool shared = fleet.sharedPool("shared", "nas.example:/export/shared", "/srv/shared", 4096 * GIB);
		for (int h = 1; h <= hosts; h++) {
			SimulatedHost host = fleet.addHost("h" + h);
			host.attach(shared);
			host.addLocalPool("local", "/var/lib/libvirt/images", 1024 * GIB);
			host.addNatNetwork("default", "virbr0", "192.168.122.1/24");
			host.addBridge("br0", "eth0");
			host.addNic("eth1");
			host.addNic("eth2");
			for (int v = 1; v <= vmsPerHost; v++)
				host.add(VmSpec.named("vm-" + h + "-" + v).memory(GIB / 4).disk("shared", 4 * GIB).network("default"));
		}
		return fleet;
	}

	public String name() {
		return name;
	}

	public SimulationClock clock() {
		return clock;
	}

	public SimulatedHost addHost(String hostName) {
		return addHost(hostName, HostHardware.standard(uuid("host/" + hostName), hostName));
	}

	public SimulatedHost addHost(String hostName, HostHardware hardware) {
		SimulatedHost host = new SimulatedHost(this, hostName, hardware);
		synchronized (hosts) {
			if (hosts.putIfAbsent(hostName, host) != null)
				throw new IllegalArgumentException("Host " + hostName + " is there already");
		}
		return host;
	}

	/** @throws IllegalArgumentException no such host */
	public SimulatedHost host(String hostName) {
		return find(hostName).orElseThrow(() -> new IllegalArgumentException("No host " + hostName + " in simulated fleet " + name));
	}

	public Optional<SimulatedHost> find(String hostName) {
		synchronized (hosts) {
			return Optional.ofNullable(hosts.get(hostName));
		}
	}

	public List<SimulatedHost> hosts() {
		synchronized (hosts) {
			return new ArrayList<>(hosts.values());
		}
	}

	/** Network storage; attach it to the hosts that see it. */
	public SimulatedPool sharedPool(String poolName, String source, String targetPath, long capacity) {
		return new SimulatedPool(uuid("pool/" + poolName), poolName, "netfs", source, targetPath, capacity);
	}

	public HypervisorUri uri(String hostName) {
		return HypervisorUri.parse("sim://" + name + '/' + hostName);
	}

	/** What the network between hosts carries, bytes per second. */
	public void linkRate(long bytesPerSecond) {
		linkRate = bytesPerSecond;
	}

	long linkRate() {
		return linkRate;
	}

	/** Real blocking until listeners have got every event sent so far. */
	public void awaitEvents() {
		CompletableFuture.runAsync(() -> {
		}, events).join();
	}

	void post(Runnable event) {
		events.execute(event);
	}

	/** The same text gives the same UUID in every run. */
	UUID uuid(String text) {
		return UUID.nameUUIDFromBytes((name + '/' + text).getBytes(StandardCharsets.UTF_8));
	}
}
