// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An adapter to one kind of virtual switch, found as a service by the begin of a host's switch address. Thread-safe. */
public interface FabricDriver {
	/** What its addresses begin with, before the first colon: "tcp", "ssl", "unix", "ssh", "sim". */
	Set<String> kinds();

	/**
	 * Connects and reads everything once. Blocks up to the limits of the options.
	 *
	 * @param address of one of the {@link #kinds()}, such as {@code tcp:HOST:6640}
	 * @throws FabricException UNREACHABLE when nobody answers there, CERTIFICATE, UNSUPPORTED, MALFORMED naming what is expected
	 */
	FabricConnection open(String address, Options options) throws FabricException;

	/**
	 * The steps as one command of the switch's own command line: first the program and where it asks, then what it is to do, one list of words
	 * each. Empty where there is none.
	 */
	default List<List<String>> commands(String address, List<FabricStep> steps) {
		return List.of();
	}

	/** What of the steps {@link #commands} cannot do, as commands for after it, each with all its words. */
	default List<List<String>> rules(String address, List<FabricStep> steps) {
		return List.of();
	}

	/**
	 * Sets a timer on the host that carries the steps out after the delay, unless it is called off. Blocks.
	 *
	 * @param undo what leads back to the state that the host has now; @param name of the timer: letters, digits, dashes
	 * @throws FabricException UNSUPPORTED: this way to the host cannot run anything there
	 */
	default Safeguard arm(String address, Options options, List<FabricStep> undo, Duration delay, String name) throws FabricException {
		throw new FabricException(FabricException.Code.UNSUPPORTED, address, "no timer can be set over this connection"); //$NON-NLS-1$
	}

	/** Whether {@link #arm} can set a timer there. */
	default boolean canArm(String address) {
		return false;
	}

	/** The part of the address before the first colon; empty when there is none. */
	static String kind(String address) {
		int colon = address.indexOf(':');
		return colon < 0 ? "" : address.substring(0, colon); //$NON-NLS-1$
	}

	/**
	 * How to connect. Immutable; holds no secret.
	 *
	 * @param certificates folder of the TLS client certificate (cacert.pem, clientcert.pem, clientkey.pem); empty: the system's
	 * @param datapath     of bridges that are made: "system" for the kernel's, "netdev" for the one in user space; empty: the kernel's where the
	 *                     host has it
	 * @param connect      limit for connecting
	 * @param request      limit for the answer to one request
	 */
	record Options(String certificates, String datapath, Duration connect, Duration request) {
		/** 5 s to connect, 20 s for an answer. */
		public static Options standard() {
			return new Options("", "", Duration.ofSeconds(5), Duration.ofSeconds(20)); //$NON-NLS-1$ //$NON-NLS-2$
		}

		public Options withCertificates(String folder) {
			return new Options(folder, datapath, connect, request);
		}
	}
}
