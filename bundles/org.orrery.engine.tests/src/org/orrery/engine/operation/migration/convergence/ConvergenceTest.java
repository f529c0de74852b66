// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.engine.operation.migration.convergence.Convergence.PostCopy;
import org.orrery.engine.operation.migration.convergence.ConvergenceAction.RaiseDowntime;
import org.orrery.engine.operation.migration.convergence.ConvergenceAction.SuspendGuest;
import org.orrery.engine.operation.migration.convergence.ConvergenceAction.SwitchToPostCopy;
import org.orrery.engine.operation.migration.convergence.ConvergenceAction.TellUnconverging;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;

/** What is decided from which series of passes. */
class ConvergenceTest {
	private static final long MIB = 1L << 20;

	private static JobProgress pass(int number, long remainingMiB) {
		return pass(number, remainingMiB, 50, 100);
	}

	private static JobProgress pass(int number, long remainingMiB, long dirty, long rate) {
		return job(Phase.MEMORY_COPY, number, remainingMiB, dirty, rate);
	}

	private static JobProgress job(Phase phase, int number, long remainingMiB, long dirty, long rate) {
		return new JobProgress(phase, Duration.ofSeconds(number), 1000 * MIB, 0, remainingMiB * MIB, 1000 * MIB, 0, remainingMiB * MIB, 0, 0, 0,
				rate * MIB, dirty * MIB, number, null);
	}

	/** Plays passes that begin with so much, raising the limit as decided. */
	private static List<ConvergenceAction> play(Convergence convergence, long... remainingMiB) {
		List<ConvergenceAction> acts = new ArrayList<>();
		Duration limit = ConvergencePolicy.FIRST_DOWNTIME;
		for (int i = 0; i < remainingMiB.length; i++) {
			Optional<ConvergenceAction> act = convergence.decide(pass(i + 1, remainingMiB[i]), limit);
			act.ifPresent(acts::add);
			if (act.orElse(null) instanceof RaiseDowntime raise)
				limit = raise.to();
		}
		return acts;
	}

	private static Convergence of(ConvergencePolicy policy) {
		return new Convergence(policy, null, policy.hasLastResort() ? PostCopy.LAST_RESORT : PostCopy.NONE);
	}

	private static List<Long> raises(List<ConvergenceAction> acts) {
		return acts.stream().filter(RaiseDowntime.class::isInstance).map(act -> ((RaiseDowntime) act).to().toMillis()).toList();
	}

	@ParameterizedTest
	@EnumSource
	void aMigrationThatConvergesIsLeftAlone(ConvergencePolicy policy) {
		assertEquals(List.of(), play(of(policy), 1000, 400, 160, 64, 25, 10));
	}

	@ParameterizedTest
	@EnumSource
	void theFirstPassDecidesNothing(ConvergencePolicy policy) {
		assertEquals(List.of(), play(of(policy), 1000, 900));
	}

	@ParameterizedTest
	@EnumSource
	void theRestOfAnIdleGuestIsNoStall(ConvergencePolicy policy) {
		Convergence convergence = of(policy);
		for (int number = 1; number < 6; number++)
			assertEquals(Optional.empty(), convergence.decide(
					new JobProgress(Phase.MEMORY_COPY, Duration.ZERO, 0, 0, 0, 0, 0, 100_000, 0, 0, 0, 100, 200, number, null), Duration.ofMillis(300)));
	}

	@Test
	void balancedDoublesThePauseUpToItsLimitThenTells() {
		List<ConvergenceAction> acts = play(of(ConvergencePolicy.BALANCED), 1000, 500, 500, 500, 500, 500, 500, 500);
		assertEquals(List.of(600L, 1200L, 2000L), raises(acts));
		assertInstanceOf(TellUnconverging.class, acts.getLast());
		assertEquals(4, acts.size(), "told once: " + acts);
	}

	@Test
	void minimalDowntimeNeverRaisesThePause() {
		List<ConvergenceAction> acts = play(of(ConvergencePolicy.MINIMAL_DOWNTIME), 1000, 500, 500, 500, 500);
		assertEquals(1, acts.size());
		assertInstanceOf(TellUnconverging.class, acts.getFirst());
	}

	@Test
	void mustFinishSwitchesToPostCopyWhenThePauseIsAtItsLimit() {
		List<ConvergenceAction> acts = play(of(ConvergencePolicy.MUST_FINISH), 1000, 500, 490, 480, 470, 460, 450);
		assertEquals(List.of(600L, 1200L, 2000L), raises(acts));
		assertInstanceOf(SwitchToPostCopy.class, acts.getLast());
		assertEquals(4, acts.size());
	}

	@Test
	void mustFinishSuspendsWhereThereIsNoPostCopy() {
		List<ConvergenceAction> acts = play(new Convergence(ConvergencePolicy.MUST_FINISH, null, PostCopy.NONE), 1000, 500, 500, 500, 500, 500);
		assertInstanceOf(SuspendGuest.class, acts.getLast());
	}

