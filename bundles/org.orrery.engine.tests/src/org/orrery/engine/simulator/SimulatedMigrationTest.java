// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.HostHardware;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VirtualClock;
import org.orrery.hypervisor.simulator.VmSpec;

@Timeout(30)
class SimulatedMigrationTest {
	private static final long MIB = 1L << 20;

	private final VirtualClock clock = new VirtualClock();
	private final SimulatedFleet fleet = SimulatedFleet.of("f", clock, 3, 0);
	private final SimulatorDriver driver = new SimulatorDriver(fleet);
	private HypervisorConnection source;
	private HypervisorConnection target;

	@BeforeEach
	void connect() throws HypervisorException {
		fleet.linkRate(100 * MIB);
		source = driver.open(fleet.uri("h1"), OpenOptions.defaults());
		target = driver.open(fleet.uri("h2"), OpenOptions.defaults());
	}

	private UUID vm(VmSpec spec) {
		return fleet.host("h1").add(spec);
	}

	private static VmSpec web() {
		return VmSpec.named("web").memory(1000 * MIB).dirtying(10 * MIB, 50 * MIB).disk("shared", 4000 * MIB).network("default");
	}

	private MigrationRequest live(String host) {
		return new MigrationRequest(fleet.uri(host), Optional.empty(), true, false, false, List.of(), 0, null, false, false, false, true, true,
				false);
	}

	private MigrationRequest copying(String host) {
		return new MigrationRequest(fleet.uri(host), Optional.empty(), true, false, true, List.of(), 0, null, false, false, false, true, true,
				false);
	}

