// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/**
 * Asks for the addresses of running guests. The inventory learns them by and by, which is too late for a command that ends at once; all
 * hosts are asked at the same time, and what is not known after {@link #LIMIT} is left out.
 */
final class AddressQuestion {
	private static final Duration LIMIT = Duration.ofSeconds(2);

	private final Session session;

	AddressQuestion(Session session) {
		this.session = session;
	}

	List<HostInventory> complete(List<HostInventory> hosts) throws CommandFailure {
		Map<UUID, CompletableFuture<List<String>>> questions = new HashMap<>();
		for (HostInventory host : hosts)
			for (DomainRecord vm : host.domains().values())
				if (vm.state() == DomainState.RUNNING && !host.addresses().containsKey(vm.uuid()))
					ask(host, vm).ifPresent(question -> questions.put(vm.uuid(), question));
		await(questions);
		return hosts.stream().map(host -> with(host, questions)).toList();
	}

	private Optional<CompletableFuture<List<String>>> ask(HostInventory host, DomainRecord vm) {
		Optional<HostConnection> connection = session.engine().connections().find(host.connection());
		return connection.map(live -> live.submit(Lane.REFRESH, hypervisor -> hypervisor.guestAddresses(vm.uuid())).exceptionally(e -> List.of()));
	}

	private static void await(Map<UUID, CompletableFuture<List<String>>> questions) throws CommandFailure {
		try {
			CompletableFuture.allOf(questions.values().toArray(CompletableFuture[]::new)).completeOnTimeout(null, LIMIT.toMillis(), TimeUnit.MILLISECONDS)
					.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		} catch (java.util.concurrent.ExecutionException e) {
			throw new IllegalStateException(e); // none of them fails
		}
	}

	private static HostInventory with(HostInventory host, Map<UUID, CompletableFuture<List<String>>> questions) {
		Map<UUID, List<String>> addresses = new HashMap<>(host.addresses());
		host.domains().keySet().stream().filter(questions::containsKey).map(vm -> Map.entry(vm, questions.get(vm).getNow(List.of())))
				.filter(answer -> !answer.getValue().isEmpty()).forEach(answer -> addresses.put(answer.getKey(), answer.getValue()));
		return new HostInventory(host.definition(), host.status(), host.host(), host.usage(), host.domains(), addresses, host.runningSince(),
				host.networks(), host.interfaces(), host.pools(), host.emulators(), host.secrets(), host.confirmed());
	}
}
