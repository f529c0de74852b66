// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.libvirt.RecordedEvents;
import org.orrery.hypervisor.libvirt.TestHypervisor;

/** Live migration between two real hosts, with progress, limits and abort. */
@EnabledIfSystemProperty(named = Lab.STATUS_PROPERTY, matches = ".+")
class MigrationLabTest {
	private static final Duration SOON = Duration.ofSeconds(30);
	/** MiB/s: a VM of the lab then takes longer than any of these tests. */
	private static final long SLOW = 1;

	private final Lab lab = Lab.running();
	private final Lab.Vm vm = lab.vmOf("h1");
	private final RecordedEvents sourceEvents = new RecordedEvents();
	private final RecordedEvents targetEvents = new RecordedEvents();
	private HypervisorConnection source;
	private HypervisorConnection target;

	@BeforeEach
	void open() throws HypervisorException {
		source = lab.open("h1");
		target = lab.open("h2");
		source.addListener(sourceEvents);
		target.addListener(targetEvents);
		bringHome();
		assertRunsOnlyOn(source, target);
	}

	/** To the host where it belongs, whatever another test left. */
	private void bringHome() throws HypervisorException {
		if (source.domain(vm.uuid()).isPresent() && source.job(vm.uuid()).isPresent())
			source.abortJob(vm.uuid());
		if (target.domain(vm.uuid()).filter(domain -> domain.state() == DomainState.RUNNING).isPresent())
			target.migrate(vm.uuid(), request("h1", 0));
	}

	@AfterEach
	void close() throws HypervisorException {
		try {
			bringHome();
		} finally {
			source.close();
			target.close();
		}
	}

	/** @param bandwidth MiB/s, 0 unlimited */
	private MigrationRequest request(String host, long bandwidth) {
		return new MigrationRequest(HypervisorUri.parse(lab.host(host).uri()), Optional.empty(), true, false, false, List.of(), bandwidth,
				Duration.ofMillis(300), false, false, false, true, true, false);
	}

	private void assertRunsOnlyOn(HypervisorConnection here, HypervisorConnection notThere) throws HypervisorException {
		assertEquals(Optional.of(DomainState.RUNNING), here.domain(vm.uuid()).map(DomainRecord::state));
		assertEquals(Optional.empty(), notThere.domain(vm.uuid()));
	}

