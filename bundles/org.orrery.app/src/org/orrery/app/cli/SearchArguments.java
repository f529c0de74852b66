// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.query.Query;

import picocli.CommandLine.Option;

/** Which objects, where a query says it instead of names. */
final class SearchArguments {
	@Option(names = "--search", paramLabel = "QUERY", descriptionKey = "search", order = 20)
	private String search;
	@Option(names = "--saved", paramLabel = "NAME", descriptionKey = "saved", order = 21)
	private String saved;

	boolean given() {
		return search != null || saved != null;
	}

	/** Both, where both are given. */
	Query query(Session session) throws CommandFailure {
		List<String> parts = new ArrayList<>();
		if (search != null)
			parts.add(QueryAnswer.parse(search).text());
		if (saved != null)
			parts.add(QueryAnswer.parse(saved(session, saved)).text());
		return QueryAnswer.parse(parts.size() == 1 ? parts.getFirst() : "(" + parts.getFirst() + ") (" + parts.getLast() + ')'); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The query of that name. */
	static String saved(Session session, String name) throws CommandFailure {
		var searches = session.engine().savedSearches();
		return searches.find(name).orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.SearchArguments_unknown, name),
				searches.all().isEmpty() ? Messages.SearchArguments_none
						: Messages.bind(Messages.SearchArguments_known, String.join(", ", searches.all().keySet())))); //$NON-NLS-1$
	}
}
