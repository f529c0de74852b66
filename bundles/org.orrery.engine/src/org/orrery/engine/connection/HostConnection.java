// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.eclipse.osgi.util.NLS;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;

/**
 * One connection, one state machine, own threads: a dead host never blocks another. Thread-safe.
 * <p>
 * Its lock is held for transitions only, never while a host, a driver or a listener is called.
 */
public final class HostConnection {
	/** A connection that held that long was a good one: the next break starts with the shortest wait again. */
	private static final Duration STABLE = Duration.ofSeconds(10);
	/** Attempts that hang in a driver keep their threads; no more than this many per host. */
	private static final int HANGING_ATTEMPTS = 2;

	private final ConnectionEnvironment environment;
	private final CredentialMemory credentials;
	private final Object lock = new Object();

	// guarded by lock
	private ConnectionDefinition definition;
	private ConnectionStatus status;
	private boolean wanted;
	private OpenAttempt attempt;
	private final List<OpenAttempt> hanging = new ArrayList<>();
	private Session session;
	private HealthCheck health;
	private boolean populated;
	private Instant openedAt;
	private int failures;
	private long epoch;
	private Future<?> nextAttempt;

	HostConnection(ConnectionDefinition definition, ConnectionEnvironment environment) {
		this.definition = definition;
		this.environment = environment;
		credentials = environment.newCredentialMemory();
		status = new ConnectionStatus(ConnectionState.CLOSED, environment.now(), Messages.HostConnection_notYet, "", null, 0, 0); //$NON-NLS-1$
	}

	public ConnectionDefinition definition() {
		synchronized (lock) {
			return definition;
		}
	}

	public String id() {
		return definition().id();
	}

	public ConnectionStatus status() {
		synchronized (lock) {
			return status;
		}
	}

	/** The open connection, empty while there is none. */
	public Optional<HypervisorConnection> live() {
		synchronized (lock) {
			return Optional.ofNullable(session).map(Session::live);
		}
	}

	/** Wants the connection, now: cuts a waiting time short, and replaces a connection that does not answer. Returns at once. */
	public void connect() {
		synchronized (lock) {
			wanted = true;
			failures = 0;
			if (status.state() == ConnectionState.DEGRADED)
				endSession(Messages.HostConnection_reconfigured);
			if (session != null || attempt != null)
				return;
			enter(ConnectionState.CONNECTING, "", "", null); //$NON-NLS-1$ //$NON-NLS-2$
			beginAttempt();
		}
	}

	/** Does not want it any more. Returns at once. */
	public void disconnect() {
		disconnect(Messages.HostConnection_disconnected);
	}

	void disconnect(String reason) {
		synchronized (lock) {
			wanted = false;
			giveUp(reason);
			credentials.wipe();
			enter(ConnectionState.CLOSED, reason, "", null); //$NON-NLS-1$
		}
	}

	/**
	 * Runs a call on a thread of the lane. The future fails with HypervisorException (CONNECTION_LOST when not connected, or when the
	 * connection was lost or replaced meanwhile; BUSY when too many requests wait already). Never blocks.
	 */
	public <T> CompletableFuture<T> submit(Lane lane, HypervisorCall<T> call) {
		Session current;
		ConnectionStatus now;
		synchronized (lock) {
			current = session;
			now = status;
		}
		if (current == null)
			return CompletableFuture.failedFuture(new HypervisorException(ErrorCode.CONNECTION_LOST,
					NLS.bind(Messages.Session_asking, definition().label().isEmpty() ? definition().uri() : definition().label()),
					NLS.bind(Messages.HostConnection_notConnected, now.reason())));
		return current.submit(lane, call);
	}

	/** A new definition of the same id; a different URI or certificates make it connect anew. */
	void redefine(ConnectionDefinition changed) {
		synchronized (lock) {
			boolean elsewhere = !changed.uri().equals(definition.uri()) || !changed.certificates().equals(definition.certificates());
			definition = changed;
			if (!elsewhere)
				return;
			giveUp(Messages.HostConnection_reconfigured);
			credentials.wipe();
			failures = 0;
			if (wanted) {
				enter(ConnectionState.CONNECTING, "", "", null); //$NON-NLS-1$ //$NON-NLS-2$
				beginAttempt();
			}
		}
	}

	/** The computer has slept, or the network has changed: do not wait for a timer that was set before. */
	void checkNow() {
		HealthCheck check;
		synchronized (lock) {
			check = health;
			if (wanted && session == null && attempt == null && nextAttempt != null) {
				failures = 0;
				beginAttempt();
			}
		}
		if (check != null)
			check.ask();
	}

	/** Whether somebody who waits for the first answer can stop waiting. */
	boolean isSettled() {
		synchronized (lock) {
			return !wanted || status.state() != ConnectionState.CONNECTING;
		}
	}

	private void giveUp(String reason) {
		if (nextAttempt != null)
			nextAttempt.cancel(false);
		nextAttempt = null;
		if (attempt != null) {
			OpenAttempt old = attempt;
			attempt = null;
			hanging.add(old);
			old.abandon();
		}
		endSession(reason);
	}

	private void endSession(String reason) {
		if (session == null)
			return;
		session.end(reason);
		session = null;
		health = null;
		populated = false;
	}

	private void beginAttempt() {
		if (nextAttempt != null)
			nextAttempt.cancel(false);
		nextAttempt = null;
		hanging.removeIf(old -> !old.isRunning());
		if (hanging.size() >= HANGING_ATTEMPTS) {
			planAttempt(status.reason(), status.remedy());
			return;
		}
		OpenAttempt begun = OpenAttempt.start(environment, definition, credentials);
		attempt = begun;
		// Another thread than this one, always: the lock is held here. Its own: the common pool may be one thread, and somebody may block it.
		String name = "orrery-" + definition.id() + "-opened"; //$NON-NLS-1$ //$NON-NLS-2$
		begun.outcome().whenCompleteAsync((live, failure) -> {
			if (failure == null)
				opened(begun, live);
			else
				failed(begun, (HypervisorException) failure);
		}, work -> Thread.ofPlatform().daemon().name(name).start(work));
	}

