// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;

/** Shows what operations would do, as steps or as a script; nothing is touched. */
final class PlanPrinter {
	private final Output output;
	private final OperationContext context;

	PlanPrinter(Invocation invocation, Session session) {
		output = invocation.output();
		context = session.engine().context();
	}

	/** One document with {@code --json} as of a single plan. */
	ExitCode printSteps(Operation operation) throws CommandFailure {
		Plan plan = plan(operation);
		output.print(() -> TaskJson.plan(plan), () -> output.print(steps(plan)));
		return ExitCode.OK;
	}

	/** All in one script that can be saved and run; with {@code --json} one plan, or an array of several. */
	ExitCode printScript(List<? extends Operation> operations) throws CommandFailure {
		List<Plan> plans = new ArrayList<>();
		for (Operation operation : operations)
			plans.add(plan(operation));
		output.print(() -> plans.size() == 1 ? TaskJson.plan(plans.get(0)) : Json.array(plans, TaskJson::plan),
				() -> output.print(file(operations, plans).stripTrailing()));
		return ExitCode.OK;
	}

	private static String file(List<? extends Operation> operations, List<Plan> plans) {
		String heading = operations.stream().map(Operation::title).collect(Collectors.joining("\n")); //$NON-NLS-1$
		return ShellScript.file(heading, plans.stream().map(Plan::script).toList());
	}

	private Plan plan(Operation operation) throws CommandFailure {
		CheckResult check = operation.check(context);
		if (!check.passes())
			throw refused(operation, check);
		check.warnings().forEach(finding -> output.warn(finding.message(), finding.remedy()));
		return operation.plan(context);
	}

	private static String steps(Plan plan) {
		StringBuilder text = new StringBuilder(plan.summary());
		int number = 1;
		for (Plan.Step step : plan.steps())
			text.append(System.lineSeparator()).append("  ").append(number++).append(". ").append(step.title()) //$NON-NLS-1$ //$NON-NLS-2$
					.append(step.detail().isEmpty() ? "" : " (" + step.detail() + ')'); //$NON-NLS-1$ //$NON-NLS-2$
		return text.toString();
	}

	CommandFailure refused(Operation operation, CheckResult check) {
		Finding first = check.firstObstacle().orElseThrow();
		check.findings().stream().filter(finding -> finding != first && finding.severity() != Finding.Severity.INFORMATION)
				.forEach(finding -> output.warn(finding.message(), finding.remedy()));
		return new CommandFailure(ExitCode.REFUSED, operation.title() + ": " + first.message(), first.remedy()); //$NON-NLS-1$
	}
}
