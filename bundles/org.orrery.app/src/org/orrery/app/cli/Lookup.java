// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.ObjectFinder;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Finds what was named on the command line. Where not all hosts answered, says that it may be on one of those. */
final class Lookup {
	private static final List<ObjectKind> KINDS = List.of(ObjectKind.HOST, ObjectKind.VM, ObjectKind.NETWORK, ObjectKind.DATASTORE);

	private final Session session;
	private final ObjectFinder finder;

	Lookup(Session session) {
		this.session = session;
		finder = session.engine().finder();
	}

	ObjectRef find(ObjectKind kind, String name) throws CommandFailure {
		try {
			return finder.find(kind, name);
		} catch (ObjectFinder.AmbiguousException e) {
			throw ambiguous(e);
		} catch (ObjectFinder.NotFoundException e) {
			throw notFound(e.getMessage(), e);
		}
	}

	/** Of any kind. */
	ObjectRef findAny(String name) throws CommandFailure {
		List<ObjectRef> found = new ArrayList<>();
		for (ObjectKind kind : KINDS)
			findIfThere(kind, name).ifPresent(found::add);
		if (found.isEmpty())
			throw notFound(Messages.bind(Messages.Lookup_nothing, name), null);
		if (found.size() > 1)
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.Lookup_severalKinds, name),
					Messages.bind(Messages.Lookup_severalKindsRemedy, found.stream().map(ref -> Json.word(ref.kind())).collect(Collectors.joining("|")))); //$NON-NLS-1$
		return found.get(0);
	}

	private Optional<ObjectRef> findIfThere(ObjectKind kind, String name) throws CommandFailure {
		try {
			return Optional.of(finder.find(kind, name));
		} catch (ObjectFinder.AmbiguousException e) {
			throw ambiguous(e);
		} catch (ObjectFinder.NotFoundException e) {
			return Optional.empty();
		}
	}

	HostInventory host(String name) throws CommandFailure {
		return hostOf(find(ObjectKind.HOST, name));
	}

	HostInventory hostOf(ObjectRef ref) throws CommandFailure {
		return session.hosts().stream().filter(host -> host.connection().equals(ref.connection())).findFirst()
				.orElseThrow(() -> notFound(Messages.bind(Messages.Lookup_nothing, ref.toString()), null));
	}

	DomainRecord vm(ObjectRef ref) throws CommandFailure {
		return session.engine().inventory().domain(ref)
				.orElseThrow(() -> notFound(Messages.bind(Messages.Lookup_nothing, ref.toString()), null));
	}

	private CommandFailure ambiguous(ObjectFinder.AmbiguousException e) {
		return new CommandFailure(ExitCode.NOT_FOUND, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private CommandFailure notFound(String message, Throwable cause) {
		session.adviseWhenEmpty();
		List<HostInventory> missing = session.missing();
		if (missing.isEmpty())
			return new CommandFailure(ExitCode.NOT_FOUND, message, "", "", cause); //$NON-NLS-1$ //$NON-NLS-2$
		session.warnOfMissing();
		String names = missing.stream().map(HostInventory::displayName).collect(Collectors.joining(", ")); //$NON-NLS-1$
		return new CommandFailure(ExitCode.UNREACHABLE, message, Messages.bind(Messages.Lookup_maybeThere, names), "", cause); //$NON-NLS-1$
	}
}
