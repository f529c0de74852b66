// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.VolumeRecord;

/**
 * One peer-to-peer migration, on a thread of the source host: as with libvirt it goes on when whoever asked for it loses the connection.
 */
final class Migration {
	private static final Duration TICK = Duration.ofMillis(20);
	private static final Duration PREPARE = Duration.ofMillis(60);
	private static final Duration DEFAULT_DOWNTIME = Duration.ofMillis(300);
	/** Paid at every switch-over on top of the remaining memory: device state, activation. */
	private static final Duration HAND_OVER = Duration.ofMillis(15);

	/** A failure that a test has planned. */
	record PlannedFailure(double fraction, String message) {
	}

	private final SimulatedHost source;
	private final SimulatedHost target;
	private final SimulatedDomain domain;
	private final MigrationRequest request;
	private final Optional<PlannedFailure> planned;
	private final List<DiskRecord> copied;
	private final List<Optional<VolumeRecord>> volumes;
	private final MemoryCopy memory;
	private final long diskTotal;
	private final IncomingMigration incoming;
	private final Instant begun;

	// guarded by this
	private CompletableFuture<Void> outcome = new CompletableFuture<>();
	private boolean failedAsPlanned;
	private boolean postCopyAsked;
	private Phase phase = Phase.PREPARE;
	private double diskProcessed;
	private long speed;
	private Duration maximumDowntime;
	private Duration downtime = Duration.ZERO;
	private HypervisorException failure;

	/** Callers hold the source's monitor. */
	Migration(SimulatedHost source, SimulatedHost target, SimulatedDomain domain, MigrationRequest request) {
		this.source = source;
		this.target = target;
		this.domain = domain;
		this.request = request;
		DomainRecord record = domain.record;
		planned = source.migrationFaults().takeFailure(record.uuid());
		copied = MigrationSafety.disksToCopy(record, request);
		volumes = copied.stream().map(disk -> source.poolOf(disk.source()).flatMap(pool -> pool.volume(disk.source()))).toList();
		diskTotal = volumes.stream().flatMap(Optional::stream).mapToLong(VolumeRecord::allocation).sum();
		memory = new MemoryCopy(request.offline() ? 0 : record.memory(), request.live() ? domain.spec.dirtyRate() : 0, domain.spec.workingSet(),
				request.autoConverge());
		speed = request.bandwidth() << 20;
		maximumDowntime = request.maximumDowntime() == null ? DEFAULT_DOWNTIME : request.maximumDowntime();
		incoming = new IncomingMigration(target, request.relocation().apply(record), domain.spec, request, title());
		begun = source.now();
	}

	String title() {
		return "migrate domain " + domain.record.name() + " to " + request.target();
	}

	/** Completes when the migration ended; fails with the HypervisorException that ended it. */
	CompletableFuture<Void> start() {
		return start(this::run);
	}

	private synchronized CompletableFuture<Void> start(Runnable work) {
		Thread thread = new Thread(() -> source.fleet().clock().act(() -> {
			work.run();
			return null;
		}), "simulator-migration-" + domain.record.name());
		thread.setDaemon(true);
		thread.start();
		return outcome;
	}

	/** Any thread: the guest moves at the next tick. */
	synchronized void startPostCopy() throws HypervisorException {
		if (!request.postCopy() || phase != Phase.MEMORY_COPY)
			throw DomainLifecycle.invalid(title(), request.postCopy() ? "post-copy can only be started while migration is copying memory"
					: "switching to post-copy requires migration to be started with VIR_MIGRATE_POSTCOPY flag");
		postCopyAsked = true;
	}

	/** Callers hold the source's monitor. */
	CompletableFuture<Void> recover() throws HypervisorException {
		if (!domain.record.isPostCopyBroken())
			throw DomainLifecycle.invalid(title(), "migration of domain " + domain.record.name() + " is not in post-copy phase");
		if (source.migrationFaults().isStillHeld(domain.record.uuid()))
			throw DomainLifecycle.invalid(title(), "migration of domain " + domain.record.name() + " is being actively monitored by another thread");
		synchronized (this) {
			outcome = new CompletableFuture<>();
			failure = null;
		}
		return source.migrationFaults().isTargetDeaf(domain.record.uuid()) ? outcome() : start(this::runOn);
	}

	private void runOn() {
		try {
			enterPostCopy();
			fetchMemory();
			handOver();
			outcome().complete(null);
		} catch (HypervisorException e) {
			breakOff(e);
		} catch (InterruptedException e) {
			breakOff(new HypervisorException(ErrorCode.OTHER, title(), "interrupted"));
		}
	}

