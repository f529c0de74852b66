// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.EventThread;
import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;

/** All saved connections and their state machines. Thread-safe. */
public final class Connections implements AutoCloseable {
	/** How often the wall clock is compared with the timer: a gap means that the computer has slept. */
	private static final Duration WATCH = Duration.ofSeconds(5);
	private static final Duration GAP = Duration.ofSeconds(15);

	private final ConnectionEnvironment environment;
	private final ConnectionStore store;
	private final List<String> problems;
	private final Map<String, HostConnection> byId = new LinkedHashMap<>();
	/** Notified whenever a connection changes its state. */
	private final Object settled = new Object();
	private volatile boolean closed;

	/** What the engine gives to its connections. */
	public record Services(Supplier<Collection<HypervisorDriver>> drivers, CredentialPrompt prompts, Clock clock, EngineTimings timings,
			EngineTimer timer, EventThread events, SessionFollower follower) {
	}

	private Connections(Services services, ConnectionStore store, List<String> problems) {
		this.environment = new ConnectionEnvironment(services.drivers(), services.prompts(), services.clock(), services.timings(),
				services.timer(), services.events(), services.follower());
		this.store = store;
		this.problems = problems;
	}

	/**
	 * Reads the saved connections; dials nobody.
	 *
	 * @throws IOException naming the file, the cause and the remedy
	 */
	public static Connections open(Path dataFolder, Services services) throws IOException {
		ConnectionStore store = new ConnectionStore(dataFolder);
		ConnectionStore.Contents contents = store.load();
		Connections connections = new Connections(services, store, contents.problems());
		connections.adopt(contents.connections());
		connections.addListener((host, status) -> connections.wakeWaiters());
		connections.watchClock(services.clock().instant());
		return connections;
	}

	/** What was wrong with the saved connections when they were read, one sentence each with the remedy; usually empty. */
	public List<String> problems() {
		return problems;
	}

	public List<HostConnection> all() {
		synchronized (byId) {
			return new ArrayList<>(byId.values());
		}
	}

	public Optional<HostConnection> find(String id) {
		synchronized (byId) {
			return Optional.ofNullable(byId.get(id));
		}
	}

	/**
	 * Saves it; does not connect.
	 *
	 * @throws IllegalArgumentException bad URI, or the same URI or id is saved already
	 * @throws IOException              naming the file, the cause and the remedy
	 */
	public HostConnection add(ConnectionDefinition definition) throws IOException {
		return addAll(List.of(definition)).getFirst();
	}

	/**
	 * Saves them all or, when one of them cannot be saved, none; does not connect.
	 *
	 * @throws IllegalArgumentException bad URI, or the same URI or id is saved already or given twice
	 * @throws IOException              naming the file, the cause and the remedy
	 */
	public List<HostConnection> addAll(List<ConnectionDefinition> definitions) throws IOException {
		definitions.forEach(definition -> HypervisorUri.parse(definition.uri()));
		change(saved -> {
			for (ConnectionDefinition definition : definitions) {
				requireNew(definition, saved);
				saved.add(definition);
			}
			return saved;
		});
		return definitions.stream().map(definition -> find(definition.id()).orElseThrow()).toList();
	}

	private static void requireNew(ConnectionDefinition definition, List<ConnectionDefinition> saved) {
		for (ConnectionDefinition other : saved)
			if (other.id().equals(definition.id()) || other.uri().equals(definition.uri()))
				throw new IllegalArgumentException(NLS.bind(Messages.Connections_exists, definition.uri(), name(other)));
	}

	/** Replaces the definition of the same id; reconnects when the URI or certificates changed. */
	public void update(ConnectionDefinition definition) throws IOException {
		HypervisorUri.parse(definition.uri());
		change(saved -> {
			boolean known = false;
			for (int i = 0; i < saved.size(); i++) {
				ConnectionDefinition other = saved.get(i);
				if (other.id().equals(definition.id())) {
					saved.set(i, definition);
					known = true;
				} else if (other.uri().equals(definition.uri())) {
					throw new IllegalArgumentException(NLS.bind(Messages.Connections_exists, definition.uri(), name(other)));
				}
			}
			if (!known)
				throw new IllegalArgumentException(NLS.bind(Messages.Connections_unknown, definition.id()));
			return saved;
		});
	}

	/** Disconnects and forgets. */
	public void remove(String id) throws IOException {
		change(saved -> {
			saved.removeIf(other -> other.id().equals(id));
			return saved;
		});
	}

