// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.SwitchConfig;

/**
 * The connection to the virtual switches of one host: opened when wanted, opened again when it breaks, and what was last read. Its locks are
 * held for transitions and for one attempt at a time, never while a listener is called. Thread-safe.
 */
final class FabricLink implements AutoCloseable {
	private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
	private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

	/** What all links of an engine share. @param worker where switches are read again, one after the other; never blocks for long */
	record Shared(Supplier<Collection<FabricDriver>> drivers, FabricDriver.Options options, EngineTimer timer, Executor worker,
			Supplier<Instant> now) {
	}

	/** What is known. Immutable. @param unguarded why ports cannot be guarded; @param linkAddress of the device by which the host is reached; empty: not known; @param linkDevices at its switches with that address */
	record State(FabricHealth health, String reason, String remedy, String address, String unguarded, String linkAddress, Set<String> linkDevices, List<SwitchConfig> switches,
			Instant read) {
		/** Of a host that was never asked. */
		static final State UNASKED = new State(FabricHealth.UNASKED, Messages.FabricLink_unasked, "", "", "", "", Set.of(), List.of(), null); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

		State {
			linkDevices = Set.copyOf(linkDevices);
			switches = List.copyOf(switches);
		}
	}

	private final Shared shared;
	private final Supplier<ConnectionDefinition> definition;
	private final Runnable changed;
	/** Held while an attempt runs: whoever comes then gets what that one got. */
	private final Object dialling = new Object();
	private final AtomicBoolean reading = new AtomicBoolean();

	// guarded by this
	private FabricConnection live;
	private State state = State.UNASKED;
	private boolean wanted;
	private int failures;
	private Future<?> retry;

	/** @param changed told when the state is another one; returns at once */
	FabricLink(Shared shared, Supplier<ConnectionDefinition> definition, Runnable changed) {
		this.shared = shared;
		this.definition = definition;
		this.changed = changed;
	}

	synchronized State state() {
		return state;
	}

	/** Keeps it open from now on. Returns at once. */
	void want() {
		synchronized (this) {
			if (wanted)
				return;
			wanted = true;
			if (live != null)
				return;
			if (state.health() == FabricHealth.UNASKED)
				enter(FabricHealth.CONNECTING, "", "", state.switches(), state.read()); //$NON-NLS-1$ //$NON-NLS-2$
		}
		attemptAside();
	}

	/** Closes it; what was read stays known, as not confirmed. Returns at once. */
	void forget(String reason) {
		FabricConnection old;
		synchronized (this) {
			wanted = false;
			failures = 0;
			if (retry != null)
				retry.cancel(false);
			old = live;
			live = null;
			enter(FabricHealth.UNASKED, reason, "", state.switches(), state.read()); //$NON-NLS-1$
		}
		closeAside(old);
	}

	/** The open connection, opened now when there is none. Blocks; engine threads only. @throws FabricException as the driver */
	FabricConnection open() throws FabricException {
		synchronized (dialling) {
			synchronized (this) {
				if (live != null)
					return live;
			}
			String address = SwitchAddress.of(definition.get());
			try {
				FabricConnection opened = driver(address).open(address, shared.options().withCertificates(definition.get().certificates()));
				opened.onChange(this::read);
				synchronized (this) {
					live = opened;
					failures = 0;
				}
				readNow(opened);
				return opened;
			} catch (FabricException e) {
				failed(e);
				throw e;
			}
		}
	}

	private FabricDriver driver(String address) throws FabricException {
		if (address.isEmpty())
			throw new FabricException(Code.UNSUPPORTED, Messages.FabricLink_opening, Messages.FabricLink_noneOfThatKind);
		return shared.drivers().get().stream().filter(known -> known.kinds().contains(FabricDriver.kind(address))).findFirst()
				.orElseThrow(() -> new FabricException(Code.UNSUPPORTED, Messages.FabricLink_opening, Messages.bind(Messages.FabricLink_noDriver, address)));
	}

	private void attemptAside() {
		Thread.ofPlatform().daemon().name("orrery-switches-" + definition.get().id()).start(() -> { //$NON-NLS-1$
			try {
				open();
			} catch (FabricException e) {
				System.getLogger(FabricLink.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
			}
		});
	}

	/** Reads what the connection has heard, now. On an engine thread. */
	void reread() {
		FabricConnection current;
		synchronized (this) {
			current = live;
		}
		if (current != null)
			readNow(current);
	}

	/** Has the host tell what it does not tell by itself, too. Blocks; engine threads only. What cannot be told is said by the connection. */
	void refresh() {
		FabricConnection current;
		synchronized (this) {
			current = live;
		}
		if (current == null)
			return;
		try {
			current.refresh();
		} catch (FabricException e) { // the reading says so
			System.getLogger(FabricLink.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
		}
		readNow(current);
	}

	/** On any thread, also the adapter's: the work is done elsewhere, once for any number of changes that came before it. */
	private void read() {
		if (reading.compareAndSet(false, true))
			shared.worker().execute(() -> {
				reading.set(false);
				reread();
			});
	}

	private void readNow(FabricConnection of) {
		try {
			List<SwitchConfig> switches = of.switches();
			synchronized (this) {
				if (live == of)
					enter(FabricHealth.READY, "", "", switches, shared.now().get()); //$NON-NLS-1$ //$NON-NLS-2$
			}
		} catch (FabricException e) {
			synchronized (this) {
				if (live != of)
					return;
				live = null;
			}
			closeAside(of);
			failed(e);
		}
	}

	private synchronized void failed(FabricException e) {
		String remedy = switch (e.code()) {
		case UNREACHABLE, LOST, TIMED_OUT -> Messages.FabricLink_unreachableRemedy;
		case CERTIFICATE -> Messages.FabricLink_certificateRemedy;
		case MALFORMED -> Messages.FabricLink_addressRemedy;
		default -> Messages.FabricLink_unsupportedRemedy;
		};
		enter(FabricHealth.ABSENT, e.getMessage(), remedy, state.switches(), state.read());
		if (!wanted || e.code() == Code.UNSUPPORTED || e.code() == Code.MALFORMED)
			return;
		Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(failures++, 6));
		retry = shared.timer().schedule(delay.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : delay, this::retry);
	}

	private void retry() {
		synchronized (this) {
			if (!wanted || live != null)
				return;
		}
		attemptAside();
	}

	/** Callers hold the monitor. */
	private void enter(FabricHealth health, String reason, String remedy, List<SwitchConfig> switches, Instant read) {
		String link = live == null ? state.linkAddress() : live.linkAddress().orElse(""); //$NON-NLS-1$
		Set<String> devices = live == null ? state.linkDevices() : live.devicesOf(link);
		String unguarded = live == null ? state.unguarded() : live.unguarded();
		State next = new State(health, reason, remedy, SwitchAddress.of(definition.get()), unguarded, link, devices, switches, read);
		if (next.equals(state))
			return;
		state = next;
		changed.run();
	}

	/** Closing may wait for a host. */
	private static void closeAside(FabricConnection old) {
		if (old != null)
			Thread.ofPlatform().daemon().name("orrery-switches-close").start(old::close); //$NON-NLS-1$
	}

	@Override
	public void close() {
		forget(Messages.FabricLink_unasked);
	}
}