	private synchronized CompletableFuture<Void> outcome() {
		return outcome;
	}

	/** Any thread: what an abort does. After the switch to post-copy there is nothing to go back to. */
	synchronized void abort() throws HypervisorException {
		if (phase == Phase.POST_COPY)
			throw DomainLifecycle.invalid(title(), "cannot abort migration in post-copy mode");
		fail(new HypervisorException(ErrorCode.ABORTED, title(), "operation aborted: migration out: canceled by client"));
	}

	/** Any thread: it ends with this at the next tick. */
	synchronized void fail(HypervisorException reason) {
		if (failure == null)
			failure = reason;
	}

	synchronized void speed(long bytesPerSecond) {
		speed = bytesPerSecond;
	}

	synchronized Duration maximumDowntime() {
		return maximumDowntime;
	}

	synchronized void maximumDowntime(Duration limit) {
		maximumDowntime = limit;
	}

	private void run() {
		HypervisorException reason = null;
		try {
			pass(PREPARE);
			incoming.prepare(copied.stream().map(request.relocation()::apply).toList(), volumes);
			pass(TICK);
			incoming.receive();
			if (!request.live() && !request.offline())
				pauseGuest();
			copyStorage();
			copyMemory();
			switchOver();
			fetchMemory();
			handOver();
		} catch (HypervisorException e) {
			reason = e;
		} catch (InterruptedException e) {
			reason = new HypervisorException(ErrorCode.OTHER, title(), "interrupted");
		} catch (RuntimeException e) {
			reason = new HypervisorException(ErrorCode.OTHER, title(), "internal error: " + e, 0, 0, e);
		}
		if (reason == null && source.migrationFaults().missesTheArrival(domain.record.uuid()))
			outcome().completeExceptionally(new HypervisorException(ErrorCode.OTHER, title(), "internal error: client socket is closed"));
		else if (reason == null)
			outcome().complete(null);
		else if (isPostCopy())
			breakOff(reason);
		else
			rollBack(reason);
	}

	private void copyStorage() throws HypervisorException, InterruptedException {
		enter(Phase.STORAGE_COPY);
		while (diskProcessed() < diskTotal) {
			Duration spent = pass(TICK);
			synchronized (this) {
				diskProcessed = Math.min(diskTotal, diskProcessed + spent.toNanos() / 1e9 * rate());
			}
			failAsPlanned();
		}
	}

	private synchronized double diskProcessed() {
		return diskProcessed;
	}

	private void copyMemory() throws HypervisorException, InterruptedException {
		if (request.offline())
			return;
		enter(Phase.MEMORY_COPY);
		while (!isReadyToSwitch()) {
			Duration spent = pass(TICK);
			boolean runs = source.isRunning(domain);
			synchronized (this) {
				memory.guestRuns(runs);
				memory.copy(spent, rate(), maximumDowntime);
			}
			failAsPlanned();
		}
	}

	private synchronized boolean isReadyToSwitch() {
		return memory.isReadyToSwitch() || postCopyAsked;
	}

	private void switchOver() throws HypervisorException, InterruptedException {
		if (request.offline())
			return;
		Duration pause;
		synchronized (this) {
			pause = postCopyAsked ? HAND_OVER : memory.downtime(rate()).plus(HAND_OVER);
		}
		enter(Phase.SWITCH_OVER);
		pauseGuest();
		Duration spent = pass(pause);
		synchronized (this) {
			if (!postCopyAsked)
				memory.finish();
			downtime = request.live() ? spent : Duration.between(begun, source.now());
		}
	}

	private synchronized boolean isPostCopy() {
		return phase == Phase.POST_COPY;
	}

	private void enterPostCopy() {
		enter(Phase.POST_COPY);
		synchronized (source) {
			domain.record = domain.record.withState(DomainState.PAUSED, DomainRecord.POST_COPY, domain.record.id());
		}
		incoming.runWith(DomainRecord.POST_COPY);
	}

	/** The guest runs on the target already and waits for what it touches. */
	private void fetchMemory() throws HypervisorException, InterruptedException {
		synchronized (this) {
			if (!postCopyAsked)
				return;
		}
		enterPostCopy();
		while (!memory.fetch(pass(TICK), rate()))
			failAsPlanned();
	}

