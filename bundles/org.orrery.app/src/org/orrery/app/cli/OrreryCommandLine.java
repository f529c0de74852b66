// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

import org.orrery.engine.operation.power.PowerAction;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line. An instance is used for one run, on one thread. */
public final class OrreryCommandLine {
	private final Invocation invocation;
	private final CommandLine commands;

	public OrreryCommandLine(Surroundings surroundings) {
		invocation = new Invocation(surroundings);
		commands = new CommandLine(new OrreryCommand(invocation));
		addCommands();
		Terminal terminal = surroundings.terminal();
		commands.setResourceBundle(ResourceBundle.getBundle(getClass().getPackageName() + ".commands", Locale.ROOT, getClass().getClassLoader())); //$NON-NLS-1$
		commands.setOut(terminal.out()).setErr(terminal.err()).setUsageHelpWidth(Math.min(terminal.columns(), 120));
		commands.setCaseInsensitiveEnumValuesAllowed(true).setAbbreviatedOptionsAllowed(false);
		commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
		commands.setParameterExceptionHandler(this::usageError).setExecutionExceptionHandler(this::failed);
	}

	/** In the order in which the help lists them. */
	private void addCommands() {
		commands.addSubcommand(new ListCommand(invocation)).addSubcommand(new ShowCommand(invocation))
				.addSubcommand(new SearchCommand(invocation)).addSubcommand(new ProblemsCommand(invocation)).addSubcommand(new TopCommand(invocation))
				.addSubcommand(new StatisticsCommand(invocation));
		for (PowerAction action : PowerAction.values())
			commands.addSubcommand(action.command(), new PowerCommand(invocation, action));
		commands.addSubcommand("tag", AnnotationGroup.tag(invocation)).addSubcommand("folder", AnnotationGroup.folder(invocation)) //$NON-NLS-1$ //$NON-NLS-2$
				.addSubcommand("note", AnnotationGroup.note(invocation)); //$NON-NLS-1$
		commands.addSubcommand(new MigrateCommand(invocation)).addSubcommand(new CancelCommand(invocation))
				.addSubcommand(new EvacuateCommand(invocation)).addSubcommand(new MaintenanceCommand(invocation))
				.addSubcommand(new RollingCommand(invocation)).addSubcommand(new QueueCommand(invocation))
				.addSubcommand(new AdjustCommand(invocation)).addSubcommand(new RecoverCommand(invocation)).addSubcommand(new PolicyCommand(invocation))
				.addSubcommand(new CpuBaselineCommand(invocation)).addSubcommand(network())
				.addSubcommand(new UndoCommand(invocation)).addSubcommand(new AuditCommand(invocation))
				.addSubcommand(new CommandLine(new AlarmCommand(invocation)).addSubcommand(new AlarmRulesCommand(invocation)).addSubcommand(new AlarmWatchCommand(invocation)))
				.addSubcommand(new ExportCommand(invocation)).addSubcommand(new ReportCommand(invocation)).addSubcommand(new RetentionCommand(invocation))
				.addSubcommand(new ConnectCommand(invocation)).addSubcommand(new ImportCommand(invocation)).addSubcommand(new DisconnectCommand(invocation))
				.addSubcommand(new TestConnectionCommand(invocation)).addSubcommand(new CompletionCommand(invocation))
				.addSubcommand(new ManualCommand(invocation)).addSubcommand(new VersionCommand(invocation))
				.addSubcommand(new CommandLine.HelpCommand());
	}

	private CommandLine network() {
		return new CommandLine(new NetworkCommand(invocation)).addSubcommand("mac", new NetworkInsideCommand(invocation, NetworkInsideCommand.Part.MAC)) //$NON-NLS-1$
				.addSubcommand("ports", new NetworkInsideCommand(invocation, NetworkInsideCommand.Part.PORTS)) //$NON-NLS-1$
				.addSubcommand("team", new NetworkInsideCommand(invocation, NetworkInsideCommand.Part.TEAM)) //$NON-NLS-1$
				.addSubcommand(new NetworkTraceCommand(invocation)).addSubcommand(new NetworkChassisCommand(invocation))
				.addSubcommand(new NetworkNeighboursCommand(invocation));
	}

	/** Runs the command; returns its exit code and never throws. */
	public int execute(String... arguments) {
		return commands.execute(arguments);
	}

	/** The arguments may not have been read as far as {@code --json}. */
	private int usageError(ParameterException e, String[] arguments) {
		invocation.options().json = Arrays.asList(arguments).contains("--json"); //$NON-NLS-1$
		CommandLine command = e.getCommandLine();
		String name = command.getCommandSpec().qualifiedName();
		invocation.output().error(new CommandFailure(ExitCode.USAGE, e.getMessage(), Messages.bind(Messages.OrreryCommandLine_seeHelp, name)));
		if (!invocation.output().json() && e instanceof UnmatchedArgumentException)
			UnmatchedArgumentException.printSuggestions(e, command.getErr());
		if (!invocation.output().json() && arguments.length == 0)
			command.usage(command.getErr());
		return ExitCode.USAGE.number();
	}

	private int failed(Exception e, CommandLine command, ParseResult parsed) {
		CommandFailure failure = e instanceof CommandFailure known ? known
				: new CommandFailure(ExitCode.FAILED, Messages.bind(Messages.OrreryCommandLine_defect, e), Messages.OrreryCommandLine_defectRemedy);
		invocation.output().error(failure);
		if (failure != e && invocation.options().verbose)
			e.printStackTrace(command.getErr());
		return failure.exitCode().number();
	}
}
