// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Finds objects by what a person types: a name, {@code host/name}, a UUID or a full reference. Thread-safe.
 */
public final class ObjectFinder {
	private static final int SUGGESTIONS = 3;

	private final Supplier<Collection<HostInventory>> hosts;

	/** Something that has a name. {@code host} is the display name of the host that holds it. */
	private record Named(ObjectRef ref, String name, String host) {
		String qualified() {
			return ref.kind() == ObjectKind.HOST ? name : host + '/' + name;
		}
	}

	public ObjectFinder(InventoryStore inventory) {
		this(inventory::hosts);
	}

	ObjectFinder(Supplier<Collection<HostInventory>> hosts) {
		this.hosts = hosts;
	}

	/**
	 * @param kind HOST, VM, NETWORK or DATASTORE
	 * @throws NotFoundException  nothing matches, with the nearest names
	 * @throws AmbiguousException several match, with all of them
	 */
	public ObjectRef find(ObjectKind kind, String text) throws NotFoundException, AmbiguousException {
		String wanted = text.strip();
		List<Named> all = named(kind).toList();
		// a name may begin or end with a space
		List<Named> matches = exact(all, text);
		if (matches.isEmpty())
			matches = exact(all, wanted);
		if (matches.isEmpty())
			matches = all.stream().filter(one -> one.name().equalsIgnoreCase(wanted) || one.qualified().equalsIgnoreCase(wanted)).toList();
		if (matches.size() == 1)
			return matches.get(0).ref();
		if (matches.isEmpty())
			throw new NotFoundException(notFound(kind, wanted, all));
		throw ambiguous(kind, wanted, matches);
	}

	private static List<Named> exact(List<Named> all, String wanted) {
		return all.stream().filter(one -> one.name().equals(wanted) || one.qualified().equals(wanted)
				|| one.ref().toString().equals(wanted) || one.ref().id().equalsIgnoreCase(wanted)).toList();
	}

	/** Name as a person knows it, "host/name" where the plain name is not unique; the reference itself when nothing is known of it. */
	public String nameOf(ObjectRef ref) {
		List<Named> all = named(ref.kind()).toList();
		return all.stream().filter(one -> one.ref().equals(ref)).findFirst().map(found -> {
			boolean unique = all.stream().filter(one -> one.name().equals(found.name())).count() == 1;
			return unique ? found.name() : found.qualified();
		}).orElseGet(ref::toString);
	}

	private Stream<Named> named(ObjectKind kind) {
		Collection<HostInventory> all = hosts.get();
		return all.stream().flatMap(host -> named(kind, host, all));
	}

	private static Stream<Named> named(ObjectKind kind, HostInventory host, Collection<HostInventory> all) {
		String connection = host.connection();
		String hostName = host.displayName();
		return switch (kind) {
		case HOST -> Stream.of(new Named(ObjectRef.host(connection), hostName, hostName));
		// a VM that migrates is found once, where it runs
		case VM -> host.domains().values().stream().filter(vm -> !MigratingDomains.isHidden(host, vm.uuid(), all))
				.map(vm -> new Named(ObjectRef.vm(connection, vm.uuid()), vm.name(), hostName));
		case NETWORK -> host.networks().values().stream()
				.map(network -> new Named(new ObjectRef(connection, kind, network.uuid().toString()), network.name(), hostName));
		case DATASTORE -> host.pools().values().stream()
				.map(pool -> new Named(new ObjectRef(connection, kind, pool.uuid().toString()), pool.name(), hostName));
		default -> throw new IllegalArgumentException("Cannot look for a " + kind); //$NON-NLS-1$
		};
	}

	private static String notFound(ObjectKind kind, String wanted, List<Named> all) {
		String noun = noun(kind);
		if (all.isEmpty())
			return NLS.bind(FinderMessages.NotFound_empty, noun, wanted);
		List<String> nearest = all.stream().map(Named::name).distinct()
				.filter(name -> distance(name.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT)) <= Math.max(2, wanted.length() / 3))
				.sorted(Comparator.comparingInt(name -> distance(name, wanted))).limit(SUGGESTIONS).toList();
		return nearest.isEmpty() ? NLS.bind(FinderMessages.NotFound_among, new Object[] { noun, wanted, all.size(), listing(kind) })
				: NLS.bind(FinderMessages.NotFound_nearest, new Object[] { noun, wanted, String.join(", ", nearest) }); //$NON-NLS-1$
	}

	private static AmbiguousException ambiguous(ObjectKind kind, String wanted, List<Named> matches) {
		boolean hostsTell = matches.stream().map(Named::qualified).distinct().count() == matches.size();
		String candidates = matches.stream().map(one -> hostsTell ? one.qualified() : one.qualified() + " (" + one.ref().id() + ')') //$NON-NLS-1$
				.sorted().collect(Collectors.joining(", ")); //$NON-NLS-1$
		String pattern = hostsTell && kind != ObjectKind.HOST ? FinderMessages.Ambiguous_byHost : FinderMessages.Ambiguous_byId;
		List<ObjectRef> refs = new ArrayList<>();
		matches.forEach(one -> refs.add(one.ref()));
		return new AmbiguousException(NLS.bind(pattern, new Object[] { matches.size(), noun(kind), wanted, candidates }), refs);
	}

	private static String noun(ObjectKind kind) {
		return switch (kind) {
		case HOST -> FinderMessages.Noun_host;
		case NETWORK -> FinderMessages.Noun_network;
		case DATASTORE -> FinderMessages.Noun_datastore;
		default -> FinderMessages.Noun_vm;
		};
	}

	/** What {@code orrery list} calls them. */
	private static String listing(ObjectKind kind) {
		return switch (kind) {
		case HOST -> "hosts"; //$NON-NLS-1$
		case NETWORK -> "networks"; //$NON-NLS-1$
		case DATASTORE -> "datastores"; //$NON-NLS-1$
		default -> "vms"; //$NON-NLS-1$
		};
	}

	/** Edits (insert, delete, replace) between two words. */
	private static int distance(String a, String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++)
			previous[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[b.length()];
	}

	/** Nothing matches. */
	public static final class NotFoundException extends Exception {
		private static final long serialVersionUID = 1L;

		public NotFoundException(String message) {
			super(message);
		}
	}

	/** Several match; the message lists them and says how to tell them apart. */
	public static final class AmbiguousException extends Exception {
		private static final long serialVersionUID = 1L;
		private final transient List<ObjectRef> candidates;

		public AmbiguousException(String message, List<ObjectRef> candidates) {
			super(message);
			this.candidates = List.copyOf(candidates);
		}

		public List<ObjectRef> candidates() {
			return candidates;
		}
	}
}
