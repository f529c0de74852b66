// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

/**
 * A switch's socket on a host that is reached by ssh: {@code ssh:[USER@]HOST[:PORT][/PATH]}. Immutable.
 *
 * @param target {@code [USER@]HOST}; @param port 0: as ssh is configured
 */
record SshAddress(String target, int port, String path) {
	private static final String SOCKET = "/run/openvswitch/db.sock"; //$NON-NLS-1$
	/** What ssh would take for an option is no host. */
	private static final Pattern FORM = Pattern.compile("ssh:((?:[^@:/\\s-][^@:/\\s]*@)?(?:[A-Za-z0-9_][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\]))(?::([0-9]{1,5}))?(/\\S+)?"); //$NON-NLS-1$

	/** Without the user. */
	String hostName() {
		return target.substring(target.indexOf('@') + 1).replaceAll("[\\[\\]]", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** @throws FabricException MALFORMED, naming what is expected */
	static SshAddress parse(String text) throws FabricException {
		Matcher form = FORM.matcher(text);
		int port = form.matches() && form.group(2) != null ? Integer.parseInt(form.group(2)) : 0;
		if (!form.matches() || port > 65535)
			throw new FabricException(Code.MALFORMED, NLS.bind(Messages.SshAddress_reading, text), Messages.SshAddress_expected);
		return new SshAddress(form.group(1), port, form.group(3) == null ? SOCKET : form.group(3));
	}

	/** The begin of a command that runs there. */
	List<String> command() {
		return port > 0 ? List.of("ssh", "-p", Integer.toString(port), target) : List.of("ssh", target); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Another socket of the same host. */
	SshAddress withPath(String other) {
		return new SshAddress(target, port, other);
	}
}
