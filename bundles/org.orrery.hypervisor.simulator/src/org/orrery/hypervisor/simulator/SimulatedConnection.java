// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;

/** A connection to a simulated host: passes every request through the host's faults, then asks the host. */
final class SimulatedConnection implements HypervisorConnection {
	private static final Set<Feature> FEATURES = Set.copyOf(EnumSet.allOf(Feature.class));

	private final SimulatedHost host;
	private final HypervisorUri uri;
	private final DomainLifecycle lifecycle;
	private final GuestFigures figures;
	private final OutgoingMigrations migrations;
	private final List<HypervisorListener> listeners = new CopyOnWriteArrayList<>();
	/** Completes when the connection is gone, by either side. */
	private final CompletableFuture<Void> gone = new CompletableFuture<>();

	SimulatedConnection(SimulatedHost host, HypervisorUri uri) {
		this.host = host;
		this.uri = uri;
		lifecycle = new DomainLifecycle(host);
		figures = new GuestFigures(host);
		migrations = new OutgoingMigrations(host, gone);
	}

	/** A request: waits as the host's faults demand, then runs. */
	private void pass(String operation) throws HypervisorException {
		host.faults().delay(operation, gone::isDone);
	}

	@Override
	public HypervisorUri uri() {
		return uri;
	}

	@Override
	public Set<Feature> features() {
		return FEATURES;
	}

	@Override
	public HostRecord host() throws HypervisorException {
		pass("read host");
		return host.hardware().record();
	}

	@Override
	public HostUsage usage() throws HypervisorException {
		pass("read host memory");
		return figures.usage();
	}

	@Override
	public List<DomainRecord> domains() throws HypervisorException {
		pass("list domains");
		return host.domains();
	}

	@Override
	public Optional<DomainRecord> domain(UUID domain) throws HypervisorException {
		pass("read domain " + domain);
		if (host.faults().isMalformed(domain))
			throw new HypervisorException(ErrorCode.MALFORMED, "read domain " + domain, "line 7, column 12: element <vcpu> holds no number");
		return host.domain(domain);
	}

	@Override
	public List<NetworkRecord> networks() throws HypervisorException {
		pass("list networks");
		return host.networks();
	}

	@Override
	public List<InterfaceRecord> interfaces() throws HypervisorException {
		pass("list interfaces");
		return host.interfaces();
	}

	@Override
	public void putNetwork(NetworkDefinition definition) throws HypervisorException {
		pass("define network " + definition.name());
		host.putNetwork(definition);
	}

	@Override
	public void removeNetwork(UUID network) throws HypervisorException {
		pass("remove network " + network);
		host.removeNetwork(network);
	}

	@Override
	public void plugNic(UUID domain, String mac, NicSource to, boolean now) throws HypervisorException {
		String operation = "plug NIC " + mac + " of domain " + domain;
		pass(operation);
		synchronized (host) {
			host.require(domain, operation).plugNic(mac, to, now, operation);
			host.emit(domain, DomainEvent.DEFINED);
		}
	}

	@Override
	public List<PoolRecord> pools() throws HypervisorException {
		pass("list storage pools");
		return host.pools().stream().map(SimulatedPool::record).toList();
	}

	@Override
	public List<SecretRecord> secrets() throws HypervisorException {
		pass("list secrets");
		return host.secrets().all();
	}

	@Override
	public List<VolumeRecord> volumes(UUID pool) throws HypervisorException {
		pass("list volumes of pool " + pool);
		return pool(pool, "list volumes of pool " + pool).volumes();
	}

	private SimulatedPool pool(UUID pool, String operation) throws HypervisorException {
		return host.pools().stream().filter(known -> known.uuid().equals(pool)).findFirst().orElseThrow(() -> new HypervisorException(
				ErrorCode.NOT_FOUND, operation, "Storage pool not found: no storage pool with matching uuid '" + pool + "'"));
	}

	@Override
	public List<SnapshotRecord> snapshots(UUID domain) throws HypervisorException {
		String operation = "list snapshots of domain " + domain;
		pass(operation);
		synchronized (host) {
			return new ArrayList<>(host.require(domain, operation).snapshots);
		}
	}

	@Override
	public List<DomainStatistics> statistics(Set<DomainStatistics.Group> groups) throws HypervisorException {
		pass("read statistics of all domains");
		return figures.statistics();
	}

	@Override
	public List<String> guestAddresses(UUID domain) throws HypervisorException {
		pass("read addresses of domain " + domain);
		return figures.addresses(domain);
	}

