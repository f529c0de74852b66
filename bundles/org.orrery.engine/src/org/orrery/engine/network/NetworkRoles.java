// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.orrery.engine.operation.RememberedLines;

/**
 * Who designs networks and who only uses them: {@code network-roles} in the data folder, a line for each account. Operations ask it in their
 * check, so that it holds whatever menus show. Thread-safe; blocks on the disk: not for the UI thread.
 */
public final class NetworkRoles {
	/** Stands for every account that has no line of its own. */
	public static final String EVERYBODY = "*"; //$NON-NLS-1$

	public enum Role {
		/** Draws switches and profiles and applies them. */
		DESIGNER,
		/** Chooses among published profiles for VMs. */
		ADMINISTRATOR;

		/** As it is written: lower case. */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private final RememberedLines lines;
	private final String who;

	NetworkRoles(Path dataFolder, String who) {
		this.who = who;
		lines = new RememberedLines(dataFolder, "network-roles", "Who may change networks: ACCOUNT = designer | administrator; * = everybody else"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Of the account that this engine acts for. */
	public Role own() {
		return of(who);
	}

	/** Without any line everybody designs: a fleet with one administrator needs no roles. A word that is no role counts as the lesser one. */
	public Role of(String account) {
		String word = lines.get(account).or(() -> lines.get(EVERYBODY)).orElse(Role.DESIGNER.word());
		return Role.DESIGNER.word().equals(word) ? Role.DESIGNER : Role.ADMINISTRATOR;
	}

	/** Roles by account, as far as they are given. */
	public Map<String, Role> all() {
		Map<String, Role> all = new TreeMap<>();
		lines.all().keySet().forEach(account -> all.put(account, of(account)));
		return all;
	}

	/**
	 * Only a designer gives roles, and never the last one away.
	 *
	 * @param role null: as everybody
	 * @throws IOException              naming file and cause
	 * @throws IllegalArgumentException naming the rule
	 */
	public void give(String account, Role role) throws IOException {
		if (own() != Role.DESIGNER)
			throw new IllegalArgumentException(Messages.bind(Messages.NetworkRoles_notDesigner, who));
		if (account.isBlank())
			throw new IllegalArgumentException(Messages.NetworkRoles_noAccount);
		if (role == Role.ADMINISTRATOR && (account.equals(who) || account.equals(EVERYBODY) && lines.get(who).isEmpty()))
			throw new IllegalArgumentException(Messages.bind(Messages.NetworkRoles_last, who));
		Map<String, String> change = new HashMap<>();
		change.put(account, role == null ? null : role.word());
		lines.put(change);
	}
}
