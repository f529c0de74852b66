// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An open connection to one hypervisor. Thread-safe. Every method that declares {@link HypervisorException} may block on the network:
 * never call one on the UI thread or from a {@link HypervisorListener}. After {@link #close()} they fail with
 * {@link ErrorCode#CONNECTION_LOST}. A function whose {@link Feature} is absent fails with {@link ErrorCode#UNSUPPORTED}.
 */
public interface HypervisorConnection extends AutoCloseable {
	HypervisorUri uri();

	/** May shrink when the host answers "not supported" to a function that its version should have. */
	Set<Feature> features();

	HostRecord host() throws HypervisorException;

	/** The host's memory and load as of now. */
	HostUsage usage() throws HypervisorException;

	/** Every domain, running or not, in one bulk call where the driver has one. */
	List<DomainRecord> domains() throws HypervisorException;

	/**
	 * As {@link #domains()}, as it becomes known: where details cost a call for each domain, names and states of all come first. Tells the sink
	 * on the calling thread and returns when everything was told.
	 */
	default void readDomains(DomainSink sink) throws HypervisorException {
		sink.outlines(domains());
	}

	/** Those of the domains that are there, with all details. */
	default List<DomainRecord> domains(Set<UUID> wanted) throws HypervisorException {
		return domains().stream().filter(domain -> wanted.contains(domain.uuid())).toList();
	}

	/** One domain; empty when it is not there (any more). */
	Optional<DomainRecord> domain(UUID domain) throws HypervisorException;

	List<NetworkRecord> networks() throws HypervisorException;

	/** Physical NICs and bridges of the host itself. */
	List<InterfaceRecord> interfaces() throws HypervisorException;

	/**
	 * Makes the host have this network, active and starting with the host: a new one where none has its UUID, else the one that is there is
	 * changed; NICs that are plugged in stay plugged in.
	 *
	 * @throws HypervisorException {@link ErrorCode#ALREADY_EXISTS} when another network has the name
	 */
	void putNetwork(NetworkDefinition definition) throws HypervisorException;

	/** Takes a network away; its bridge stays, and so do NICs of running domains. */
	void removeNetwork(UUID network) throws HypervisorException;

	/**
	 * Plugs a NIC of a domain into something else, now when the domain runs, and for its next start when its definition is stored.
	 *
	 * @param mac of the NIC; @param now false: only for the next start
	 * @throws HypervisorException {@link ErrorCode#UNSUPPORTED} when a running domain cannot be replugged from where it is to there
	 */
	void plugNic(UUID domain, String mac, NicSource to, boolean now) throws HypervisorException;

	List<PoolRecord> pools() throws HypervisorException;

	/** Secrets that the host keeps, without their values. */
	List<SecretRecord> secrets() throws HypervisorException;

	/** Volumes of one pool: may be thousands, so never on the connect path. */
	List<VolumeRecord> volumes(UUID pool) throws HypervisorException;

	List<SnapshotRecord> snapshots(UUID domain) throws HypervisorException;

	/** Counters of all active domains in one call. */
	List<DomainStatistics> statistics(Set<DomainStatistics.Group> groups) throws HypervisorException;

	/** Addresses of the guest as told by its agent, else by DHCP leases, else by the host's ARP table; in CIDR form. */
	List<String> guestAddresses(UUID domain) throws HypervisorException;

	/** The domain's XML without secrets. {@code inactive}: as it will be at the next start. */
	String domainXml(UUID domain, boolean inactive) throws HypervisorException;

	void start(UUID domain) throws HypervisorException;

	/** Asks the guest to shut down; returns at once. */
	void shutdown(UUID domain) throws HypervisorException;

	/** Ends the domain without asking the guest. */
	void forceOff(UUID domain) throws HypervisorException;

	void reboot(UUID domain) throws HypervisorException;

	void pause(UUID domain) throws HypervisorException;

	void resume(UUID domain) throws HypervisorException;

	/** Stores a domain's definition (a running domain of the same UUID keeps running as it is). */
	void define(String domainXml) throws HypervisorException;

	/** Removes the definition only; disks stay. */
	void undefine(UUID domain) throws HypervisorException;

	/** Whether a domain with a stored definition starts with its host. */
	void setAutostart(UUID domain, boolean starts) throws HypervisorException;

	/**
	 * Replaces what is written down about the domain, in its running and in its stored definition, so that it stays and travels with it. What
	 * other programs keep in its metadata is not touched.
	 */
	void annotate(UUID domain, Annotations annotations) throws HypervisorException;

	/** Whole definitions of the domain's checkpoints, parents first, for {@link #redefineCheckpoint}; without secrets. */
	List<String> checkpoints(UUID domain) throws HypervisorException;

	/** Makes a checkpoint known again whose dirty bitmap is in the disks of the domain already. */
	void redefineCheckpoint(UUID domain, String checkpointXml) throws HypervisorException;

	/** Files of the domain that are no disks (firmware variables, TPM), as its stored definition names them. */
	FirmwareState firmwareState(UUID domain) throws HypervisorException;

	/** The CPU that all of these (as in {@link HostRecord.Cpu#xml}) can give to a guest of this host, by the hypervisor's own reckoning. */
	CpuBaseline baselineCpu(List<String> cpuXmls) throws HypervisorException;

	/** Whether this host can run the CPU described in a domain's {@code <cpu>} element; the reason where it cannot. */
	CpuComparison compareCpu(String cpuXml, DomainRecord forDomain) throws HypervisorException;

	/** Emulators, machine types and devices this host offers for the architecture. */
	List<EmulatorRecord> emulators() throws HypervisorException;

	/**
	 * Migrates the domain peer-to-peer: this host dials the target itself. Blocks until finished; progress by {@link #job(UUID)} and
	 * {@link #abortJob(UUID)} come from other threads meanwhile.
	 *
	 * @throws HypervisorException {@link ErrorCode#ABORTED} when aborted on request
	 */
	void migrate(UUID domain, MigrationRequest request) throws HypervisorException;

	/** The job running on the domain now; empty when none. Answers also while the domain migrates. */
	Optional<JobProgress> job(UUID domain) throws HypervisorException;

	/** Statistics of the last completed job, as kept by this host (after a migration: ask the target). */
	Optional<JobProgress> completedJob(UUID domain) throws HypervisorException;

	/** Aborts the job that runs on the domain; returns when the abort was accepted. */
	void abortJob(UUID domain) throws HypervisorException;

	/** Longest pause of the running migration at its end. */
	void setMaxDowntime(UUID domain, Duration downtime) throws HypervisorException;

	/** The limit in force, whoever set it. Answers also while the domain migrates. */
	Duration maxDowntime(UUID domain) throws HypervisorException;

	/** @param mebibytesPerSecond 0: unlimited */
	void setMaxSpeed(UUID domain, long mebibytesPerSecond) throws HypervisorException;

	/**
	 * Measures how fast the running guest rewrites its memory: blocks for that long. A page that is written twice within the period counts
	 * once, which is what a migration has to send again.
	 *
	 * @param period whole seconds, at least one
	 * @return bytes per second
	 * @throws HypervisorException {@link ErrorCode#INVALID_STATE} when it does not run, {@link ErrorCode#BUSY} while another job holds it
	 */
	long dirtyRate(UUID domain, Duration period) throws HypervisorException;

	/**
	 * Switches the running migration to post-copy: the guest runs on the target at once and fetches what is missing. There is no way back,
	 * and no abort after it.
	 *
	 * @throws HypervisorException {@link ErrorCode#INVALID_STATE} when none runs, or one that was not begun with post-copy allowed
	 */
	void startPostCopy(UUID domain) throws HypervisorException;

	/**
	 * Goes on with a post-copy migration that broke off (both sides say {@link DomainRecord#POST_COPY_FAILED}). Asked of the source; blocks
	 * until finished, as {@link #migrate}.
	 *
	 * @param request as it was begun; only target, data network and encryption count
	 */
	void recoverPostCopy(UUID domain, MigrationRequest request) throws HypervisorException;

	void deleteVolume(UUID pool, String volumeName) throws HypervisorException;

	/**
	 * Makes a volume, empty as that format is.
	 *
	 * @param capacity bytes that a guest will see
	 * @throws HypervisorException {@link ErrorCode#ALREADY_EXISTS} when there is one of that name
	 */
	void createVolume(UUID pool, String volumeName, String format, long capacity) throws HypervisorException;

	/**
	 * Writes the bytes of the volume, as they are stored, to the channel; returns at their end and leaves the channel open. Blocks as long as
	 * the channel does.
	 *
	 * @throws HypervisorException {@link ErrorCode#ABORTED} when the channel was closed
	 */
	void readVolume(UUID pool, String volumeName, WritableByteChannel to) throws HypervisorException;

	/**
	 * Overwrites the volume from its begin with all that comes from the channel; returns when the channel ends. Blocks as long as the channel
	 * does.
	 *
	 * @throws HypervisorException {@link ErrorCode#ABORTED} when the channel was closed; the volume is worth nothing then
	 */
	void writeVolume(UUID pool, String volumeName, ReadableByteChannel from) throws HypervisorException;

	/** The host looks again what is in the pool: what others put there is known afterwards. Takes seconds where there are thousands. */
	void refreshPool(UUID pool) throws HypervisorException;

	/** Makes a folder a storage pool of that UUID, active and starting with the host; the folder is made where it is missing. */
	void makeFolderPool(UUID pool, String name, String folder) throws HypervisorException;

	/** Takes a pool away from the host; its folder and what is in it stay. */
	void removePool(UUID pool) throws HypervisorException;

	/** Listeners are called on the adapter's event thread: hand over and return at once, call nothing of this interface. */
	void addListener(HypervisorListener listener);

	void removeListener(HypervisorListener listener);

	/** Still connected as far as known without asking the host. */
	boolean isOpen();

	/** Frees everything; never throws; safe to call twice; not from a listener. */
	@Override
	void close();
}