	private CompletableFuture<Void> begin(UUID vm, MigrationRequest request) throws InterruptedException {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				source.migrate(vm, request);
				done.complete(null);
			} catch (HypervisorException e) {
				done.completeExceptionally(e);
			}
		});
		thread.setDaemon(true);
		thread.start();
		clock.awaitSleepers(1);
		return done;
	}

	private static HypervisorException failure(CompletableFuture<Void> done) {
		ExecutionException e = assertThrows(ExecutionException.class, done::get);
		return (HypervisorException) e.getCause();
	}

	private HypervisorException refusal(UUID vm, MigrationRequest request) throws InterruptedException {
		CompletableFuture<Void> done = begin(vm, request);
		clock.advance(Duration.ofSeconds(1));
		return failure(done);
	}

	@Test
	void movesARunningVmForGood() throws Exception {
		UUID vm = vm(web());
		CompletableFuture<Void> done = begin(vm, live("h2"));
		clock.advance(Duration.ofSeconds(5));
		JobProgress half = source.job(vm).orElseThrow();
		assertEquals(Phase.MEMORY_COPY, half.phase());
		assertEquals(0.494, half.fraction(), 0.01);
		assertEquals(DomainState.PAUSED, target.domain(vm).orElseThrow().state());
		assertEquals("migration", target.domain(vm).orElseThrow().stateReason());
		clock.advance(Duration.ofSeconds(20));
		done.get();
		assertTrue(source.domain(vm).isEmpty());
		assertEquals(DomainState.RUNNING, target.domain(vm).orElseThrow().state());
		JobProgress completed = target.completedJob(vm).orElseThrow();
		assertEquals(Phase.COMPLETED, completed.phase());
		assertTrue(completed.downtime().toMillis() > 0 && completed.downtime().toMillis() <= 315, completed.toString());
		assertTrue(completed.iteration() > 1, completed.toString());
	}

	@Test
	void givesTheSameFiguresEveryTime() throws Exception {
		JobProgress[] seen = new JobProgress[2];
		for (int run = 0; run < 2; run++) {
			VirtualClock ownClock = new VirtualClock();
			SimulatedFleet own = SimulatedFleet.of("same", ownClock, 2, 0);
			UUID vm = own.host("h1").add(web());
			HypervisorConnection connection = new SimulatorDriver(own).open(own.uri("h1"), OpenOptions.defaults());
			MigrationRequest request = new MigrationRequest(own.uri("h2"), Optional.empty(), true, false, false, List.of(), 100, null, false,
					false, false, true, true, false);
			Thread thread = new Thread(() -> assertThrows(HypervisorException.class, () -> connection.migrate(vm, request)));
			thread.start();
			ownClock.awaitSleepers(1);
			ownClock.advance(Duration.ofMillis(4321));
			seen[run] = connection.job(vm).orElseThrow();
			connection.abortJob(vm);
			ownClock.advance(Duration.ofSeconds(1));
			thread.join();
		}
		assertEquals(seen[0], seen[1]);
	}

	@Test
	void doesNotConvergeWhileTheGuestWritesFaster() throws Exception {
		UUID vm = vm(web().dirtying(200 * MIB, 800 * MIB));
		CompletableFuture<Void> done = begin(vm, live("h2"));
		clock.advance(Duration.ofMinutes(2));
		assertFalse(done.isDone());
		assertTrue(source.job(vm).orElseThrow().iteration() > 5);
		source.setMaxDowntime(vm, Duration.ofSeconds(9));
		clock.advance(Duration.ofSeconds(30));
		done.get();
		assertEquals(8, target.completedJob(vm).orElseThrow().downtime().toSeconds());
	}

	@Test
	void speedLimitHolds() throws Exception {
		UUID vm = vm(web());
		CompletableFuture<Void> done = begin(vm, live("h2"));
		source.setMaxSpeed(vm, 10);
		clock.advance(Duration.ofSeconds(10));
		assertEquals(0.1, source.job(vm).orElseThrow().fraction(), 0.01);
		source.abortJob(vm);
		clock.advance(Duration.ofSeconds(1));
		assertEquals(ErrorCode.ABORTED, failure(done).code());
	}

	@Test
	void abortLeavesTheVmWhereItWasAndTheCopiedDiskBehind() throws Exception {
		UUID vm = vm(VmSpec.named("build").memory(100 * MIB).disk("local", 8000 * MIB));
		CompletableFuture<Void> done = begin(vm, copying("h2"));
		clock.advance(Duration.ofSeconds(5));
		JobProgress copying = source.job(vm).orElseThrow();
		assertEquals(Phase.STORAGE_COPY, copying.phase());
		assertEquals(2000 * MIB, copying.diskTotal());
		source.abortJob(vm);
		clock.advance(Duration.ofSeconds(1));
		assertEquals(ErrorCode.ABORTED, failure(done).code());
		assertEquals(DomainState.RUNNING, source.domain(vm).orElseThrow().state());
		assertTrue(target.domain(vm).isEmpty());
		UUID pool = target.pools().stream().filter(p -> p.name().equals("local")).findFirst().orElseThrow().uuid();
		assertEquals(List.of("/var/lib/libvirt/images/build.qcow2"), target.volumes(pool).stream().map(v -> v.path()).toList());
	}

	@Test
	void copiesStorage() throws Exception {
		UUID vm = vm(VmSpec.named("build").memory(100 * MIB).disk("local", 800 * MIB));
		CompletableFuture<Void> done = begin(vm, copying("h2"));
		clock.advance(Duration.ofSeconds(20));
		done.get();
		assertEquals(DomainState.RUNNING, target.domain(vm).orElseThrow().state());
	}

	@Test
	void refusesLocalDiskWithoutCopyAsUnsafe() throws Exception {
		UUID vm = vm(VmSpec.named("build").disk("local", 800 * MIB));
		HypervisorException e = assertThrows(HypervisorException.class, () -> source.migrate(vm, live("h2")));
		assertEquals(ErrorCode.MIGRATION_UNSAFE, e.code());
	}

	@Test
	void refusesWriteBackCacheAsUnsafe() throws Exception {
		UUID vm = vm(VmSpec.named("cached").disk(new VmSpec.Disk("shared", "qcow2", MIB, "writeback", false)));
		HypervisorException e = assertThrows(HypervisorException.class, () -> source.migrate(vm, live("h2")));
		assertEquals(ErrorCode.MIGRATION_UNSAFE, e.code());
	}

	@Test
	void refusesMissingNetworkOnTarget() throws Exception {
		fleet.host("h1").addBridgedNetwork("dmz", "br0", List.of());
		UUID vm = vm(web().network("dmz"));
		assertEquals(ErrorCode.NOT_FOUND, refusal(vm, live("h2")).code());
		assertEquals(DomainState.RUNNING, source.domain(vm).orElseThrow().state());
	}

	@Test
	void refusesWhereMemoryMachineOrCpuDoNotFit() throws Exception {
		SimulatedHost small = fleet.addHost("small", HostHardware.standard(UUID.randomUUID(), "small").withMemory(1024 * MIB));
		SimulatedHost old = fleet.addHost("old",
				HostHardware.standard(UUID.randomUUID(), "old").withMachines(List.of("pc-i440fx-2.1")).withCpu("Nehalem", Set.of("aes")));
		UUID big = vm(VmSpec.named("big").memory(2000 * MIB));
		UUID modern = vm(VmSpec.named("modern").machine("kvm", "pc-i440fx-2.1").cpu("<cpu><feature policy='require' name='avx2'/></cpu>"));
		assertEquals(ErrorCode.NO_RESOURCES, refusal(big, live(small.name())).code());
		assertTrue(refusal(big, live(old.name())).getMessage().contains("machine type"));
		assertTrue(refusal(modern, live(old.name())).getMessage().contains("avx2"));
	}

	@Test
	void refusesSameNameSameHostAndSecondJob() throws Exception {
		UUID vm = vm(web());
		fleet.host("h3").add(web());
		assertEquals(ErrorCode.ALREADY_EXISTS, refusal(vm, live("h3")).code());
		assertTrue(assertThrows(HypervisorException.class, () -> source.migrate(vm, live("h1"))).getMessage().contains("same host"));
		CompletableFuture<Void> first = begin(vm, live("h2"));
		assertEquals(ErrorCode.BUSY, assertThrows(HypervisorException.class, () -> source.migrate(vm, live("h2"))).code());
		clock.advance(Duration.ofSeconds(30));
		first.get();
	}

	@Test
	void targetThatDiesLeavesTheVmRunningAtTheSource() throws Exception {
		UUID vm = vm(web());
		CompletableFuture<Void> done = begin(vm, live("h2"));
		clock.advance(Duration.ofSeconds(5));
		fleet.host("h2").powerOff();
		clock.advance(Duration.ofSeconds(1));
		assertTrue(failure(done).getMessage().contains("Lost connection to destination"));
		assertEquals(DomainState.RUNNING, source.domain(vm).orElseThrow().state());
	}

	@Test
	void goesOnWhenTheCallerLosesItsConnection() throws Exception {
		UUID vm = vm(web());
		CompletableFuture<Void> done = begin(vm, live("h2"));
		clock.advance(Duration.ofSeconds(2));
		fleet.host("h1").dropConnections("daemon restarts");
		assertEquals(ErrorCode.CONNECTION_LOST, failure(done).code());
		clock.advance(Duration.ofSeconds(30));
		assertEquals(DomainState.RUNNING, target.domain(vm).orElseThrow().state());
		assertTrue(fleet.host("h1").domain(vm).isEmpty());
	}

	@Test
	void failsAtAPlannedPoint() throws Exception {
		UUID vm = vm(web());
		fleet.host("h1").migrationFaults().fail(vm, 0.6, "operation failed: migration out job: unexpectedly failed");
		CompletableFuture<Void> done = begin(vm, live("h2"));
		clock.advance(Duration.ofSeconds(5));
		assertFalse(done.isDone());
		clock.advance(Duration.ofSeconds(2));
		assertTrue(failure(done).getMessage().contains("unexpectedly failed"));
		assertTrue(target.domain(vm).isEmpty());
	}

	private MigrationRequest postCopy() {
		return new MigrationRequest(fleet.uri("h2"), Optional.empty(), true, false, false, List.of(), 0, null, false, true, false, true, true,
				false);
	}

	private static VmSpec busy() {
		return web().dirtying(300 * MIB, 500 * MIB);
	}

	@Test
	void postCopyRunsTheGuestOnTheTargetBeforeItsMemoryIsThere() throws Exception {
		UUID vm = vm(busy());
		CompletableFuture<Void> done = begin(vm, postCopy());
		clock.advance(Duration.ofSeconds(5));
		source.startPostCopy(vm);
		clock.advance(Duration.ofMillis(100));
		assertEquals(Phase.POST_COPY, source.job(vm).orElseThrow().phase());
		assertEquals(DomainState.RUNNING, target.domain(vm).orElseThrow().state());
		assertEquals("post-copy", source.domain(vm).orElseThrow().stateReason());
		assertEquals(ErrorCode.INVALID_STATE, assertThrows(HypervisorException.class, () -> source.abortJob(vm)).code());
		clock.advance(Duration.ofSeconds(20));
		done.get();
		assertTrue(source.domain(vm).isEmpty());
		assertTrue(target.completedJob(vm).orElseThrow().downtime().toMillis() < 50);
	}

	@Test
	void postCopyHasToBeAllowedFromTheBeginning() throws Exception {
		UUID vm = vm(busy());
		begin(vm, live("h2"));
		clock.advance(Duration.ofSeconds(5));
		assertEquals(ErrorCode.INVALID_STATE, assertThrows(HypervisorException.class, () -> source.startPostCopy(vm)).code());
	}

	@Test
	void brokenPostCopyIsHalfHereAndHalfThereUntilItIsResumed() throws Exception {
		UUID vm = vm(busy());
		fleet.host("h1").migrationFaults().fail(vm, 0.8, "Connection reset by peer");
		CompletableFuture<Void> done = begin(vm, postCopy());
		clock.advance(Duration.ofSeconds(5));
		source.startPostCopy(vm);
		clock.advance(Duration.ofSeconds(20));
		assertTrue(failure(done).detail().contains("failed in post-copy phase"));
		assertTrue(source.domain(vm).orElseThrow().isPostCopyBroken());
		assertTrue(target.domain(vm).orElseThrow().isPostCopyBroken());
		assertEquals(DomainState.PAUSED, source.domain(vm).orElseThrow().state());
		long left = source.job(vm).orElseThrow().dataRemaining();
		CompletableFuture<Void> resumed = CompletableFuture.runAsync(() -> {
			try {
				source.recoverPostCopy(vm, postCopy());
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
		clock.awaitSleepers(1);
		assertTrue(left > 0 && source.job(vm).orElseThrow().dataRemaining() <= left);
		clock.advance(Duration.ofSeconds(20));
		resumed.get();
		assertTrue(source.domain(vm).isEmpty());
		assertEquals("migrated", target.domain(vm).orElseThrow().stateReason());
	}

	@Test
	void aSuspendedGuestConverges() throws Exception {
		UUID vm = vm(busy());
		CompletableFuture<Void> done = begin(vm, live("h2"));
		clock.advance(Duration.ofSeconds(30));
		assertEquals(Phase.MEMORY_COPY, source.job(vm).orElseThrow().phase());
		source.pause(vm);
		clock.advance(Duration.ofSeconds(10));
		done.get();
		assertEquals(DomainState.RUNNING, target.domain(vm).orElseThrow().state());
	}

	@Test
	void dirtyRateCountsEachPageOnce() throws Exception {
		UUID vm = vm(web().dirtying(40 * MIB, 10 * MIB));
		CompletableFuture<Long> rate = CompletableFuture.supplyAsync(() -> {
			try {
				return source.dirtyRate(vm, Duration.ofSeconds(1));
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
		clock.awaitSleepers(1);
		clock.advance(Duration.ofSeconds(1));
		assertEquals(10 * MIB, rate.get());
	}
}
