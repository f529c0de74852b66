// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;

/** Lists as tables. */
final class InventoryTables {
	private InventoryTables() {
	}

	static Table hosts(List<HostInventory> hosts) {
		Table table = new Table(Column.left(Messages.Column_host), Column.left(Messages.Column_state), Column.right(Messages.Column_vms),
				Column.right(Messages.Column_cpus), Column.right(Messages.Column_memory), Column.right(Messages.Column_available),
				Column.left(Messages.Column_hypervisor), Column.left(Messages.Column_location), Column.left(Messages.Column_since),
				Column.left(Messages.Column_reason));
		for (HostInventory host : hosts) {
			boolean known = host.host() != null;
			table.add(Cell.of(host.displayName()), new Cell(Shown.state(host.status().state()), style(host.status().state())),
					Cell.of(Session.hasAnswered(host) ? activeOf(host) : Shown.UNKNOWN),
					Cell.of(known ? String.valueOf(host.host().cpu().logicalCpus()) : Shown.UNKNOWN),
					Cell.of(known ? Shown.bytes(host.memory()) : Shown.UNKNOWN),
					Cell.of(host.usage() == null ? Shown.UNKNOWN : Shown.bytes(host.usage().memoryAvailable())),
					Cell.of(known ? (host.host().hypervisorType() + ' ' + host.host().hypervisorVersion()).strip() : Shown.UNKNOWN),
					Cell.of(location(host.definition())), Cell.of(Shown.moment(host.status().since())), Cell.of(reason(host.status())));
		}
		return table;
	}

	/** With the time of the next attempt where one is planned. */
	private static String reason(ConnectionStatus status) {
		return status.nextAttempt() == null ? status.reason()
				: Messages.bind(Messages.Host_nextAttempt, status.reason(), Shown.moment(status.nextAttempt()));
	}

	private static String activeOf(HostInventory host) {
		long active = host.domains().values().stream().filter(vm -> vm.state().isActive()).count();
		return active + "/" + host.domains().size(); //$NON-NLS-1$
	}

	static String location(ConnectionDefinition definition) {
		StringBuilder path = new StringBuilder(definition.datacenter());
		definition.folders().forEach(folder -> path.append('/').append(folder));
		return definition.cluster().isEmpty() ? path.toString() : path.append('/').append(definition.cluster()).toString();
	}

	static Table vms(List<HostInventory> hosts) {
		Table table = new Table(Column.left(Messages.Column_vm), Column.left(Messages.Column_state), Column.left(Messages.Column_host),
				Column.right(Messages.Column_cpus), Column.right(Messages.Column_memory), Column.left(Messages.Column_addresses));
		for (HostInventory host : hosts)
			for (DomainRecord vm : vmsOf(host))
				table.add(Cell.of(vm.name()), new Cell(Shown.state(vm.state()), style(vm.state())), Cell.of(host.displayName()),
						Cell.of(String.valueOf(vm.vcpus())), Cell.of(Shown.bytes(vm.memory())),
						Cell.of(Shown.list(host.addresses().getOrDefault(vm.uuid(), List.of()))));
		return table;
	}

	static Table networks(List<HostInventory> hosts) {
		Table table = new Table(Column.left(Messages.Column_network), Column.left(Messages.Column_state), Column.left(Messages.Column_host),
				Column.left(Messages.Column_mode), Column.left(Messages.Column_bridge), Column.left(Messages.Column_portGroups),
				Column.left(Messages.Column_addresses));
		for (HostInventory host : hosts)
			for (NetworkRecord network : networksOf(host))
				table.add(Cell.of(network.name()), activity(network.active()), Cell.of(host.displayName()), Cell.of(Shown.text(network.forwardMode())),
						Cell.of(Shown.text(network.bridge())),
						Cell.of(Shown.list(network.portGroups().stream().map(NetworkRecord.PortGroupRecord::name).toList())),
						Cell.of(Shown.list(network.addresses())));
		return table;
	}

