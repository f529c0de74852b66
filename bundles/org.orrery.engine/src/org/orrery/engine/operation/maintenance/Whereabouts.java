// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectRef;

/** On which host a VM is: as the inventory knows, else as the hosts answer, since word of a move may still be on its way. Engine threads. */
final class Whereabouts {
	private final OperationContext context;

	Whereabouts(OperationContext context) {
		this.context = context;
	}

	Optional<HostInventory> of(UUID vm) {
		Optional<HostInventory> known = context.inventory().hosts().stream().filter(host -> host.domains().containsKey(vm)
				&& !context.inventory().isHidden(ObjectRef.vm(host.connection(), vm))).findFirst();
		return known.isPresent() ? known : ask(vm);
	}

	private record Answer(HostInventory host, CompletableFuture<Optional<DomainRecord>> domain) {
	}

	/** All hosts at once; where two have it, a copy that is going away is stopped. */
	private Optional<HostInventory> ask(UUID vm) {
		List<Answer> answers = context.inventory().hosts().stream().map(host -> new Answer(host, HostAccess.of(context, host.connection())
				.question(connection -> connection.domain(vm), HostAccess.ANSWER).exceptionally(silent -> Optional.empty()))).toList();
		return answers.stream().filter(answer -> answer.domain().join().isPresent())
				.min((a, b) -> Boolean.compare(isActive(b), isActive(a))).map(Answer::host);
	}

	private static boolean isActive(Answer answer) {
		return answer.domain().join().filter(domain -> domain.state().isActive()).isPresent();
	}
}
