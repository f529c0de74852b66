// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.alarm.AlarmRule;
import org.orrery.engine.alarm.AlarmScope;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.AlarmSignal;
import org.orrery.engine.alarm.Alarms;

import com.google.gson.JsonElement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery alarm rules}: shows and changes when something becomes an alarm. */
@Command(name = "rules")
final class AlarmRulesCommand implements Callable<Integer> {
	/** As they are typed. */
	enum Act {
		LIST, ENABLE, DISABLE, SET, ADD, REMOVE, RESET
	}

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", arity = "0..1", paramLabel = "ACTION", defaultValue = "list", descriptionKey = "rules.action")
	private Act act;
	@Parameters(index = "1", arity = "0..1", paramLabel = "RULE", descriptionKey = "rules.rule")
	private String id;
	@Option(names = "--signal", paramLabel = "SIGNAL", descriptionKey = "rules.signal", order = 1)
	private String signal;
	@Option(names = "--severity", paramLabel = "SEVERITY", descriptionKey = "rules.severity", order = 2)
	private AlarmSeverity severity;
	@Option(names = "--threshold", paramLabel = "NUMBER", descriptionKey = "rules.threshold", order = 3)
	private Double threshold;
	@Option(names = "--hysteresis", paramLabel = "NUMBER", descriptionKey = "rules.hysteresis", order = 4)
	private Double hysteresis;
	@Option(names = "--duration", paramLabel = "TIME", converter = AlarmSpan.class, descriptionKey = "rules.duration", order = 5)
	private Duration duration;
	@Option(names = "--name", paramLabel = "TEXT", descriptionKey = "rules.name", order = 6)
	private String name;
	@Option(names = "--object", paramLabel = "PATTERN", descriptionKey = "rules.object", order = 7)
	private String object;
	@Option(names = "--host", paramLabel = "PATTERN", descriptionKey = "rules.host", order = 8)
	private String host;
	@Option(names = "--cluster", paramLabel = "PATTERN", descriptionKey = "rules.cluster", order = 9)
	private String cluster;

	AlarmRulesCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		if (id == null && act != Act.LIST && act != Act.RESET)
			throw new ParameterException(spec.commandLine(), Messages.AlarmRulesCommand_which);
		try (Session session = Session.open(invocation)) {
			Alarms alarms = session.engine().alarms();
			change(alarms);
			print(alarms.rules());
			return session.ownTrouble().number();
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		} catch (NoSuchElementException e) {
			throw new CommandFailure(ExitCode.NOT_FOUND, e.getMessage(), Messages.AlarmRulesCommand_noneRemedy, "", e); //$NON-NLS-1$
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	private void change(Alarms alarms) throws IOException {
		switch (act) {
		case LIST -> {
			// only shown
		}
		case ENABLE, DISABLE -> alarms.putRule(known(alarms).withEnabled(act == Act.ENABLE));
		case SET -> alarms.putRule(changed(known(alarms)));
		case ADD -> alarms.putRule(added(alarms));
		case REMOVE -> alarms.removeRule(id);
		case RESET -> alarms.resetRules();
		}
	}

	private AlarmRule known(Alarms alarms) {
		return alarms.rules().stream().filter(rule -> rule.id().equals(id)).findFirst()
				.orElseThrow(() -> new NoSuchElementException(Messages.bind(Messages.AlarmRulesCommand_none, id)));
	}

	private AlarmRule changed(AlarmRule rule) {
		AlarmRule limited = threshold == null ? rule : rule.withThreshold(threshold);
		AlarmScope scope = new AlarmScope(object == null ? rule.scope().object() : object, host == null ? rule.scope().host() : host,
				cluster == null ? rule.scope().cluster() : cluster);
		return new AlarmRule(id, name == null ? rule.name() : name, severity == null ? rule.severity() : severity,
				signal == null ? rule.signal() : AlarmSignal.of(signal), limited.threshold(), hysteresis == null ? limited.hysteresis() : hysteresis,
				duration == null ? rule.duration() : duration, scope, rule.enabled());
	}

	private AlarmRule added(Alarms alarms) {
		if (signal == null)
			throw new IllegalArgumentException(Messages.AlarmRulesCommand_signal);
		if (alarms.rules().stream().anyMatch(rule -> rule.id().equals(id)))
			throw new IllegalArgumentException(Messages.bind(Messages.AlarmRulesCommand_exists, id));
		return new AlarmRule(id, name, severity == null ? AlarmSeverity.WARNING : severity, AlarmSignal.of(signal), threshold == null ? 0 : threshold,
				hysteresis == null ? 0 : hysteresis, duration == null ? Duration.ZERO : duration, new AlarmScope(object, host, cluster), true);
	}

	private void print(List<AlarmRule> rules) {
		Output output = invocation.output();
		output.print(() -> Json.array(rules, AlarmRulesCommand::json), () -> {
			Table table = new Table(Column.left(Messages.Column_id), Column.left(Messages.Column_severity), Column.left(Messages.Column_title),
					Column.left(Messages.Column_condition), Column.left(Messages.Column_scope), Column.left(Messages.Column_state));
			for (AlarmRule rule : rules)
				table.add(Cell.of(rule.id()), Cell.of(rule.severity().inWords()), Cell.of(rule.name()), Cell.of(rule.condition()),
						Cell.of(rule.scope().inWords()), Cell.of(rule.enabled() ? Messages.Value_active : Messages.Value_inactive));
			output.print(table);
		});
	}

	private static JsonElement json(AlarmRule rule) {
		boolean number = rule.signal().isNumber();
		return new Json().put("id", rule.id()).put("name", rule.name()).put("severity", rule.severity()).put("signal", rule.signal().word()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("threshold", number ? rule.threshold() : -1).put("hysteresis", number ? rule.hysteresis() : -1) //$NON-NLS-1$ //$NON-NLS-2$
				.put("durationSeconds", rule.duration().toSeconds()).put("object", rule.scope().object()).put("host", rule.scope().host()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("cluster", rule.scope().cluster()).put("enabled", rule.enabled()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