	/** In this process, until the next change: these instead of the saved ones, which stay saved. Does not connect. */
	public void useInstead(List<ConnectionDefinition> definitions) {
		definitions.forEach(definition -> HypervisorUri.parse(definition.uri()));
		adopt(definitions);
	}

	private static String name(ConnectionDefinition definition) {
		return definition.label().isEmpty() ? definition.uri() : definition.label();
	}

	private void change(java.util.function.UnaryOperator<List<ConnectionDefinition>> change) throws IOException {
		adopt(store.change(change).connections());
	}

	/** Brings the state machines in line with what is saved, also with what another console has saved meanwhile. */
	private void adopt(List<ConnectionDefinition> saved) {
		List<HostConnection> removed = new ArrayList<>();
		synchronized (byId) {
			Map<String, HostConnection> before = new LinkedHashMap<>(byId);
			byId.clear();
			for (ConnectionDefinition definition : saved) {
				HostConnection known = before.remove(definition.id());
				if (known == null) {
					HostConnection fresh = new HostConnection(definition, environment);
					byId.put(definition.id(), fresh);
					environment.follower.added(fresh);
					environment.tell(listener -> listener.added(fresh));
				} else {
					byId.put(definition.id(), known);
					if (!known.definition().equals(definition)) {
						known.redefine(definition);
						environment.tell(listener -> listener.redefined(known));
					}
				}
			}
			removed.addAll(before.values());
		}
		for (HostConnection gone : removed) {
			gone.disconnect(Messages.Connections_forgotten);
			environment.follower.removed(gone);
			environment.tell(listener -> listener.removed(gone));
		}
	}

	/** Connects every definition that has autoConnect. Returns at once. */
	public void connectAll() {
		for (HostConnection connection : all())
			if (connection.definition().autoConnect())
				connection.connect();
	}

	/**
	 * Waits until none of them is still in its first attempt: each is active with inventory, degraded, retrying or closed. For the command
	 * line.
	 *
	 * @return false when the time ran out
	 */
	public boolean awaitSettled(Duration limit) throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		synchronized (settled) {
			while (!all().stream().allMatch(HostConnection::isSettled)) {
				long left = end - System.nanoTime();
				if (left <= 0)
					return false;
				TimeUnit.NANOSECONDS.timedWait(settled, left);
			}
			return true;
		}
	}

	private void wakeWaiters() {
		synchronized (settled) {
			settled.notifyAll();
		}
	}

	/** Opens, asks who is there, closes. Blocks; not on the UI thread. {@link FailureExplanation} says what a failure means. */
	public HostRecord test(ConnectionDefinition definition) throws HypervisorException {
		CredentialMemory credentials = environment.newCredentialMemory();
		OpenAttempt attempt = OpenAttempt.start(environment, definition, credentials);
		Session session = null;
		try {
			session = new Session(0, definition.id(), attempt.outcome().get(), e -> {
			});
			return session.submit(Lane.CONTROL, HypervisorConnection::host).get(environment.timings.openLimit().toMillis(),
					TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			throw (HypervisorException) e.getCause();
		} catch (TimeoutException e) {
			throw failure(definition, NLS.bind(Messages.OpenAttempt_noAnswer, environment.timings.openLimit().toSeconds()));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			attempt.abandon();
			throw failure(definition, Messages.HostConnection_disconnected);
		} finally {
			credentials.wipe();
			if (session != null)
				session.end(Messages.HostConnection_disconnected);
		}
	}

	private static HypervisorException failure(ConnectionDefinition definition, String words) {
		return new HypervisorException(ErrorCode.UNREACHABLE, NLS.bind(Messages.OpenAttempt_opening, definition.uri()), words);
	}

	public void addListener(ConnectionListener listener) {
		environment.addListener(listener);
	}

	public void removeListener(ConnectionListener listener) {
		environment.removeListener(listener);
	}

	private void watchClock(Instant before) {
		environment.timer.schedule(WATCH, () -> {
			if (closed)
				return;
			Instant now = environment.now();
			if (Duration.between(before, now).minus(WATCH).compareTo(GAP) > 0)
				all().forEach(HostConnection::checkNow);
			watchClock(now);
		});
	}

	/** Closes all connections; keeps them saved. Returns at once. */
	@Override
	public void close() {
		closed = true;
		all().forEach(connection -> connection.disconnect(Messages.HostConnection_shutDown));
	}
}