	private void opened(OpenAttempt begun, HypervisorConnection live) {
		Session fresh;
		HealthCheck check;
		synchronized (lock) {
			if (attempt != begun) {
				Session.discard(live, definition.id());
				return;
			}
			attempt = null;
			credentials.prove();
			long mine = ++epoch;
			fresh = new Session(mine, definition.id(), live, e -> suspect(mine, e));
			check = new HealthCheck(environment, fresh, new HealthVerdict());
			session = fresh;
			health = check;
			openedAt = environment.now();
			enter(status.state(), status.reason(), status.remedy(), null);
		}
		follow(fresh);
		check.start();
	}

	private void follow(Session fresh) {
		HypervisorConnection live = fresh.live();
		live.addListener(new HypervisorListener() {
			@Override
			public void closed(String reason) {
				lost(fresh.epoch(), new HypervisorException(ErrorCode.CONNECTION_LOST, NLS.bind(Messages.Session_asking, id()), reason));
			}
		});
		fresh.submit(Lane.REFRESH, connection -> {
			environment.follower.opened(this, connection, fresh.epoch());
			return null;
		}).whenComplete((done, failure) -> {
			if (failure == null)
				populated(fresh.epoch());
			else
				lost(fresh.epoch(), (HypervisorException) failure);
		});
		if (!live.isOpen()) // gone before anybody listened
			lost(fresh.epoch(), new HypervisorException(ErrorCode.CONNECTION_LOST, NLS.bind(Messages.Session_asking, id()), Messages.Session_lost));
	}

	private void populated(long of) {
		synchronized (lock) {
			if (session == null || session.epoch() != of)
				return;
			populated = true;
			if (status.state() != ConnectionState.DEGRADED)
				enter(ConnectionState.ACTIVE, "", "", null); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private void failed(OpenAttempt begun, HypervisorException failure) {
		synchronized (lock) {
			if (attempt != begun)
				return;
			attempt = null;
			if (begun.isRunning())
				hanging.add(begun);
			if (failure.code() == ErrorCode.AUTHENTICATION)
				credentials.wipe();
			retryOrClose(failure);
		}
	}

	/** An answer sounded like a lost connection, but may have spoken of another one (that of a migration's target): ask. */
	private void suspect(long of, HypervisorException failure) {
		HealthCheck check;
		synchronized (lock) {
			if (session == null || session.epoch() != of)
				return;
			check = session.live().isOpen() ? health : null;
		}
		if (check == null)
			lost(of, failure);
		else
			check.ask();
	}

	private void lost(long of, HypervisorException failure) {
		synchronized (lock) {
			if (session == null || session.epoch() != of)
				return;
			endSession(failure.detail());
			if (environment.since(openedAt).compareTo(STABLE) >= 0)
				failures = 0;
			retryOrClose(failure);
		}
	}

	private void retryOrClose(HypervisorException failure) {
		FailureExplanation explanation = FailureExplanation.of(failure, definition);
		failures++;
		if (explanation.retry()) {
			planAttempt(explanation.reason(), explanation.remedy());
		} else {
			wanted = false;
			enter(ConnectionState.CLOSED, explanation.reason(), explanation.remedy(), null);
		}
	}

	private void planAttempt(String reason, String remedy) {
		Duration delay = environment.retries.delay(failures);
		nextAttempt = environment.timer.schedule(delay, this::attemptDue);
		enter(ConnectionState.RETRYING, reason, remedy, environment.now().plus(delay));
	}

	private void attemptDue() {
		synchronized (lock) {
			if (wanted && session == null && attempt == null)
				beginAttempt();
		}
	}

	/** Callers hold the lock; listeners hear of it later, in order. */
	private void enter(ConnectionState state, String reason, String remedy, Instant next) {
		enter(state, reason, remedy, next, state == status.state() ? status.since() : environment.now());
	}

	private void enter(ConnectionState state, String reason, String remedy, Instant next, Instant since) {
		int failed = state == ConnectionState.ACTIVE ? 0 : failures;
		ConnectionStatus changed = new ConnectionStatus(state, since, reason, remedy, next, failed, epoch);
		if (changed.equals(status))
			return;
		status = changed;
		environment.tell(listener -> listener.statusChanged(this, changed));
	}

	private final class HealthVerdict implements HealthCheck.Verdict {
		@Override
		public void slow(long of, Instant since) {
			synchronized (lock) {
				if (session == null || session.epoch() != of || status.state() == ConnectionState.DEGRADED)
					return;
				String name = definition.label().isEmpty() ? definition.uri() : definition.label();
				long seconds = Math.max(1, environment.since(since).toSeconds());
				enter(ConnectionState.DEGRADED, NLS.bind(Messages.HostConnection_slow, name, seconds), Messages.HostConnection_slowRemedy, null,
						since);
			}
		}

		@Override
		public void prompt(long of) {
			synchronized (lock) {
				if (session == null || session.epoch() != of || status.state() != ConnectionState.DEGRADED)
					return;
				enter(populated ? ConnectionState.ACTIVE : ConnectionState.CONNECTING, "", "", null); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}

		@Override
		public void gone(long of, HypervisorException reason) {
			lost(of, reason);
		}

		@Override
		public void usage(HostUsage usage) {
			environment.follower.answered(HostConnection.this, usage);
		}
	}
}