	static Table datastores(List<HostInventory> hosts) {
		Table table = new Table(Column.left(Messages.Column_datastore), Column.left(Messages.Column_state), Column.left(Messages.Column_host),
				Column.left(Messages.Column_type), Column.right(Messages.Column_capacity), Column.right(Messages.Column_available),
				Column.left(Messages.Column_source));
		for (HostInventory host : hosts)
			for (PoolRecord pool : datastoresOf(host))
				table.add(Cell.of(pool.name()), activity(pool.active()), Cell.of(host.displayName()), Cell.of(pool.type()),
						Cell.of(Shown.bytes(pool.capacity())), Cell.of(Shown.bytes(pool.available())),
						Cell.of(Shown.text(pool.source().isEmpty() ? pool.targetPath() : pool.source())));
		return table;
	}

	static Table secrets(List<HostInventory> hosts) {
		Table table = new Table(Column.left(Messages.Column_usage), Column.left(Messages.Column_type), Column.left(Messages.Column_host),
				Column.left(Messages.Column_description), Column.left(Messages.Column_id));
		for (HostInventory host : hosts)
			for (SecretRecord secret : host.secrets())
				table.add(Cell.of(Shown.text(secret.usage())), Cell.of(secret.usageType()), Cell.of(host.displayName()),
						Cell.of(Shown.text(secret.description())), Cell.of(secret.uuid().toString()));
		return table;
	}

	static Table connections(List<ConnectionDefinition> definitions) {
		Table table = new Table(Column.left(Messages.Column_label), Column.left(Messages.Column_uri), Column.left(Messages.Column_location),
				Column.left(Messages.Column_autoConnect), Column.left(Messages.Column_certificates), Column.left(Messages.Column_id));
		for (ConnectionDefinition definition : definitions)
			table.add(Cell.of(Shown.text(definition.label())), Cell.of(definition.uri()), Cell.of(location(definition)),
					Cell.of(definition.autoConnect() ? Messages.Value_yes : Messages.Value_no), Cell.of(Shown.text(definition.certificates())),
					Cell.of(definition.id()));
		return table;
	}

	static Table tasks(List<TaskRecord> tasks) {
		Table table = new Table(Column.left(Messages.Column_task), Column.left(Messages.Column_state), Column.left(Messages.Column_title),
				Column.left(Messages.Column_who), Column.left(Messages.Column_created), Column.right(Messages.Column_took),
				Column.left(Messages.Column_reason));
		for (TaskRecord task : tasks)
			table.add(Cell.of(TaskLookup.shortId(task)), new Cell(Shown.state(task.state()), style(task.state())), Cell.of(task.title()),
					Cell.of(task.who()), Cell.of(Shown.moment(task.created())), Cell.of(Shown.duration(TaskLookup.took(task))),
					Cell.of(task.reason()));
		return table;
	}

	static Cell activity(boolean active) {
		return active ? new Cell(Messages.Value_active, Style.GOOD) : new Cell(Messages.Value_inactive, Style.DIM);
	}

	static Collection<DomainRecord> vmsOf(HostInventory host) {
		return host.domains().values().stream().sorted(Comparator.comparing(DomainRecord::name)).toList();
	}

	static Collection<NetworkRecord> networksOf(HostInventory host) {
		return host.networks().values().stream().sorted(Comparator.comparing(NetworkRecord::name)).toList();
	}

	static Collection<PoolRecord> datastoresOf(HostInventory host) {
		return host.pools().values().stream().sorted(Comparator.comparing(PoolRecord::name)).toList();
	}

	static Style style(ConnectionState state) {
		return switch (state) {
		case ACTIVE -> Style.GOOD;
		case CONNECTING, DEGRADED -> Style.WARNING;
		case RETRYING, CLOSED -> Style.BAD;
		};
	}

	static Style style(DomainState state) {
		return switch (state) {
		case RUNNING -> Style.GOOD;
		case PAUSED, SUSPENDED, SHUTTING_DOWN, UNKNOWN -> Style.WARNING;
		case SHUT_OFF -> Style.DIM;
		case CRASHED -> Style.BAD;
		};
	}

	static Style style(TaskState state) {
		return switch (state) {
		case SUCCEEDED -> Style.GOOD;
		case FAILED, REFUSED -> Style.BAD;
		case UNDECIDED, CANCELLED, CANCELLING -> Style.WARNING;
		case QUEUED, CHECKING, RUNNING -> Style.PLAIN;
		};
	}
}
