// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.orrery.fabric.inside.Inside;

/** The virtual switches of one host. Thread-safe. Found by the driver of the host's address; closed once. */
public interface FabricConnection extends AutoCloseable {
	/** All switches of the host, also those of others, in one state: between two changes, never within one. Does not ask the host. */
	List<SwitchConfig> switches() throws FabricException;

	/**
	 * Carries out all steps or none, in one transaction, and returns when the host has taken them over. What the steps say was there before
	 * must still be there.
	 *
	 * @param reason for the host's own log: who, and which task
	 * @throws FabricException CONFLICT: something else is there now, nothing was done; LOST, TIMED_OUT: look what is true
	 */
	void apply(List<FabricStep> steps, String reason) throws FabricException;

	/**
	 * Keeps everybody else who asks from changing this host's switches until it is closed or this connection ends. Who does not ask, such as a
	 * person with a command line of the switch's own, is not kept from anything.
	 *
	 * @param reason who and why, for those who are refused
	 * @throws FabricException CONFLICT: somebody else does, named in the detail as far as the host knows
	 */
	Hold hold(String reason) throws FabricException;

	/** Given back once or more, any thread; also by the end of the connection. */
	interface Hold extends AutoCloseable {
		@Override
		void close();
	}

	/**
	 * The MAC address of the device by which the host is reached, as this computer's own network knows it: by it the device is found that must not
	 * be cut. Empty when it is not known, as behind a router. Does not ask the host.
	 */
	default Optional<String> linkAddress() {
		return Optional.empty();
	}

	/** Why ports cannot be guarded here, in words with a remedy; empty: they can. Does not ask the host. */
	default String unguarded() {
		return ""; //$NON-NLS-1$
	}

	/** Asks the host for what it does not tell by itself: which ports are guarded. Blocks up to the limit of a request; {@link #switches()} shows it then. */
	default void refresh() throws FabricException {
	}

	/** What goes on inside the switches. */
	default Inside inside() {
		return Inside.CLOSED;
	}

	/** Devices at the switches, also those of the switches themselves, that have the address; the hypervisor need not know of them. Does not ask the host. */
	default Set<String> devicesOf(String mac) {
		return Set.of();
	}

	/** Told after each change and after the end of the connection, on a thread of the adapter; must return at once. */
	void onChange(Runnable listener);

	@Override
	void close();
}