	/** Neither side can go on or back without the other. */
	private void breakOff(HypervisorException reason) {
		synchronized (source) {
			if (domain.record.state().isActive())
				domain.record = domain.record.withState(DomainState.PAUSED, DomainRecord.POST_COPY_FAILED, domain.record.id());
			source.emit(domain.record.uuid(), DomainEvent.OTHER);
		}
		if (source.migrationFaults().isTargetDeaf(domain.record.uuid()))
			return;
		incoming.runWith(DomainRecord.POST_COPY_FAILED);
		outcome().completeExceptionally(new HypervisorException(ErrorCode.OTHER, title(),
				"operation failed: job 'migration out' failed in post-copy phase", 0, 0, reason));
	}

	private void pauseGuest() {
		synchronized (source) {
			if (domain.record.state() != DomainState.RUNNING)
				return;
			domain.record = domain.record.withState(DomainState.PAUSED, "migration", domain.record.id());
			source.emit(domain.record.uuid(), DomainEvent.PAUSED);
		}
	}

	/** Lets simulated time pass; throws what has ended the migration meanwhile. */
	private Duration pass(Duration time) throws HypervisorException, InterruptedException {
		Instant before = source.now();
		source.fleet().clock().sleep(time);
		synchronized (this) {
			if (failure != null)
				throw failure;
		}
		if (!target.isReachable() || !source.isReachable())
			throw new HypervisorException(ErrorCode.OTHER, title(), "operation failed: Lost connection to destination host");
		return Duration.between(before, source.now());
	}

	private void failAsPlanned() throws HypervisorException {
		if (planned.isPresent() && !failedAsPlanned && progress().fraction() >= planned.get().fraction()) {
			failedAsPlanned = true;
			throw new HypervisorException(ErrorCode.OTHER, title(), planned.get().message());
		}
	}

	private synchronized void enter(Phase next) {
		phase = next;
	}

	private long rate() {
		long link = source.fleet().linkRate();
		return speed > 0 ? Math.min(link, speed) : link;
	}

	private JobProgress completed() {
		enter(Phase.COMPLETED);
		return progress();
	}

	synchronized JobProgress progress() {
		long disk = (long) diskProcessed;
		long total = diskTotal + memory.total();
		boolean over = phase == Phase.COMPLETED;
		Duration pause = over ? downtime : memory.downtime(rate()).plus(HAND_OVER);
		return new JobProgress(phase, Duration.between(begun, source.now()), total, disk + memory.processed(),
				diskTotal - disk + memory.remaining(), memory.total(), memory.processed(), memory.remaining(), diskTotal, disk, diskTotal - disk,
				rate(), memory.dirtyRate(), phase.ordinal() < Phase.MEMORY_COPY.ordinal() ? 0 : memory.iteration(), pause);
	}

	private void handOver() throws InterruptedException {
		JobProgress statistics = completed();
		source.migrationFaults().awaitHandOver(domain.record.uuid());
		incoming.finish(statistics, domain);
		release();
	}

	private void release() {
		boolean dies;
		synchronized (source) {
			domain.outgoing = null;
			domain.completed = progress();
			UUID uuid = domain.record.uuid();
			dies = source.migrationFaults().diesBeforeForgetting(uuid);
			boolean forgotten = request.undefineSource() && !dies;
			if (forgotten)
				domain.persistent(false);
			if (source.migrationFaults().goesOnAfterTheArrival(uuid))
				domain.enter(DomainState.RUNNING, "migration canceled", domain.record.id());
			else if (source.migrationFaults().diesBeforeEnding(uuid))
				domain.enter(DomainState.PAUSED, "migration", domain.record.id());
			else if (!request.offline())
				new DomainLifecycle(source).stop(domain, "migrated", DomainEvent.MIGRATED_AWAY);
			else if (!domain.record.persistent())
				source.domainTable().remove(uuid);
			if (forgotten)
				source.emit(uuid, DomainEvent.UNDEFINED);
			source.emit(uuid, DomainEvent.JOB_COMPLETED);
		}
		if (dies)
			source.dropConnections("Connection reset by peer");
	}

	private void rollBack(HypervisorException reason) {
		incoming.cancel();
		synchronized (source) {
			domain.outgoing = null;
			boolean waiting = domain.record.state() == DomainState.PAUSED && domain.record.stateReason().equals("migration");
			if (waiting) {
				domain.record = domain.record.withState(DomainState.RUNNING, "migration canceled", domain.record.id());
				source.emit(domain.record.uuid(), DomainEvent.RESUMED);
			}
			source.emit(domain.record.uuid(), DomainEvent.JOB_COMPLETED);
		}
		enter(reason.code() == ErrorCode.ABORTED ? Phase.CANCELLED : Phase.FAILED);
		outcome().completeExceptionally(reason);
	}
}
