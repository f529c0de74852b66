// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainSink;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;

/** The port's connection over one libvirt connection: each method is one call of the class that knows its area. */
final class LibvirtConnection implements HypervisorConnection {
	/** A host that is silent must not hold up who closes; the native part then ends on its own thread. */
	private static final long CLOSE_WAIT_MILLIS = 2_000;

	private final LibvirtSession session;
	private final EventRouter events;
	private final HostInventory host;
	private final DomainInventory domains;
	private final DomainStatisticsReader statistics;
	private final NetworkInventory networks;
	private final StorageInventory storage;
	private final SecretInventory secrets;
	private final VolumeTransfer volumes;
	private final DomainPower power;
	private final Migration migration;
	private final DirtyRate dirtyRate;
	private final GuestAddresses addresses;
	private final CpuCheck cpu;
	private final Checkpoints checkpoints;
	private final NetworkDefinitions networkDefinitions;
	private final DomainNics nics;
	private final DomainAnnotations annotations;
	private final AtomicBoolean closed = new AtomicBoolean();

	LibvirtConnection(LibvirtSession session) {
		this.session = session;
		events = new EventRouter(session);
		host = new HostInventory(session);
		statistics = new DomainStatisticsReader(session);
		domains = new DomainInventory(session, statistics);
		networks = new NetworkInventory(session);
		storage = new StorageInventory(session);
		secrets = new SecretInventory(session);
		volumes = new VolumeTransfer(session);
		power = new DomainPower(session);
		migration = new Migration(session);
		dirtyRate = new DirtyRate(session, statistics);
		addresses = new GuestAddresses(session);
		cpu = new CpuCheck(session);
		checkpoints = new Checkpoints(session);
		networkDefinitions = new NetworkDefinitions(session);
		nics = new DomainNics(session);
		annotations = new DomainAnnotations(session);
	}

	/** Keepalive, events and what the driver can do; part of opening. */
	void start(OpenOptions options) throws HypervisorException {
		startKeepalive(options);
		events.start();
		session.lacks(Feature.DOMAIN_CAPABILITIES);
		if (host.capabilities().migrationTransports().isEmpty()) {
			session.lacks(Feature.LIVE_MIGRATION);
			session.lacks(Feature.MIGRATION_SPEED);
			session.lacks(Feature.POST_COPY);
			session.lacks(Feature.DIRTY_RATE);
		}
	}

	private void startKeepalive(OpenOptions options) throws HypervisorException {
		Duration interval = options.keepaliveInterval();
		// libvirt counts in whole seconds, and 0 would switch it off
		int seconds = (int) Math.max(1, interval.toSeconds());
		boolean works = interval.isPositive() && session.call("switch on keepalive for " + session.uri(),
				connection -> session.api().virConnectSetKeepAlive(connection, seconds, options.keepaliveCount())) == 0;
		if (!works)
			session.lacks(Feature.KEEPALIVE);
	}

	@Override
	public HypervisorUri uri() {
		return session.uri();
	}

	@Override
	public Set<Feature> features() {
		return session.features();
	}

	@Override
	public HostRecord host() throws HypervisorException {
		return host.host();
	}

	@Override
	public HostUsage usage() throws HypervisorException {
		return host.usage();
	}

	@Override
	public List<DomainRecord> domains() throws HypervisorException {
		return domains.all();
	}

	@Override
	public void readDomains(DomainSink sink) throws HypervisorException {
		domains.read(sink);
	}

	@Override
	public List<DomainRecord> domains(Set<UUID> wanted) throws HypervisorException {
		return domains.some(wanted);
	}

	@Override
	public Optional<DomainRecord> domain(UUID domain) throws HypervisorException {
		return domains.one(domain);
	}

	@Override
	public List<NetworkRecord> networks() throws HypervisorException {
		return networks.networks();
	}

	@Override
	public List<InterfaceRecord> interfaces() throws HypervisorException {
		return networks.interfaces();
	}

	@Override
	public void putNetwork(NetworkDefinition definition) throws HypervisorException {
		networkDefinitions.put(definition);
	}

	@Override
	public void removeNetwork(UUID network) throws HypervisorException {
		networkDefinitions.remove(network);
	}

	@Override
	public void plugNic(UUID domain, String mac, NicSource to, boolean now) throws HypervisorException {
		nics.plug(domain, mac, to, now);
	}

	@Override
	public List<PoolRecord> pools() throws HypervisorException {
		return storage.pools();
	}

	@Override
	public List<SecretRecord> secrets() throws HypervisorException {
		return secrets.secrets();
	}

	@Override
	public List<VolumeRecord> volumes(UUID pool) throws HypervisorException {
		return storage.volumes(pool);
	}

	@Override
	public List<SnapshotRecord> snapshots(UUID domain) throws HypervisorException {
		return domains.snapshots(domain);
	}

	@Override
	public List<DomainStatistics> statistics(Set<DomainStatistics.Group> groups) throws HypervisorException {
		return statistics.read(groups);
	}

	@Override
	public List<String> guestAddresses(UUID domain) throws HypervisorException {
		return addresses.of(domain);
	}

