// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;

import org.orrery.engine.connection.Connections;
import org.orrery.engine.operation.RememberedLines;
import org.orrery.model.ObjectRef;

/**
 * The policies remembered per VM and per cluster: {@code migration-policies} in the data folder, a line each, which console and command line
 * share. Every question reads the file, so that what the other one wrote counts at once. Thread-safe; blocks on the disk: not for the UI
 * thread.
 */
public final class MigrationPolicies {
	/** Whom a policy is remembered for. */
	public enum Scope {
		VM, CLUSTER
	}

	private final RememberedLines lines;

	public MigrationPolicies(Path dataFolder) {
		lines = new RememberedLines(dataFolder, "migration-policies", //$NON-NLS-1$
				"What a migration may do to a guest that rewrites its memory too fast: vm.UUID or cluster.NAME = policy"); //$NON-NLS-1$
	}

	/** Of the VM, else of its cluster, else {@link ConvergencePolicy#BALANCED}. @param cluster empty: none */
	public ConvergencePolicy of(String vmUuid, String cluster) {
		return remembered(Scope.VM, vmUuid).or(() -> cluster.isEmpty() ? Optional.empty() : remembered(Scope.CLUSTER, cluster))
				.orElse(ConvergencePolicy.BALANCED);
	}

	/** What counts for one migration. @param asked null: what is remembered for the VM or its cluster */
	public ConvergencePolicy effective(ConvergencePolicy asked, ObjectRef vm, Connections connections) {
		if (asked != null)
			return asked;
		return of(vm.id(), connections.find(vm.connection()).map(host -> host.definition().cluster()).orElse("")); //$NON-NLS-1$
	}

	/** Empty when none is, or when the file cannot be read, which is logged. @param name UUID or name of the cluster */
	public Optional<ConvergencePolicy> remembered(Scope scope, String name) {
		return lines.get(key(scope, name)).flatMap(ConvergencePolicy::ofWord);
	}

	/** @param policy null: forget it @throws IOException naming file and cause; what was remembered then stays */
	public void remember(Scope scope, String name, ConvergencePolicy policy) throws IOException {
		lines.put(Collections.singletonMap(key(scope, name), policy == null ? null : policy.word()));
	}

	private static String key(Scope scope, String name) {
		return (scope == Scope.VM ? "vm." : "cluster.") + name; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