	@Override
	public String domainXml(UUID domain, boolean inactive) throws HypervisorException {
		String operation = "read definition of domain " + domain;
		pass(operation);
		synchronized (host) {
			SimulatedDomain known = host.require(domain, operation);
			return new DomainXmlText(inactive ? known.definition() : known.record, inactive).toString();
		}
	}

	@Override
	public void start(UUID domain) throws HypervisorException {
		pass("start domain " + domain);
		lifecycle.start(domain);
	}

	@Override
	public void shutdown(UUID domain) throws HypervisorException {
		pass("shut down domain " + domain);
		lifecycle.shutdown(domain);
	}

	@Override
	public void forceOff(UUID domain) throws HypervisorException {
		pass("force off domain " + domain);
		lifecycle.forceOff(domain);
	}

	@Override
	public void reboot(UUID domain) throws HypervisorException {
		pass("reboot domain " + domain);
		lifecycle.reboot(domain);
	}

	@Override
	public void pause(UUID domain) throws HypervisorException {
		pass("pause domain " + domain);
		lifecycle.pause(domain);
	}

	@Override
	public void resume(UUID domain) throws HypervisorException {
		pass("resume domain " + domain);
		lifecycle.resume(domain);
	}

	@Override
	public void define(String domainXml) throws HypervisorException {
		pass("define domain");
		lifecycle.define(domainXml);
	}

	@Override
	public void undefine(UUID domain) throws HypervisorException {
		pass("undefine domain " + domain);
		lifecycle.undefine(domain);
	}

	@Override
	public void setAutostart(UUID domain, boolean starts) throws HypervisorException {
		String operation = "set autostart of domain " + domain;
		pass(operation);
		synchronized (host) {
			SimulatedDomain known = host.require(domain, operation);
			if (!known.record.persistent())
				throw DomainLifecycle.invalid(operation, "cannot set autostart for transient domain");
			known.record = known.record.withAutostart(starts);
		}
	}

	@Override
	public void annotate(UUID domain, Annotations annotations) throws HypervisorException {
		String operation = "annotate domain " + domain;
		pass(operation);
		synchronized (host) {
			host.require(domain, operation).annotate(annotations);
			host.emit(domain, DomainEvent.METADATA);
		}
	}

	@Override
	public List<String> checkpoints(UUID domain) throws HypervisorException {
		String operation = "list checkpoints of domain " + domain;
		pass(operation);
		synchronized (host) {
			return new ArrayList<>(host.require(domain, operation).checkpoints);
		}
	}

	@Override
	public void redefineCheckpoint(UUID domain, String checkpointXml) throws HypervisorException {
		String operation = "redefine checkpoint of domain " + domain;
		pass(operation);
		synchronized (host) {
			host.require(domain, operation).checkpoints.add(checkpointXml);
		}
	}

	@Override
	public FirmwareState firmwareState(UUID domain) throws HypervisorException {
		String operation = "read firmware of domain " + domain;
		pass(operation);
		synchronized (host) {
			return host.require(domain, operation).firmware;
		}
	}

	@Override
	public CpuBaseline baselineCpu(List<String> cpuXmls) throws HypervisorException {
		pass("reckon common CPU");
		return CpuRequirement.common(cpuXmls);
	}

	@Override
	public CpuComparison compareCpu(String cpuXml, DomainRecord forDomain) throws HypervisorException {
		pass("compare CPU");
		List<String> missing = CpuRequirement.of(cpuXml).missingOn(host.hardware());
		if (missing.isEmpty())
			return new CpuComparison(CpuComparison.Verdict.SUPERSET, missing, "");
		return new CpuComparison(CpuComparison.Verdict.INCOMPATIBLE, missing, "missing features: " + String.join(",", missing));
	}

	@Override
	public List<EmulatorRecord> emulators() throws HypervisorException {
		pass("read capabilities");
		return host.hardware().emulators();
	}

	@Override
	public void migrate(UUID domain, MigrationRequest request) throws HypervisorException {
		String operation = "migrate domain " + domain + " to " + request.target();
		pass(operation);
		migrations.migrate(domain, request, operation);
	}

	@Override
	public void recoverPostCopy(UUID domain, MigrationRequest request) throws HypervisorException {
		String operation = "resume the post-copy of domain " + domain + " to " + request.target();
		pass(operation);
		migrations.recover(domain, request, operation);
	}

	@Override
	public void startPostCopy(UUID domain) throws HypervisorException {
		String operation = "switch the migration of domain " + domain + " to post-copy";
		pass(operation);
		migrations.job(domain, operation).startPostCopy();
	}