	@Override
	public String domainXml(UUID domain, boolean inactive) throws HypervisorException {
		return domains.xml(domain, inactive);
	}

	@Override
	public void start(UUID domain) throws HypervisorException {
		power.start(domain);
	}

	@Override
	public void shutdown(UUID domain) throws HypervisorException {
		power.shutdown(domain);
	}

	@Override
	public void forceOff(UUID domain) throws HypervisorException {
		power.forceOff(domain);
	}

	@Override
	public void reboot(UUID domain) throws HypervisorException {
		power.reboot(domain);
	}

	@Override
	public void pause(UUID domain) throws HypervisorException {
		power.pause(domain);
	}

	@Override
	public void resume(UUID domain) throws HypervisorException {
		power.resume(domain);
	}

	@Override
	public void define(String domainXml) throws HypervisorException {
		power.define(domainXml);
	}

	@Override
	public void undefine(UUID domain) throws HypervisorException {
		power.undefine(domain);
	}

	@Override
	public void setAutostart(UUID domain, boolean starts) throws HypervisorException {
		power.setAutostart(domain, starts);
	}

	@Override
	public void annotate(UUID domain, Annotations wanted) throws HypervisorException {
		annotations.write(domain, wanted);
	}

	@Override
	public List<String> checkpoints(UUID domain) throws HypervisorException {
		return checkpoints.definitions(domain);
	}

	@Override
	public void redefineCheckpoint(UUID domain, String checkpointXml) throws HypervisorException {
		checkpoints.redefine(domain, checkpointXml);
	}

	@Override
	public FirmwareState firmwareState(UUID domain) throws HypervisorException {
		return domains.firmwareState(domain);
	}

	@Override
	public CpuBaseline baselineCpu(List<String> cpuXmls) throws HypervisorException {
		return cpu.baseline(cpuXmls);
	}

	@Override
	public CpuComparison compareCpu(String cpuXml, DomainRecord forDomain) throws HypervisorException {
		return cpu.compare(cpuXml, forDomain);
	}

	@Override
	public List<EmulatorRecord> emulators() throws HypervisorException {
		return host.emulators();
	}

	@Override
	public void migrate(UUID domain, MigrationRequest request) throws HypervisorException {
		migration.migrate(domain, request);
	}

	@Override
	public Optional<JobProgress> job(UUID domain) throws HypervisorException {
		return migration.job(domain);
	}

	@Override
	public Optional<JobProgress> completedJob(UUID domain) throws HypervisorException {
		return migration.completedJob(domain);
	}

	@Override
	public void abortJob(UUID domain) throws HypervisorException {
		migration.abort(domain);
	}

	@Override
	public void setMaxDowntime(UUID domain, Duration downtime) throws HypervisorException {
		migration.setMaxDowntime(domain, downtime);
	}

	@Override
	public Duration maxDowntime(UUID domain) throws HypervisorException {
		return migration.maxDowntime(domain);
	}

	@Override
	public void setMaxSpeed(UUID domain, long mebibytesPerSecond) throws HypervisorException {
		migration.setMaxSpeed(domain, mebibytesPerSecond);
	}

	@Override
	public long dirtyRate(UUID domain, Duration period) throws HypervisorException {
		return dirtyRate.measure(domain, period);
	}

	@Override
	public void startPostCopy(UUID domain) throws HypervisorException {
		migration.startPostCopy(domain);
	}

	@Override
	public void recoverPostCopy(UUID domain, MigrationRequest request) throws HypervisorException {
		migration.recoverPostCopy(domain, request);
	}

	@Override
	public void deleteVolume(UUID pool, String volumeName) throws HypervisorException {
		storage.delete(pool, volumeName);
	}

	@Override
	public void createVolume(UUID pool, String volumeName, String format, long capacity) throws HypervisorException {
		volumes.create(pool, volumeName, format, capacity);
	}

	@Override
	public void readVolume(UUID pool, String volumeName, WritableByteChannel to) throws HypervisorException {
		volumes.read(pool, volumeName, to);
	}

	@Override
	public void writeVolume(UUID pool, String volumeName, ReadableByteChannel from) throws HypervisorException {
		volumes.write(pool, volumeName, from);
	}

	@Override
	public void refreshPool(UUID pool) throws HypervisorException {
		storage.refresh(pool);
	}

	@Override
	public void makeFolderPool(UUID pool, String name, String folder) throws HypervisorException {
		storage.makeFolderPool(pool, name, folder);
	}

	@Override
	public void removePool(UUID pool) throws HypervisorException {
		storage.removePool(pool);
	}

	@Override
	public void addListener(HypervisorListener listener) {
		events.add(listener);
	}

	@Override
	public void removeListener(HypervisorListener listener) {
		events.remove(listener);
	}

	@Override
	public boolean isOpen() {
		return session.isOpen();
	}

	@Override
	public void close() {
		if (!closed.compareAndSet(false, true))
			return;
		CountDownLatch done = new CountDownLatch(1);
		Thread closer = new Thread(() -> {
			events.stop();
			session.close();
			done.countDown();
		}, "libvirt close " + session.uri());
		closer.setDaemon(true);
		closer.start();
		if (session.library().onEventThread())
			return;
		try {
			done.await(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
