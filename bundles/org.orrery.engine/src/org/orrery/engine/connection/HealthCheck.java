// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/**
 * Asks an open connection again and again whether its host still answers, and how fast. Never more than one question at a time: a host
 * that hangs is not asked twice. Thread-safe.
 */
final class HealthCheck {
	/** What it finds out. Called on the timer or on a thread of the session, without a lock. */
	interface Verdict {
		/** @param since when the question was asked that is still open, or took long */
		void slow(long epoch, Instant since);

		void prompt(long epoch);

		void gone(long epoch, HypervisorException reason);

		void usage(HostUsage usage);
	}

	private final ConnectionEnvironment environment;
	private final Session session;
	private final Verdict verdict;
	private Instant asked;

	HealthCheck(ConnectionEnvironment environment, Session session, Verdict verdict) {
		this.environment = environment;
		this.session = session;
		this.verdict = verdict;
	}

	void start() {
		environment.timer.schedule(environment.timings.ping(), this::tick);
	}

	private void tick() {
		if (session.hasEnded())
			return;
		ask();
		start();
	}

	/** Asks now, unless a question is open. */
	void ask() {
		Instant begun = environment.now();
		synchronized (this) {
			if (asked != null)
				return;
			asked = begun;
		}
		CompletableFuture<HostUsage> answer = session.submitHealthCheck(HypervisorConnection::usage);
		environment.timer.schedule(environment.timings.slowAnswer(), () -> {
			if (!answer.isDone() && !session.hasEnded())
				verdict.slow(session.epoch(), begun);
		});
		environment.timer.schedule(environment.timings.lostAnswer(), () -> answer.completeExceptionally(noAnswer()));
		answer.whenComplete((usage, failure) -> answered(begun, usage, failure));
	}

	/**
	 * Whatever holds the answer back, a daemon that hangs or a client library that has lost its thread (CVE-2024-4418), does so for this
	 * connection only.
	 */
	private HypervisorException noAnswer() {
		return new HypervisorException(ErrorCode.CONNECTION_LOST, NLS.bind(Messages.Session_asking, session.hostName()),
				NLS.bind(Messages.HealthCheck_noAnswer, environment.timings.lostAnswer().toSeconds()));
	}

	private void answered(Instant begun, HostUsage usage, Throwable failure) {
		synchronized (this) {
			asked = null;
		}
		if (session.hasEnded())
			return;
		if (failure instanceof HypervisorException e && e.isConnectionLoss()) {
			verdict.gone(session.epoch(), e);
			return;
		}
		// A refusal ("not supported", "access denied") is an answer too.
		Duration taken = environment.since(begun);
		if (taken.compareTo(environment.timings.slowAnswer()) > 0)
			verdict.slow(session.epoch(), begun);
		else
			verdict.prompt(session.epoch());
		if (usage != null)
			verdict.usage(usage);
	}
}
