// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.orrery.engine.audit.TaskQuery;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.query.Subject;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code orrery list}: tables, or arrays with {@code --json}. What did not answer is named on standard error. */
@Command(name = "list")
final class ListCommand implements Runnable {
	/** Learns what the first inventory of a host does not hold. */
	private interface Preparation {
		List<HostInventory> prepare(Session session, List<HostInventory> hosts) throws CommandFailure;
	}

	private static final Preparation AS_KNOWN = (session, hosts) -> hosts;

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	ListCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.ListCommand_what);
	}

	@Command(name = "hosts")
	int hosts() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			List<HostInventory> hosts = session.hosts();
			print(session, hosts, InventoryTables::hosts,
					host -> InventoryJson.host(host, session.engine().maintenance().of(host.connection()),
							session.engine().inventory().problems(host.connection())));
			return ended(session);
		}
	}

	@Command(name = "vms")
	int vms(@Option(names = "--host", paramLabel = "HOST") String host, @Mixin SearchArguments search) throws CommandFailure {
		return onHosts(host, (session, hosts) -> new AddressQuestion(session).complete(search.given() ? found(session, search, hosts) : hosts),
				InventoryTables::vms, InventoryTables::vmsOf, InventoryJson::vm);
	}

	/** The hosts with those of their VMs that the query finds. */
	private List<HostInventory> found(Session session, SearchArguments search, List<HostInventory> hosts) throws CommandFailure {
		Set<ObjectRef> found = new QueryAnswer(invocation, session).find(search.query(session), Set.of(ObjectKind.VM)).stream().map(Subject::ref)
				.collect(Collectors.toSet());
		return hosts.stream().map(host -> host.withDomains(
				host.domains().values().stream().filter(vm -> found.contains(ObjectRef.vm(host.connection(), vm.uuid()))).toList())).toList();
	}

	@Command(name = "networks")
	int networks(@Option(names = "--host", paramLabel = "HOST") String host) throws CommandFailure {
		return onHosts(host, AS_KNOWN, InventoryTables::networks, InventoryTables::networksOf, InventoryJson::network);
	}

	@Command(name = "datastores")
	int datastores(@Option(names = "--host", paramLabel = "HOST") String host) throws CommandFailure {
		return onHosts(host, AS_KNOWN, InventoryTables::datastores, InventoryTables::datastoresOf, InventoryJson::datastore);
	}

	@Command(name = "secrets")
	int secrets(@Option(names = "--host", paramLabel = "HOST") String host) throws CommandFailure {
		return onHosts(host, AS_KNOWN, InventoryTables::secrets, HostInventory::secrets, InventoryJson::secret);
	}

	@Command(name = "connections")
	int connections() throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			List<ConnectionDefinition> definitions = session.engine().connections().all().stream().map(HostConnection::definition)
					.sorted(Comparator.comparing(ConnectionDefinition::uri)).toList();
			print(session, definitions, InventoryTables::connections, InventoryJson::connection);
			return session.ownTrouble().number();
		}
	}

	@Command(name = "tasks")
	int tasks(@Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "20") int limit, @Mixin TaskFilters filters)
			throws CommandFailure {
		if (limit < 1)
			throw new ParameterException(spec.commandLine(), Messages.ListCommand_limit);
		TaskQuery query = filters.query(invocation.surroundings().clock());
		try (Session session = Session.open(invocation)) {
			List<TaskRecord> tasks = session.engine().tasks().all().stream().filter(query::matches).limit(limit).toList();
			print(session, tasks, InventoryTables::tasks, TaskJson::task);
			return session.ownTrouble().number();
		}
	}

	private <T> int onHosts(String hostName, Preparation preparation, Function<List<HostInventory>, Table> table,
			Function<HostInventory, Collection<T>> objects, BiFunction<HostInventory, T, JsonObject> form) throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			List<HostInventory> hosts = preparation.prepare(session, hostName == null ? session.hosts() : List.of(new Lookup(session).host(hostName)));
			if (invocation.output().json()) {
				JsonArray all = new JsonArray();
				hosts.forEach(host -> objects.apply(host).forEach(object -> all.add(form.apply(host, object))));
				invocation.output().print(all);
			} else if (hosts.stream().anyMatch(host -> !objects.apply(host).isEmpty())) {
				invocation.output().print(table.apply(hosts));
			}
			return ended(session);
		}
	}

	private static int ended(Session session) {
		session.adviseWhenEmpty();
		return session.warnOfMissing().number();
	}

	private <T> void print(Session session, List<T> all, Function<List<T>, Table> table, Function<T, JsonObject> form) {
		if (invocation.output().json())
			invocation.output().print(Json.array(all, form));
		else if (!all.isEmpty())
			invocation.output().print(table.apply(all));
	}
}
