// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.orrery.fabric.simulator.SimulatedFabric;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.SnapshotRecord;

/**
 * A simulated host: what it is made of, what runs on it, who is connected, and what goes wrong with it. Thread-safe; its own monitor
 * guards the domains. No two hosts are ever locked by one thread.
 */
public final class SimulatedHost {
	/** Memory the host keeps for itself. */
	private static final long RESERVED = 512L << 20;

	/** What a pool holds that is made on request. */
	static final long NEW_POOL_SIZE = 256L << 30;

	private final SimulatedFleet fleet;
	private final String name;
	private final HostHardware hardware;
	private final HostFaults faults;
	private final MigrationFaults migrationFaults = new MigrationFaults();
	private final Map<UUID, SimulatedDomain> domains = new LinkedHashMap<>();
	private final Map<UUID, NetworkRecord> networks = new LinkedHashMap<>();
	private final Map<UUID, SimulatedPool> pools = new LinkedHashMap<>();
	private final List<InterfaceRecord> interfaces = new ArrayList<>();
	private final Set<SimulatedConnection> connections = new LinkedHashSet<>();
	private final SimulatedFabric fabric = new SimulatedFabric();
	private final PluggedNics plugged = new PluggedNics(this, fabric);
	private final SimulatedSecrets secrets = new SimulatedSecrets(secret -> tell(listener -> listener.secretChanged(secret)));
	private Instant bootedAt;
	private boolean poweredOff;
	private boolean cutOff;
	private int lastId;

	SimulatedHost(SimulatedFleet fleet, String name, HostHardware hardware) {
		this.fleet = fleet;
		this.name = name;
		this.hardware = hardware;
		faults = new HostFaults(fleet.clock());
		bootedAt = fleet.clock().instant();
		fabric.reachedBy(mac("nic/eth0"));
		interfaces.add(new InterfaceRecord("eth0", InterfaceRecord.Kind.PHYSICAL, mac("nic/eth0"), true, 10_000, List.of()));
	}

	public String name() {
		return name;
	}

	public HostHardware hardware() {
		return hardware;
	}

	public HypervisorUri uri() {
		return fleet.uri(name);
	}

	public SimulatedSecrets secrets() {
		return secrets;
	}

	public HostFaults faults() {
		return faults;
	}

	/** What is to go wrong with migrations away from here. */
	public MigrationFaults migrationFaults() {
		return migrationFaults;
	}

	/** Its virtual switches; NICs of VMs are plugged in as they start and pulled out as they end. */
	public SimulatedFabric fabric() {
		return fabric;
	}

	SimulatedFleet fleet() {
		return fleet;
	}

	// --- what is on it -------------------------------------------------------------------------------------------------------

	public synchronized void attach(SimulatedPool pool) {
		pools.put(pool.uuid(), pool);
		tell(listener -> listener.poolChanged(pool.uuid()));
	}

	public synchronized void detach(SimulatedPool pool) {
		pools.remove(pool.uuid());
		tell(listener -> listener.poolChanged(pool.uuid()));
	}

	public SimulatedPool addLocalPool(String poolName, String targetPath, long capacity) {
		SimulatedPool pool = new SimulatedPool(fleet.uuid(name + "/pool/" + poolName), poolName, "dir", "", targetPath, capacity);
		attach(pool);
		return pool;
	}

	public synchronized UUID addNatNetwork(String network, String bridge, String address) {
		UUID uuid = fleet.uuid(name + "/network/" + network);
		networks.put(uuid, new NetworkRecord(uuid, network, true, true, true, "nat", bridge, "", List.of(address), List.of()));
		interfaces.add(new InterfaceRecord(bridge, InterfaceRecord.Kind.LINUX_BRIDGE, mac("bridge/" + bridge), true, 0, List.of()));
		tell(listener -> listener.networkChanged(uuid));
		return uuid;
	}

	/** A libvirt network that hands out an existing bridge. */
	public synchronized UUID addBridgedNetwork(String network, String bridge, List<NetworkRecord.PortGroupRecord> portGroups) {
		UUID uuid = fleet.uuid(name + "/network/" + network);
		networks.put(uuid, new NetworkRecord(uuid, network, true, true, true, "bridge", bridge, "", List.of(), portGroups));
		tell(listener -> listener.networkChanged(uuid));
		return uuid;
	}

	public synchronized void addNetwork(NetworkRecord network) {
		networks.put(network.uuid(), network);
		tell(listener -> listener.networkChanged(network.uuid()));
	}

