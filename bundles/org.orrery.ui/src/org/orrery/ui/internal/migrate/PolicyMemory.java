// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.engine.Engine;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies.Scope;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Services;

/** The policies that are remembered for some VMs or their clusters. Read in the background when made. */
final class PolicyMemory {
	private final Engine engine;
	private final List<ObjectRef> vms;
	private final CompletableFuture<String> inForce;

	PolicyMemory(Services services, List<ObjectRef> vms) {
		this.engine = services.engine();
		this.vms = vms;
		inForce = CompletableFuture.supplyAsync(this::read);
	}

	private String read() {
		MigrationPolicies policies = engine.context().policies();
		return vms.stream().map(vm -> policies.effective(null, vm, engine.connections()).word()).distinct().sorted().collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	/** What counts where nothing is chosen; empty while it is being read. */
	String inForce() {
		return inForce.getNow(""); //$NON-NLS-1$
	}

	int vms() {
		return vms.size();
	}

	/** Those of the hosts of the VMs. */
	Set<String> clusters() {
		return vms.stream().flatMap(vm -> engine.connections().find(vm.connection()).stream()).map(host -> host.definition().cluster())
				.filter(cluster -> !cluster.isEmpty()).collect(Collectors.toSet());
	}

	/** Written in a job; a disk that does not take it costs only the memory. */
	void remember(Scope scope, ConvergencePolicy policy) {
		Set<String> names = scope == Scope.CLUSTER ? clusters() : vms.stream().map(ObjectRef::id).collect(Collectors.toSet());
		Job.createSystem(Messages.Policy_remembering, (ICoreRunnable) monitor -> {
			try {
				for (String name : names)
					engine.context().policies().remember(scope, name, policy);
			} catch (IOException e) {
				ILog.of(PolicyMemory.class).warn(e.getMessage(), e);
			}
		}).schedule();
	}
}