	@Override
	public long dirtyRate(UUID domain, Duration period) throws HypervisorException {
		String operation = "measure the dirty rate of domain " + domain;
		pass(operation);
		return figures.dirtyRate(domain, period, operation);
	}

	@Override
	public Optional<JobProgress> job(UUID domain) throws HypervisorException {
		String operation = "read job of domain " + domain;
		pass(operation);
		return migrations.find(domain, operation).map(Migration::progress);
	}

	@Override
	public Optional<JobProgress> completedJob(UUID domain) throws HypervisorException {
		String operation = "read completed job of domain " + domain;
		pass(operation);
		return migrations.completed(domain, operation);
	}

	@Override
	public void abortJob(UUID domain) throws HypervisorException {
		String operation = "abort job of domain " + domain;
		pass(operation);
		migrations.job(domain, operation).abort();
	}

	@Override
	public void setMaxDowntime(UUID domain, Duration downtime) throws HypervisorException {
		String operation = "set maximum downtime of domain " + domain;
		pass(operation);
		migrations.job(domain, operation).maximumDowntime(downtime);
	}

	@Override
	public Duration maxDowntime(UUID domain) throws HypervisorException {
		String operation = "read maximum downtime of domain " + domain;
		pass(operation);
		return migrations.job(domain, operation).maximumDowntime();
	}

	@Override
	public void setMaxSpeed(UUID domain, long mebibytesPerSecond) throws HypervisorException {
		String operation = "set migration speed of domain " + domain;
		pass(operation);
		migrations.job(domain, operation).speed(mebibytesPerSecond << 20);
	}

	@Override
	public void refreshPool(UUID pool) throws HypervisorException {
		String operation = "refresh pool " + pool;
		pass(operation);
		pool(pool, operation).refresh();
	}

	@Override
	public void deleteVolume(UUID pool, String volumeName) throws HypervisorException {
		String operation = "delete volume " + volumeName;
		pass(operation);
		if (!pool(pool, operation).delete(volumeName))
			throw new HypervisorException(ErrorCode.NOT_FOUND, operation,
					"Storage volume not found: no storage vol with matching name '" + volumeName + "'");
	}

	@Override
	public void createVolume(UUID pool, String volumeName, String format, long capacity) throws HypervisorException {
		String operation = "create volume " + volumeName;
		pass(operation);
		new VolumeTransfer(host, pool(pool, operation), operation).create(volumeName, format, capacity);
	}

	@Override
	public void readVolume(UUID pool, String volumeName, WritableByteChannel to) throws HypervisorException {
		String operation = "read volume " + volumeName;
		pass(operation);
		new VolumeTransfer(host, pool(pool, operation), operation).read(volumeName, to);
	}

	@Override
	public void writeVolume(UUID pool, String volumeName, ReadableByteChannel from) throws HypervisorException {
		String operation = "write volume " + volumeName;
		pass(operation);
		new VolumeTransfer(host, pool(pool, operation), operation).write(volumeName, from);
	}

	@Override
	public void makeFolderPool(UUID pool, String poolName, String folder) throws HypervisorException {
		String operation = "make storage pool " + poolName;
		pass(operation);
		if (host.pools().stream().anyMatch(known -> known.name().equals(poolName) || known.targetPath().equals(folder)))
			throw new HypervisorException(ErrorCode.ALREADY_EXISTS, operation, "operation failed: pool '" + poolName + "' already exists");
		host.attach(new SimulatedPool(pool, poolName, "dir", "", folder, SimulatedHost.NEW_POOL_SIZE));
	}

	@Override
	public void removePool(UUID pool) throws HypervisorException {
		String operation = "remove storage pool " + pool;
		pass(operation);
		host.detach(pool(pool, operation));
	}

	@Override
	public void addListener(HypervisorListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(HypervisorListener listener) {
		listeners.remove(listener);
	}

	/** Event thread of the fleet. */
	void deliver(Consumer<HypervisorListener> event) {
		if (!gone.isDone())
			listeners.forEach(event);
	}

	/** The host's side hung up. */
	void lose(String reason) {
		if (gone.complete(null))
			host.fleet().post(() -> listeners.forEach(listener -> listener.closed(reason)));
	}

	@Override
	public boolean isOpen() {
		return !gone.isDone();
	}

	@Override
	public void close() {
		if (!gone.complete(null))
			return;
		host.forget(this);
		host.faults().wake();
	}
}