	private CompletableFuture<HypervisorException> migrateInBackground(MigrationRequest request) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				source.migrate(vm.uuid(), request);
				return null;
			} catch (HypervisorException e) {
				return e;
			}
		});
	}

	private JobProgress awaitPhase(Phase phase) throws InterruptedException {
		List<JobProgress> seen = new ArrayList<>();
		assertTrue(TestHypervisor.within(Duration.ofSeconds(60), () -> {
			try {
				source.job(vm.uuid()).ifPresent(seen::add);
			} catch (HypervisorException e) {
				throw new AssertionError(e);
			}
			return !seen.isEmpty() && seen.get(seen.size() - 1).phase() == phase;
		}), phase + " never came: " + seen);
		return seen.get(seen.size() - 1);
	}

	@Test
	void thereAndBackWithEventsAndFigures() throws HypervisorException, InterruptedException {
		source.migrate(vm.uuid(), request("h2", 0));
		assertRunsOnlyOn(target, source);
		sourceEvents.await(vm.uuid() + " MIGRATED_AWAY", SOON);
		targetEvents.await(vm.uuid() + " MIGRATED_IN", SOON);
		JobProgress completed = target.completedJob(vm.uuid()).orElseThrow();
		assertEquals(Phase.COMPLETED, completed.phase());
		assertTrue(completed.memoryTotal() > 0 && completed.elapsed().toMillis() > 0, completed.toString());
		assertNotNull(completed.downtime());
		assertEquals(completed.phase(), target.completedJob(vm.uuid()).orElseThrow().phase(), "stays readable");
		target.migrate(vm.uuid(), request("h1", 0));
		assertRunsOnlyOn(source, target);
	}

	@Test
	void progressOfASlowMigrationThatIsThenHurried()
			throws HypervisorException, InterruptedException, ExecutionException, TimeoutException {
		CompletableFuture<HypervisorException> migration = migrateInBackground(request("h2", SLOW));
		JobProgress first = awaitPhase(Phase.MEMORY_COPY);
		assertTrue(first.memoryTotal() > 0 && first.dataRemaining() > 0, first.toString());
		assertTrue(first.fraction() >= 0 && first.fraction() < 1, first.toString());
		assertTrue(TestHypervisor.within(SOON, () -> processed() > first.memoryProcessed()), "no progress");
		source.setMaxDowntime(vm.uuid(), Duration.ofMillis(500));
		source.setMaxSpeed(vm.uuid(), 0);
		assertEquals(null, migration.get(60, TimeUnit.SECONDS));
		assertRunsOnlyOn(target, source);
	}

	private long processed() {
		try {
			return source.job(vm.uuid()).map(JobProgress::memoryProcessed).orElse(0L);
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void anAbortedMigrationLeavesTheVmWhereItWas()
			throws HypervisorException, InterruptedException, ExecutionException, TimeoutException {
		CompletableFuture<HypervisorException> migration = migrateInBackground(request("h2", SLOW));
		awaitPhase(Phase.MEMORY_COPY);
		source.abortJob(vm.uuid());
		HypervisorException failure = migration.get(60, TimeUnit.SECONDS);
		assertNotNull(failure, "the migration was not aborted");
		assertEquals(ErrorCode.ABORTED, failure.code(), failure.getMessage());
		assertRunsOnlyOn(source, target);
		assertTrue(source.job(vm.uuid()).isEmpty());
		assertTrue(source.isOpen());
	}

	/** libvirt makes calls that need the migrating VM itself wait; reading the host must not be among them. */
	@Test
	void theInventoryAnswersDuringAMigration() throws HypervisorException, InterruptedException, ExecutionException, TimeoutException {
		CompletableFuture<HypervisorException> migration = migrateInBackground(request("h2", SLOW));
		awaitPhase(Phase.MEMORY_COPY);
		assertTrue(source.domains().stream().anyMatch(domain -> domain.uuid().equals(vm.uuid())));
		source.usage();
		assertTrue(source.statistics(EnumSet.allOf(DomainStatistics.Group.class)).stream()
				.anyMatch(counters -> counters.domain().equals(vm.uuid())));
		assertTrue(source.job(vm.uuid()).isPresent(), "the answers came only when the migration was over");
		source.abortJob(vm.uuid());
		assertEquals(ErrorCode.ABORTED, migration.get(60, TimeUnit.SECONDS).code());
	}

	/** By hand, while the first pass over the memory still has long to go: the guest runs on the target from then on, and QEMU lifts the limit. */
	@Test
	void aMigrationSwitchesToPostCopyAndArrives() throws HypervisorException, InterruptedException, ExecutionException, TimeoutException {
		CompletableFuture<HypervisorException> migration = migrateInBackground(
				new MigrationRequest(HypervisorUri.parse(lab.host("h2").uri()), Optional.empty(), true, false, false, List.of(), SLOW,
						Duration.ofMillis(1), false, true, false, true, true, false));
		awaitPhase(Phase.MEMORY_COPY);
		source.startPostCopy(vm.uuid());
		assertTrue(TestHypervisor.within(SOON, this::runsOnTarget), "the guest did not move");
		assertEquals(null, migration.get(60, TimeUnit.SECONDS));
		assertRunsOnlyOn(target, source);
		targetEvents.await(vm.uuid() + " MIGRATED_IN", SOON);
	}

	private boolean runsOnTarget() {
		try {
			return target.domain(vm.uuid()).filter(domain -> domain.state() == DomainState.RUNNING).isPresent();
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void theDirtyRateOfARunningGuestIsMeasured() throws HypervisorException {
		assertTrue(source.dirtyRate(vm.uuid(), Duration.ofSeconds(1)) >= 0);
		assertRunsOnlyOn(source, target);
	}

	@Test
	void aTargetThatTheSourceCannotReachIsNoLossOfTheSource() throws HypervisorException {
		MigrationRequest nowhere = new MigrationRequest(HypervisorUri.parse("qemu+tcp://" + lab.host("h2").managementAddress() + ":9/system"),
				Optional.empty(), true, false, false, List.of(), 0, null, false, false, false, true, true, false);
		HypervisorException failure = TestHypervisor.failure(ErrorCode.TARGET_UNREACHABLE, () -> source.migrate(vm.uuid(), nowhere));
		assertTrue(failure.detail().startsWith("The source host could not connect to qemu+tcp://"), failure.detail());
		assertTrue(source.isOpen());
		assertRunsOnlyOn(source, target);
	}

	@Test
	void theDisksToCopyReachTheHypervisor() throws HypervisorException, InterruptedException, ExecutionException, TimeoutException {
		MigrationRequest copy = new MigrationRequest(HypervisorUri.parse(lab.host("h2").uri()), Optional.empty(), true, false, true,
				List.of("sdz"), 0, null, false, false, false, true, true, false);
		HypervisorException failure = migrateInBackground(copy).get(60, TimeUnit.SECONDS);
		assertNotNull(failure, "a disk that the VM does not have cannot be copied");
		assertTrue(failure.detail().contains("sdz"), failure.detail());
		assertRunsOnlyOn(source, target);
	}
}
