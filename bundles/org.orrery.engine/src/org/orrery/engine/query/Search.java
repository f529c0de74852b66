// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Asks queries of what is known of all hosts. Asks no host, never blocks; ten thousand VMs take a few milliseconds. Thread-safe. A VM that
 * migrates is found once.
 */
public final class Search {
	/** What can be found, in the order in which it is told. */
	public static final List<ObjectKind> KINDS = List.of(ObjectKind.VM, ObjectKind.HOST, ObjectKind.DATASTORE, ObjectKind.NETWORK);

	private final InventoryStore inventory;
	private final Surroundings around;

	public Search(InventoryStore inventory, Surroundings around) {
		this.inventory = inventory;
		this.around = around;
	}

	/** By kind, then by name. */
	public List<Subject> find(Query query, Set<ObjectKind> kinds) {
		return find(query, kinds, inventory.hosts());
	}

	/** The same among hosts about which more was learnt than the inventory holds. */
	public List<Subject> find(Query query, Set<ObjectKind> kinds, Collection<HostInventory> hosts) {
		return subjects(kinds, hosts).filter(query::matches)
				.sorted(Comparator.comparing((Subject subject) -> KINDS.indexOf(subject.kind())).thenComparing(Subject::name, String.CASE_INSENSITIVE_ORDER)
						.thenComparing(subject -> subject.host().displayName()))
				.toList();
	}

	/** The object as it is known now; empty when it is not. */
	public Optional<Subject> subject(ObjectRef ref) {
		return inventory.host(ref.connection()).flatMap(host -> switch (ref.kind()) {
		case HOST -> Optional.of(new Subject.Host(host, around));
		case VM -> inventory.domain(ref).map(vm -> new Subject.Vm(host, vm, around));
		case DATASTORE, NETWORK -> subjects(Set.of(ref.kind()), List.of(host)).filter(subject -> subject.ref().equals(ref)).findFirst();
		default -> Optional.empty();
		});
	}

	/** What there is of the key, for completion: each once, in the order of the alphabet. */
	public Collection<String> valuesOf(Key key) {
		Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		subjects(Set.copyOf(KINDS), inventory.hosts()).forEach(subject -> values.addAll(key.textsOf(subject)));
		values.remove(""); //$NON-NLS-1$
		return values;
	}

	private Stream<Subject> subjects(Set<ObjectKind> kinds, Collection<HostInventory> hosts) {
		return hosts.stream().flatMap(host -> KINDS.stream().filter(kinds::contains).flatMap(kind -> subjects(kind, host)));
	}

	private Stream<Subject> subjects(ObjectKind kind, HostInventory host) {
		return switch (kind) {
		case VM -> inventory.visibleDomains(host).stream().map(vm -> new Subject.Vm(host, vm, around));
		case HOST -> Stream.of(new Subject.Host(host, around));
		case DATASTORE -> host.pools().values().stream().map(pool -> new Subject.Datastore(host, pool, around));
		case NETWORK -> host.networks().values().stream().map(network -> new Subject.Network(host, network, around));
		default -> Stream.empty();
		};
	}
}
