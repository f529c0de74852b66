// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.orrery.hypervisor.SecretRecord;

/** The secrets of a simulated host. Thread-safe. */
public final class SimulatedSecrets {
	private final Map<UUID, SecretRecord> secrets = new LinkedHashMap<>();
	private final Consumer<UUID> changed;

	SimulatedSecrets(Consumer<UUID> changed) {
		this.changed = changed;
	}

	/** Defines or redefines it. */
	public synchronized void put(SecretRecord secret) {
		secrets.put(secret.uuid(), secret);
		changed.accept(secret.uuid());
	}

	public synchronized void remove(UUID secret) {
		secrets.remove(secret);
		changed.accept(secret);
	}

	synchronized List<SecretRecord> all() {
		return List.copyOf(secrets.values());
	}
}
