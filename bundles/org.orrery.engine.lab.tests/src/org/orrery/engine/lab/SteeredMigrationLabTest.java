// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.migration.AdjustMigrationOperation;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.RecoverPostCopyOperation;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.convergence.MigrationLimits;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** Real migrations that somebody, or a policy, changes on their way. */
@Timeout(300)
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
class SteeredMigrationLabTest {
	/** MiB/s: the guest's memory takes far longer than any of these tests. */
	private static final long SLOW = 2;

	@TempDir
	Path folder;

	private Lab lab;
	private Lab.Vm vm;
	private Lab.Host from;
	private Lab.Host to;
	private GuestLoad load;
	private LabEngine orrery;

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		vm = lab.anyVm();
		from = lab.hostOf(vm.name());
		to = lab.other(from);
		load = new GuestLoad(lab, vm);
		orrery = new LabEngine(lab, folder);
		LabEngine.await(() -> orrery.engine.inventory().domain(ref()).isPresent(), () -> "not in the inventory");
	}

	@AfterEach
	void close() throws IOException {
		orrery.close();
		if (lab.runningOn(vm.name()).size() > 1)
			lab.startAnew(vm.name()); // a test that failed between the halves; the next ones need a whole VM
		load.stop();
	}

	private ObjectRef ref() {
		return ObjectRef.vm(from.name(), vm.uuid());
	}

	private TaskRecord submit(MigrationOptions options) {
		return orrery.submit(orrery.migration(vm.name(), vm.uuid(), from, to, options));
	}

	private void awaitCopying(TaskRecord task) {
		orrery.awaitProgress(task, now -> now.figures().containsKey(MigrationFigures.ITERATION));
	}

	private void adjust(MigrationLimits limits) throws Exception {
		TaskRecord done = orrery.run(new AdjustMigrationOperation(ref(), vm.name(), limits));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.toString());
	}

	private void assertMoved(TaskRecord done) throws IOException {
		assertEquals(TaskState.SUCCEEDED, done.state(), done.toString());
		assertEquals(List.of(to.name()), lab.runningOn(vm.name()));
		assertEquals(List.of(to.name()), lab.definedOn(vm.name()));
	}

	private static String notes(TaskRecord task) {
		return task.steps().stream().map(step -> String.valueOf(step.note())).reduce("", String::concat);
	}

	@Test
	void bandwidthAndPauseAreChangedOnTheWay() throws Exception {
		TaskRecord task = submit(lab.options().withBandwidth(SLOW));
		awaitCopying(task);
		adjust(MigrationLimits.downtime(Duration.ofMillis(700)));
		assertEquals("700", lab.virsh(from, "migrate-getmaxdowntime", vm.name()));
		adjust(MigrationLimits.bandwidth(0));
		assertMoved(orrery.end(task));
	}

	@Test
	void postCopyByHandMovesTheGuestAtOnce() throws Exception {
		TaskRecord task = submit(lab.options().withBandwidth(SLOW).withPolicy(ConvergencePolicy.MUST_FINISH));
		awaitCopying(task);
		adjust(MigrationLimits.switchToPostCopy());
		assertMoved(orrery.end(task));
		load.start(0, 0); // the guest agent answers: the guest has all of its memory
	}

	/**
	 * Breaks off while most of what the guest holds is still at the source. What the guest needs all the time has to be there: a QEMU whose
	 * processor waits for a page while it holds the main lock (7.2 under TCG, right after the switch) takes no orders any more.
	 */
	@Test
	void aPostCopyThatBreaksOffIsToldAndRecovered() throws Exception {
		String kept = load.fill(8);
		TaskRecord task = submit(lab.options().withBandwidth(SLOW).withPolicy(ConvergencePolicy.MUST_FINISH));
		awaitCopying(task);
		lab.virsh(from, "migrate-setspeed", "--postcopy", vm.name(), "2"); // the limit of the copy before does not count after the switch
		adjust(MigrationLimits.switchToPostCopy());
		LabEngine.await(() -> state(to).contains("running (post-copy)"), () -> "the guest did not move: " + state(from) + ", " + state(to));
		awaitBeats(5);
		assertTrue(state(from).contains("paused (post-copy)"), state(from));
		lab.virsh(from, "domjobabort", "--postcopy", vm.name()); // what a lost connection between the hosts does
		TaskRecord broken = orrery.end(task);
		assertEquals(TaskState.UNDECIDED, broken.state(), broken.toString());
		assertTrue(broken.reason().contains("post-copy broke off"), broken.reason());
		assertTrue(broken.remedy().contains("orrery recover " + vm.name()), broken.remedy());
		LabEngine.await(() -> recovery().isPresent(), () -> "the halves are not seen");
		assertMoved(orrery.run(recovery().orElseThrow()));
		assertEquals(kept, load.checksum());
	}

	private Optional<RecoverPostCopyOperation> recovery() {
		return RecoverPostCopyOperation.of(orrery.engine.context(), ref(), orrery.engine.tasks().all());
	}

	private String state(Lab.Host host) {
		try {
			return lab.tryVirsh(host, "domstate", "--reason", vm.name()).output().strip();
		} catch (IOException e) {
			return e.toString();
		}
	}

	/** The guest counts once a second and tells by HTTP. */
	private void awaitBeats(long more) {
		AtomicLong begin = new AtomicLong(-1);
		LabEngine.await(() -> {
			long now = beat();
			begin.compareAndSet(-1, now);
			return begin.get() >= 0 && now >= begin.get() + more;
		}, () -> "the guest does not run; its first beat was " + begin);
	}

	/** -1: no answer. */
	private long beat() {
		try {
			URLConnection connection = URI.create("http://" + vm.address() + "/hb").toURL().openConnection();
			connection.setConnectTimeout(2000);
			connection.setReadTimeout(2000);
			try (InputStream answer = connection.getInputStream()) {
				return Long.parseLong(new String(answer.readAllBytes()).strip());
			}
		} catch (IOException e) {
			return -1;
		}
	}

	/** Its memory changes faster than the bandwidth allowed: without the last resort this would never end. */
	@Test
	void mustFinishEndsWhatCannotConverge() throws Exception {
		load.start(16, 100);
		TaskRecord task = submit(lab.options().withBandwidth(8).withPolicy(ConvergencePolicy.MUST_FINISH));
		TaskRecord done = orrery.end(task);
		assertMoved(done);
		assertTrue(notes(done).contains("Longest pause raised from 300 ms to 600 ms: pass"), notes(done));
	}
}