	synchronized void putNetwork(NetworkDefinition definition) throws HypervisorException {
		for (NetworkRecord other : networks.values())
			if (other.name().equals(definition.name()) && !other.uuid().equals(definition.uuid()))
				throw new HypervisorException(ErrorCode.ALREADY_EXISTS, "define network " + definition.name(),
						"network '" + definition.name() + "' already exists with uuid " + other.uuid());
		List<String> marks = definition.marks().entrySet().stream().map(mark -> mark.getKey() + '=' + mark.getValue()).toList();
		networks.put(definition.uuid(), new NetworkRecord(definition.uuid(), definition.name(), true, true, true, "bridge", definition.bridge(), "openvswitch",
				List.of(), definition.portGroups(), marks, ""));
		plugNics();
		tell(listener -> listener.networkChanged(definition.uuid()));
	}

	public synchronized void removeNetwork(UUID network) {
		networks.remove(network);
		tell(listener -> listener.networkChanged(network));
	}

	public synchronized void addBridge(String bridge, String... members) {
		interfaces.add(new InterfaceRecord(bridge, InterfaceRecord.Kind.LINUX_BRIDGE, mac("bridge/" + bridge), true, 0, List.of(members)));
		tell(HypervisorListener::hostDevicesChanged);
	}

	public synchronized void addNic(String nic) {
		interfaces.add(new InterfaceRecord(nic, InterfaceRecord.Kind.PHYSICAL, mac("nic/" + nic), true, 10_000, List.of()));
		tell(HypervisorListener::hostDevicesChanged);
	}

	/** Puts a VM there as if it always had been: its volumes are made, a running one has booted. */
	public synchronized UUID add(VmSpec spec) {
		SimulatedDomain domain = new DomainAssembly(this, spec).build();
		domains.put(domain.record.uuid(), domain);
		if (spec.running()) {
			domain.enter(DomainState.RUNNING, "booted", nextId());
			domain.startedAt = now();
			if (spec.agent())
				domain.agent(DomainRecord.Agent.CONNECTED);
		}
		emit(domain.record.uuid(), spec.persistent() ? DomainEvent.DEFINED : DomainEvent.STARTED);
		return domain.record.uuid();
	}

	/** The domain disappears as if somebody else had removed it. */
	public synchronized void vanish(UUID domain) {
		SimulatedDomain gone = domains.remove(domain);
		if (gone == null)
			return;
		if (gone.outgoing != null)
			gone.outgoing.fail(new HypervisorException(ErrorCode.NOT_FOUND, gone.outgoing.title(), "domain is not running any more"));
		if (gone.record.state().isActive())
			emit(domain, DomainEvent.STOPPED);
		emit(domain, DomainEvent.UNDEFINED);
	}

	/** Replaces what the host says of a domain, with an event: for changes that have no operation of their own. */
	public synchronized void alter(UUID domain, java.util.function.UnaryOperator<DomainRecord> change, DomainEvent event) {
		SimulatedDomain known = domains.get(domain);
		known.record = change.apply(known.record);
		emit(domain, event);
	}

	public synchronized void addSnapshot(UUID domain, String snapshot) {
		List<SnapshotRecord> all = domains.get(domain).snapshots;
		String parent = all.isEmpty() ? "" : all.get(all.size() - 1).name();
		all.replaceAll(s -> new SnapshotRecord(s.name(), s.parent(), s.description(), s.created(), s.state(), false, s.external()));
		all.add(new SnapshotRecord(snapshot, parent, "", now(), "running", true, false));
		emit(domain, DomainEvent.OTHER);
	}

	public synchronized void addCheckpoint(UUID domain, String checkpoint) {
		domains.get(domain).checkpoints.add("<domaincheckpoint><name>" + checkpoint + "</name></domaincheckpoint>");
	}

	public synchronized List<String> checkpointsOf(UUID domain) {
		return List.copyOf(domains.get(domain).checkpoints);
	}

	public synchronized void firmware(UUID domain, FirmwareState firmware) {
		domains.get(domain).firmware = firmware;
	}

	public synchronized List<DomainRecord> domains() {
		return domains.values().stream().map(domain -> domain.record).toList();
	}

	/** UUID of the only domain of that name. */
	public synchronized UUID uuidOf(String domainName) {
		return domains.values().stream().filter(domain -> domain.record.name().equals(domainName)).map(domain -> domain.record.uuid()).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No domain " + domainName + " on " + name));
	}

	public synchronized Optional<DomainRecord> domain(UUID domain) {
		return Optional.ofNullable(domains.get(domain)).map(known -> known.record);
	}

	synchronized boolean isRunning(SimulatedDomain domain) {
		return domain.record.state() == DomainState.RUNNING;
	}

