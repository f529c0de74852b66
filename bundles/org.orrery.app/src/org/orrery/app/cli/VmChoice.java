// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.orrery.engine.query.Subject;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The VMs of a command: named one by one, or found by a query, or both. */
final class VmChoice {
	@Parameters(paramLabel = "VM", arity = "0..*", descriptionKey = "vms")
	private List<String> names = new ArrayList<>();
	@Mixin
	private SearchArguments search = new SearchArguments();

	/** @throws ParameterException before any host is asked, when neither is given */
	void requireGiven(CommandSpec spec) {
		if (names.isEmpty() && !search.given())
			throw new ParameterException(spec.commandLine(), Messages.VmChoice_missing);
	}

	/** Each was meant: one that is skipped is a failure. */
	boolean isByName() {
		return !names.isEmpty();
	}

	/** All names are looked up before anything is done; each VM once. May be empty when a query finds none. */
	List<ObjectRef> find(Invocation invocation, Session session) throws CommandFailure {
		Lookup lookup = new Lookup(session);
		Set<ObjectRef> found = new LinkedHashSet<>();
		for (String name : names)
			found.add(lookup.find(ObjectKind.VM, name));
		if (search.given())
			new QueryAnswer(invocation, session).find(search.query(session), Set.of(ObjectKind.VM)).stream().map(Subject::ref).forEach(found::add);
		return List.copyOf(found);
	}
}
