// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

/**
 * Where a database server listens, in Open vSwitch's own notation: {@code unix:PATH}, {@code tcp:HOST:PORT} or {@code ssl:HOST:PORT};
 * an IPv6 address stands in brackets. Immutable.
 *
 * @param host empty for a unix socket; @param port 0 for a unix socket; @param path empty for the network
 */
public record OvsdbAddress(Kind kind, String host, int port, String path) {
	/** The port that IANA has registered for OVSDB. */
	public static final int DEFAULT_PORT = 6640;

	public enum Kind {
		UNIX, TCP, TLS
	}

	/** @throws FabricException MALFORMED, naming what is expected */
	public static OvsdbAddress parse(String text) throws FabricException {
		if (text.startsWith("unix:") && text.length() > 5) //$NON-NLS-1$
			return new OvsdbAddress(Kind.UNIX, "", 0, text.substring(5)); //$NON-NLS-1$
		if (text.startsWith("tcp:")) //$NON-NLS-1$
			return network(Kind.TCP, text, text.substring(4));
		if (text.startsWith("ssl:")) //$NON-NLS-1$
			return network(Kind.TLS, text, text.substring(4));
		throw malformed(text);
	}

	private static OvsdbAddress network(Kind kind, String text, String rest) throws FabricException {
		int colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']')) : rest.lastIndexOf(':'); //$NON-NLS-1$
		String host = colon < 0 ? rest : rest.substring(0, colon);
		if (host.startsWith("[") && host.endsWith("]")) //$NON-NLS-1$ //$NON-NLS-2$
			host = host.substring(1, host.length() - 1);
		int port = colon < 0 ? DEFAULT_PORT : port(text, rest.substring(colon + 1));
		if (host.isEmpty())
			throw malformed(text);
		return new OvsdbAddress(kind, host, port, ""); //$NON-NLS-1$
	}

	private static int port(String text, String digits) throws FabricException {
		try {
			int port = Integer.parseInt(digits);
			if (port > 0 && port < 65536)
				return port;
		} catch (NumberFormatException e) {
			// said below
		}
		throw malformed(text);
	}

	private static FabricException malformed(String text) {
		return new FabricException(Code.MALFORMED, NLS.bind(Messages.OvsdbAddress_reading, text), Messages.OvsdbAddress_expected);
	}

	/** As it was parsed. */
	@Override
	public String toString() {
		if (kind == Kind.UNIX)
			return "unix:" + path; //$NON-NLS-1$
		String name = host.indexOf(':') >= 0 ? '[' + host + ']' : host;
		return (kind == Kind.TCP ? "tcp:" : "ssl:") + name + ':' + port; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
