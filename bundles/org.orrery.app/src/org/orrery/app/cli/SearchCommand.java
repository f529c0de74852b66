// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.query.Query;
import org.orrery.engine.query.Search;
import org.orrery.engine.query.Subject;
import org.orrery.model.ObjectKind;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery search}: VMs, hosts, datastores and networks that a query finds; keeps queries under a name. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
	/** As they are typed. */
	enum Kind {
		VM, HOST, DATASTORE, NETWORK
	}

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "QUERY", arity = "0..*")
	private List<String> words = new ArrayList<>();
	@Option(names = "--kind", paramLabel = "KIND", split = ",", order = 1)
	private Set<Kind> kinds = EnumSet.allOf(Kind.class);
	@Option(names = "--saved", paramLabel = "NAME", descriptionKey = "saved", order = 2)
	private String saved;
	@Option(names = "--save", paramLabel = "NAME", order = 3)
	private String save;
	@Option(names = "--forget", paramLabel = "NAME", order = 4)
	private String forget;
	@Option(names = "--list-saved", order = 5)
	private boolean listSaved;

	SearchCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		String typed = String.join(" ", words); //$NON-NLS-1$
		if (!listSaved && saved == null && forget == null && typed.isBlank())
			throw new ParameterException(spec.commandLine(), Messages.SearchCommand_missing);
		QueryAnswer.parse(typed); // before any host is asked
		if (listSaved || forget != null || save != null)
			return keep(typed);
		try (Session session = Session.reach(invocation)) {
			Query query = QueryAnswer.parse(saved == null ? typed : together(SearchArguments.saved(session, saved), typed));
			Set<ObjectKind> wanted = EnumSet.noneOf(ObjectKind.class);
			kinds.forEach(kind -> wanted.add(ObjectKind.valueOf(kind.name())));
			List<Subject> found = new QueryAnswer(invocation, session).find(query, wanted);
			invocation.output().print(() -> Json.array(found, SearchCommand::json), () -> {
				if (!found.isEmpty())
					invocation.output().print(table(found));
			});
			session.adviseWhenEmpty();
			return session.warnOfMissing().number();
		}
	}

	private static String together(String saved, String typed) {
		return typed.isBlank() ? saved : "(" + saved + ") (" + typed + ')'; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Asks no host. */
	private int keep(String typed) throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			var searches = session.engine().savedSearches();
			if (forget != null) {
				SearchArguments.saved(session, forget);
				searches.remove(forget);
			}
			if (save != null)
				searches.save(save, QueryAnswer.parse(saved == null ? typed : together(SearchArguments.saved(session, saved), typed)));
			if (listSaved)
				list(searches.all());
			return session.ownTrouble().number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private void list(Map<String, String> searches) {
		Output output = invocation.output();
		output.print(() -> Json.array(searches.entrySet(), one -> new Json().put("name", one.getKey()).put("query", one.getValue()).object()), () -> { //$NON-NLS-1$ //$NON-NLS-2$
			Table table = new Table(Column.left(Messages.Column_name), Column.left(Messages.Column_query));
			searches.forEach((name, query) -> table.add(Cell.of(name), Cell.of(query)));
			if (!searches.isEmpty())
				output.print(table);
		});
	}

	private static JsonObject json(Subject subject) {
		JsonObject object = switch (subject) {
		case Subject.Vm vm -> InventoryJson.vm(vm.host(), vm.vm());
		case Subject.Host host -> InventoryJson.host(host.host());
		case Subject.Datastore datastore -> InventoryJson.datastore(datastore.host(), datastore.pool());
		case Subject.Network network -> InventoryJson.network(network.host(), network.network());
		};
		object.addProperty("kind", Json.word(subject.kind())); //$NON-NLS-1$
		InventoryJson.annotate(object, subject.annotations());
		return object;
	}

	private static Table table(List<Subject> found) {
		Table table = new Table(Column.left(Messages.Column_kind), Column.left(Messages.Column_name), Column.left(Messages.Column_state),
				Column.left(Messages.Column_host), Column.left(Messages.Column_folder), Column.left(Messages.Column_tags));
		for (Subject subject : found)
			table.add(Cell.of(kind(subject)), Cell.of(subject.name()), state(subject), Cell.of(subject.host().displayName()),
					Cell.of(Shown.text(subject.annotations().folder())), Cell.of(Shown.list(subject.annotations().tags())));
		return table;
	}

	private static String kind(Subject subject) {
		return List.of(Messages.Column_vm, Messages.Column_host, Messages.Column_datastore, Messages.Column_network).get(Search.KINDS.indexOf(subject.kind()));
	}

	private static Cell state(Subject subject) {
		return switch (subject) {
		case Subject.Vm vm -> new Cell(Shown.state(vm.vm().state()), InventoryTables.style(vm.vm().state()));
		case Subject.Host host -> new Cell(Shown.state(host.host().status().state()), InventoryTables.style(host.host().status().state()));
		case Subject.Datastore datastore -> InventoryTables.activity(datastore.pool().active());
		case Subject.Network network -> InventoryTables.activity(network.network().active());
		};
	}
}
