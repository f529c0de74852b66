// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.query.Subject;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery tag}, {@code folder} and {@code note}: what people write down about objects; several objects are one task. */
@Command
final class AnnotateCommand implements Callable<Integer> {
	private final Invocation invocation;
	private final boolean takesValue;
	private final Function<String, AnnotationChange> change;

	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "WORD", arity = "0..*", descriptionKey = "annotated")
	private List<String> words = new ArrayList<>();
	@Mixin
	private SearchArguments search = new SearchArguments();
	@Option(names = "--kind", paramLabel = "KIND", defaultValue = "vm", descriptionKey = "annotated.kind", order = 1)
	private SearchCommand.Kind kind;
	@Option(names = "--plan", descriptionKey = "plan", order = 2)
	private boolean plan;
	@Option(names = "--script", descriptionKey = "script", order = 3)
	private boolean script;

	/** @param takesValue whether the first word says what; the others name objects */
	AnnotateCommand(Invocation invocation, boolean takesValue, Function<String, AnnotationChange> change) {
		this.invocation = invocation;
		this.takesValue = takesValue;
		this.change = change;
	}

	/** Tags of one word, separated by commas. */
	static List<String> tags(String word) {
		return List.of(word.split(",")); //$NON-NLS-1$
	}

	@Override
	public Integer call() throws CommandFailure {
		int first = takesValue ? 1 : 0;
		if (words.size() < first)
			throw new ParameterException(spec.commandLine(), Messages.AnnotateCommand_value);
		List<String> names = words.subList(first, words.size());
		if (names.isEmpty() && !search.given())
			throw new ParameterException(spec.commandLine(), Messages.AnnotateCommand_objects);
		try (Session session = Session.reach(invocation)) {
			Map<ObjectRef, AnnotateOperation.Named> objects = objects(session, names);
			if (objects.isEmpty())
				return new OneTask(invocation, session).nothingFound().number();
			Operation operation = AnnotateOperation.of(objects, change.apply(takesValue ? words.getFirst() : ""), session.engine().context()); //$NON-NLS-1$
			PlanPrinter printer = new PlanPrinter(invocation, session);
			if (script)
				return printer.printScript(List.of(operation)).number();
			return plan ? printer.printSteps(operation).number() : new OneTask(invocation, session).run(operation, false).number();
		}
	}

	private Map<ObjectRef, AnnotateOperation.Named> objects(Session session, List<String> names) throws CommandFailure {
		ObjectKind wanted = ObjectKind.valueOf(kind.name());
		Lookup lookup = new Lookup(session);
		Map<ObjectRef, AnnotateOperation.Named> objects = new LinkedHashMap<>();
		for (String name : names)
			session.engine().search().subject(lookup.find(wanted, name)).ifPresent(subject -> objects.put(subject.ref(), named(subject)));
		if (search.given())
			new QueryAnswer(invocation, session).find(search.query(session), Set.of(wanted)).forEach(subject -> objects.put(subject.ref(), named(subject)));
		return objects;
	}

	private static AnnotateOperation.Named named(Subject subject) {
		return new AnnotateOperation.Named(subject.name(), subject.annotations());
	}
}