	// --- power and reach -----------------------------------------------------------------------------------------------------

	/** Power is gone: guests end, connections break, nobody answers. */
	public void powerOff() {
		synchronized (this) {
			poweredOff = true;
			for (SimulatedDomain domain : new ArrayList<>(domains.values()))
				extinguish(domain);
			plugNics();
		}
		fabric.reachable(false);
		dropConnections("the host does not answer any more");
	}

	private void extinguish(SimulatedDomain domain) {
		if (domain.outgoing != null)
			domain.outgoing.fail(HostFaults.connectionLost(domain.outgoing.title()));
		domain.enter(DomainState.SHUT_OFF, "crashed", -1);
		if (!domain.record.persistent())
			domains.remove(domain.record.uuid());
	}

	public synchronized void powerOn() {
		poweredOff = false;
		fabric.reachable(!cutOff);
		bootedAt = now();
	}

	/** The management network is down: guests run on, connections break, new ones find nobody. */
	public void cutOff() {
		synchronized (this) {
			cutOff = true;
		}
		fabric.reachable(false);
		dropConnections("keepalive time-out");
	}

	public synchronized void rejoin() {
		cutOff = false;
		fabric.reachable(!poweredOff);
	}

	/** As when its daemon restarts: open connections break, new ones succeed. */
	public void dropConnections(String reason) {
		List<SimulatedConnection> broken;
		synchronized (this) {
			broken = new ArrayList<>(connections);
			connections.clear();
		}
		broken.forEach(connection -> connection.lose(reason));
		faults.wake();
	}

	synchronized boolean isReachable() {
		return !poweredOff && !cutOff;
	}

	synchronized Instant bootedAt() {
		return bootedAt;
	}

	public synchronized int openConnections() {
		return connections.size();
	}

	SimulatedConnection open(HypervisorUri uri, OpenOptions options) throws HypervisorException {
		faults.admit(uri, options);
		synchronized (this) {
			if (!isReachable())
				throw new HypervisorException(ErrorCode.UNREACHABLE, "open " + uri, "no route to host");
			SimulatedConnection connection = new SimulatedConnection(this, uri);
			connections.add(connection);
			return connection;
		}
	}

	synchronized void forget(SimulatedConnection connection) {
		connections.remove(connection);
	}

	// --- for the parts of the simulation; callers hold this host's monitor -----------------------------------------------------

	Map<UUID, SimulatedDomain> domainTable() {
		return domains;
	}

	SimulatedDomain require(UUID domain, String operation) throws HypervisorException {
		SimulatedDomain known = domains.get(domain);
		if (known == null)
			throw new HypervisorException(ErrorCode.NOT_FOUND, operation, "Domain not found: no domain with matching uuid '" + domain + "'");
		return known;
	}

	int nextId() {
		return ++lastId;
	}

	Instant now() {
		return fleet.clock().instant();
	}

	void later(Duration delay, Runnable work) {
		fleet.clock().schedule(delay, work);
	}

	synchronized List<NetworkRecord> networks() {
		return new ArrayList<>(networks.values());
	}

	synchronized List<SimulatedPool> pools() {
		return new ArrayList<>(pools.values());
	}

	synchronized List<InterfaceRecord> interfaces() {
		return new ArrayList<>(interfaces);
	}

	public boolean hasPoolAt(String folder) {
		return pools().stream().anyMatch(pool -> pool.targetPath().equals(folder));
	}

	/** The pool in which a volume of that path lies or would lie. */
	Optional<SimulatedPool> poolOf(String path) {
		return pools().stream().filter(pool -> pool.holds(path)).findFirst();
	}

	synchronized long memoryAvailable() {
		long used = domains.values().stream().filter(domain -> domain.record.state().isActive()).mapToLong(domain -> domain.record.memory()).sum();
		return Math.max(0, hardware.memory() - RESERVED - used);
	}

	void emit(UUID domain, DomainEvent event) {
		plugNics();
		tell(listener -> listener.domainChanged(domain, event));
	}

	synchronized void plugNics() {
		plugged.follow(domains(), networks());
	}

	private synchronized void tell(Consumer<HypervisorListener> event) {
		if (faults.isLosingEvents())
			return;
		for (SimulatedConnection connection : connections)
			fleet.post(() -> connection.deliver(event));
	}

	String mac(String device) {
		int hash = fleet.uuid(name + '/' + device).hashCode();
		return String.format("52:54:00:%02x:%02x:%02x", hash >> 16 & 0xff, hash >> 8 & 0xff, hash & 0xff);
	}
}
