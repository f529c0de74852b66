// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.engine.query.Subject;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery migrate}: check, plan, or move one VM, or several as one task, to another host. */
@Command(name = "migrate")
final class MigrateCommand implements Callable<Integer> {
	/** What is said of a finished migration, in this order. */
	static final List<String> RESULT_FIGURES = List.of(MigrationFigures.TOTAL_TIME, MigrationFigures.DOWNTIME, MigrationFigures.TRANSFERRED);

	/** Words of {@code --storage}. */
	enum Storage {
		auto(MigrationOptions.Storage.AUTOMATIC), shared(MigrationOptions.Storage.SHARED), copy(MigrationOptions.Storage.COPY);

		private final MigrationOptions.Storage choice;

		MigrationOptions.Storage choice() {
			return choice;
		}

		Storage(MigrationOptions.Storage choice) {
			this.choice = choice;
		}
	}

	/** Words of {@code --policy}. */
	enum Policy {
		minimal_downtime(ConvergencePolicy.MINIMAL_DOWNTIME), balanced(ConvergencePolicy.BALANCED), must_finish(ConvergencePolicy.MUST_FINISH);

		final ConvergencePolicy choice;

		Policy(ConvergencePolicy choice) {
			this.choice = choice;
		}

		/** As it is typed: completion and error messages show it so. */
		@Override
		public String toString() {
			return choice.word();
		}
	}

	/** What to do instead of migrating. */
	private static final class Instead {
		@Option(names = "--check", order = 1)
		private boolean check;
		@Option(names = "--plan", order = 2)
		private boolean plan;
		@Option(names = "--script", order = 3)
		private boolean script;
	}

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	/** picocli gives the last parameter no place of its own while the number of those before it is open. */
	@Parameters(arity = "1..*", paramLabel = "VM... HOST", hideParamSyntax = true, descriptionKey = "vmsAndTarget")
	private List<String> names = new ArrayList<>();
	@ArgGroup(exclusive = true)
	private Instead instead = new Instead();
	@Option(names = { "-y", "--yes" }, order = 4)
	private boolean yes;
	@Option(names = "--storage", paramLabel = "auto|shared|copy", defaultValue = "auto", order = 10)
	private Storage storage;
	@Option(names = "--bandwidth", paramLabel = "MIB/S", defaultValue = "0", order = 11)
	private long bandwidth;
	@Option(names = "--max-downtime", paramLabel = "MS", order = 12)
	private Long maximumDowntime;
	@Option(names = { "--suspend", "--no-live" }, order = 13)
	private boolean suspend;
	@Option(names = "--auto-converge", order = 14)
	private boolean autoConverge;
	@Option(names = { "--post-copy", "--postcopy" }, order = 15)
	private boolean postCopy;
	@Option(names = "--tls", order = 16)
	private boolean tls;
	@Option(names = "--target-uri", paramLabel = "URI", defaultValue = "", order = 17)
	private String targetUri;
	@Option(names = "--data-uri", paramLabel = "URI", defaultValue = "", order = 18)
	private String dataUri;
	@Option(names = "--policy", paramLabel = "minimal-downtime|balanced|must-finish", order = 19)
	private Policy policy;
	@Option(names = "--unsafe", order = 20)
	private boolean unsafe;
	@Option(names = "--keep-old-disks", order = 25)
	private boolean keepOldDisks;
	@Mixin
	private NamesAndTransfer target = new NamesAndTransfer();
	@Mixin
	private SearchArguments search = new SearchArguments();
	@Mixin
	private BulkArguments bulk = new BulkArguments();

	MigrateCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		MigrationOptions options = options();
		if (names.size() < 2 && !search.given())
			throw new ParameterException(spec.commandLine(), Messages.MigrateCommand_names);
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			HostInventory target = lookup.host(names.getLast());
			if (names.size() > 2 || search.given())
				return migrateAll(session, lookup, target, options).number();
			ObjectRef vm = lookup.find(ObjectKind.VM, names.getFirst());
			HostInventory source = lookup.hostOf(vm);
			MigrateOperation operation = new MigrateOperation(vm, ObjectRef.host(target.connection()), options, lookup.vm(vm).name(),
					source.displayName(), target.displayName());
			return act(session, operation, options).number();
		}
	}

	/** All names are looked up before anything is done. What a query finds on the target already has nowhere to go. */
	private ExitCode migrateAll(Session session, Lookup lookup, HostInventory host, MigrationOptions options) throws CommandFailure {
		Set<ObjectRef> vms = new LinkedHashSet<>();
		for (String name : names.subList(0, names.size() - 1))
			vms.add(lookup.find(ObjectKind.VM, name));
		if (search.given())
			new QueryAnswer(invocation, session).find(search.query(session), Set.of(ObjectKind.VM)).stream().map(Subject::ref)
					.filter(vm -> !vm.connection().equals(host.connection())).forEach(vms::add);
		if (vms.isEmpty())
			return new OneTask(invocation, session).nothingFound();
		List<BulkMove> moves = new ArrayList<>();
		for (ObjectRef vm : vms) {
			moves.add(new BulkMove(vm, ObjectRef.host(host.connection()), lookup.vm(vm).name(), lookup.hostOf(vm).displayName(), host.displayName()));
		}
		BulkMigrateOperation operation = new BulkMigrateOperation(moves, options, bulk.limits(session, spec));
		PlanPrinter printer = new PlanPrinter(invocation, session);
		if (instead.script)
			return printer.printScript(List.of(operation));
		return instead.check || instead.plan ? printer.printSteps(operation) : new TaskRunner(invocation, session).run(List.of(operation));
	}

	private MigrationOptions options() {
		if (bandwidth < 0)
			throw new ParameterException(spec.commandLine(), Messages.MigrateCommand_bandwidth);
		if (maximumDowntime != null && maximumDowntime < 1)
			throw new ParameterException(spec.commandLine(), Messages.MigrateCommand_downtime);
		if (!targetUri.isBlank())
			checkedTargetUri();
		return new MigrationOptions(storage.choice, bandwidth, maximumDowntime == null ? null : Duration.ofMillis(maximumDowntime), !suspend,
				autoConverge, postCopy, tls, targetUri, dataUri, unsafe,
				target.mapping(spec), target.transfer(), policy == null ? null : policy.choice, keepOldDisks);
	}

	private void checkedTargetUri() {
		try {
			Session.checked(targetUri);
		} catch (CommandFailure e) {
			throw new ParameterException(spec.commandLine(), "--target-uri: " + e.getMessage(), e); //$NON-NLS-1$
		}
	}

	private ExitCode act(Session session, MigrateOperation operation, MigrationOptions options) throws CommandFailure {
		if (instead.check)
			return printVerdict(session.engine().migrationAdvisor().forecast(operation.subjects().get(0), operation.subjects().get(2), options),
					operation);
		if (instead.plan)
			return printSteps(session, operation, options);
		if (instead.script)
			return new PlanPrinter(invocation, session).printScript(List.of(operation));
		boolean asks = !yes && invocation.surroundings().terminal().keyboard().isPresent();
		if (asks && !confirmed(session, operation))
			return ExitCode.CANCELLED;
		return new TaskRunner(invocation, session).run(List.of(operation));
	}

	private ExitCode printSteps(Session session, MigrateOperation operation, MigrationOptions options) throws CommandFailure {
		ExitCode code = new PlanPrinter(invocation, session).printSteps(operation);
		if (!invocation.output().json())
			printForecast(session.engine().migrationAdvisor().forecast(operation.subjects().get(0), operation.subjects().get(2), options));
		return code;
	}

	private void printForecast(MigrationVerdict verdict) {
		if (verdict.forecast() != null)
			invocation.output().print(Messages.bind(Messages.MigrateCommand_forecast, verdict.forecast().inWords()));
	}

	private ExitCode printVerdict(MigrationVerdict verdict, MigrateOperation operation) {
		List<String> names = operation.subjectNames();
		Output output = invocation.output();
		output.print(() -> TaskJson.verdict(verdict, names.get(0), names.get(2)), () -> {
			boolean passes = verdict.result().passes();
			String pattern = passes ? Messages.MigrateCommand_possible : Messages.MigrateCommand_impossible;
			output.print((passes ? Style.GOOD : Style.BAD).paint(Messages.bind(pattern, names.get(0), names.get(2)), output.outColoured()));
			output.print(Messages.bind(Messages.MigrateCommand_cost, new Object[] { Shown.bytes(verdict.memoryToMove()),
					Shown.bytes(verdict.storageToCopy()), Shown.duration(verdict.expectedDuration()), Shown.duration(verdict.expectedDowntime()) }));
			printForecast(verdict);
			verdict.result().findings().forEach(finding -> output.print("  " + Details.finding(finding))); //$NON-NLS-1$
		});
		return verdict.result().passes() ? ExitCode.OK : ExitCode.REFUSED;
	}

	/** A person at a terminal is asked only where the check has a warning; to migrate was typed already. */
	private boolean confirmed(Session session, MigrateOperation operation) throws CommandFailure {
		CheckResult check = operation.check(session.engine().context());
		if (!check.passes())
			throw new PlanPrinter(invocation, session).refused(operation, check);
		if (check.warnings().isEmpty())
			return true;
		check.warnings().forEach(finding -> invocation.output().warn(finding.message(), finding.remedy()));
		return invocation.prompts().confirm(operation.plan(session.engine().context()).summary(), Messages.MigrateCommand_confirm,
				Messages.MigrateCommand_confirmVerb);
	}
}