	@Test
	void aGuestThatOutrunsTheLinkIsSeenInItsSecondPass() {
		Convergence convergence = of(ConvergencePolicy.BALANCED);
		convergence.decide(pass(1, 1000, -1, 100), Duration.ofMillis(300));
		Optional<ConvergenceAction> act = convergence.decide(pass(2, 300, 120, 100), Duration.ofMillis(300));
		assertEquals(Duration.ofMillis(600), assertInstanceOf(RaiseDowntime.class, act.orElseThrow()).to());
	}

	@Test
	void oncePerPassHoweverOftenItIsLookedAt() {
		Convergence convergence = of(ConvergencePolicy.BALANCED);
		play(convergence, 1000, 500);
		assertEquals(true, convergence.decide(pass(3, 500), Duration.ofMillis(300)).isPresent());
		assertFalse(convergence.isDue(pass(3, 480)));
		assertEquals(Optional.empty(), convergence.decide(pass(3, 480), Duration.ofMillis(600)));
	}

	@Test
	void thePauseThatAPersonSetOnTheWayIsWhereTheNextStepBegins() {
		Convergence convergence = of(ConvergencePolicy.BALANCED);
		play(convergence, 1000, 500);
		RaiseDowntime raise = (RaiseDowntime) convergence.decide(pass(3, 500), Duration.ofMillis(900)).orElseThrow();
		assertEquals(List.of(Duration.ofMillis(900), Duration.ofMillis(1800)), List.of(raise.from(), raise.to()));
	}

	@Test
	void aLongerPauseOfAPersonIsNeverShortened() {
		Convergence convergence = of(ConvergencePolicy.BALANCED);
		play(convergence, 1000, 500);
		assertInstanceOf(TellUnconverging.class, convergence.decide(pass(3, 500), Duration.ofSeconds(5)).orElseThrow());
	}

	@Test
	void thePauseAskedForAtTheBeginningIsALimit() {
		Convergence convergence = new Convergence(ConvergencePolicy.BALANCED, Duration.ofMillis(100), PostCopy.NONE);
		convergence.decide(pass(1, 1000), Duration.ofMillis(100));
		convergence.decide(pass(2, 500), Duration.ofMillis(100));
		assertInstanceOf(TellUnconverging.class, convergence.decide(pass(3, 500), Duration.ofMillis(100)).orElseThrow());
	}

	@Test
	void exceptWhereItMustFinish() {
		Convergence convergence = new Convergence(ConvergencePolicy.MUST_FINISH, Duration.ofMillis(100), PostCopy.NONE);
		convergence.decide(pass(1, 1000), Duration.ofMillis(100));
		convergence.decide(pass(2, 500), Duration.ofMillis(100));
		assertInstanceOf(RaiseDowntime.class, convergence.decide(pass(3, 500), Duration.ofMillis(100)).orElseThrow());
	}

	@Test
	void postCopyAskedForFollowsTheFirstPassWhateverThePolicy() {
		Convergence convergence = new Convergence(ConvergencePolicy.MINIMAL_DOWNTIME, null, PostCopy.AFTER_FIRST_PASS);
		List<ConvergenceAction> acts = play(convergence, 1000, 100, 10);
		assertEquals(1, acts.size());
		assertInstanceOf(SwitchToPostCopy.class, acts.getFirst());
	}

	@Test
	void otherPhasesDecideNothing() {
		Convergence convergence = of(ConvergencePolicy.MUST_FINISH);
		for (Phase phase : List.of(Phase.PREPARE, Phase.STORAGE_COPY, Phase.POST_COPY, Phase.SWITCH_OVER, Phase.COMPLETED, Phase.FAILED))
			assertFalse(convergence.isDue(job(phase, 9, 500, 50, 100)), phase.toString());
	}

	@Test
	void refusedPostCopyBecomesASuspendOnlyWhereItMustFinish() {
		SwitchToPostCopy refused = new SwitchToPostCopy(new ConvergenceAction.Evidence(2, 1, 1, 1, 1));
		assertInstanceOf(SuspendGuest.class, of(ConvergencePolicy.MUST_FINISH).insteadOfPostCopy(refused).orElseThrow());
		assertEquals(Optional.empty(), new Convergence(ConvergencePolicy.BALANCED, null, PostCopy.AFTER_FIRST_PASS).insteadOfPostCopy(refused));
	}

	@Test
	void theEvidenceIsWhatWasSeen() {
		Convergence convergence = of(ConvergencePolicy.BALANCED);
		play(convergence, 1000, 500);
		ConvergenceAction act = convergence.decide(pass(3, 490, 80, 90), Duration.ofMillis(300)).orElseThrow();
		assertEquals(new ConvergenceAction.Evidence(3, 490 * MIB, 500 * MIB, 80 * MIB, 90 * MIB), act.evidence());
	}
}
