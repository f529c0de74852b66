// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskStep;

import com.google.gson.JsonObject;

/** The documented form of tasks, findings, plans and verdicts. */
final class TaskJson {
	private TaskJson() {
	}

	static JsonObject task(TaskRecord task) {
		return new Json().put("id", task.id()).put("operation", task.operation()).put("title", task.title()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("state", task.state()).put("subjects", subjects(task), subject -> subject).put("parameters", task.parameters()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("who", task.who()).put("created", task.created()).put("started", task.started()).put("ended", task.ended()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("fraction", task.fraction()).put("phase", task.phase()).put("figures", task.figures()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("steps", task.steps(), TaskJson::step).put("findings", task.findings(), TaskJson::finding) //$NON-NLS-1$ //$NON-NLS-2$
				.put("reason", task.reason()).put("remedy", task.remedy()).put("detail", task.detail()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("acknowledged", task.acknowledged()).put("script", task.script()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static List<JsonObject> subjects(TaskRecord task) {
		List<JsonObject> subjects = new ArrayList<>();
		for (int i = 0; i < task.subjects().size(); i++)
			subjects.add(new Json().put("ref", task.subjects().get(i).toString()) //$NON-NLS-1$
					.put("name", i < task.subjectNames().size() ? task.subjectNames().get(i) : null).object()); //$NON-NLS-1$
		return subjects;
	}

	private static JsonObject step(TaskStep step) {
		return new Json().put("number", step.number()).put("title", step.title()).put("state", step.state()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("started", step.started()).put("ended", step.ended()).put("note", step.note()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	static JsonObject finding(Finding finding) {
		return new Json().put("severity", finding.severity()).put("rule", finding.rule()).put("message", finding.message()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("remedy", finding.remedy()).put("figures", finding.figures()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static JsonObject plan(Plan plan) {
		return new Json().put("summary", plan.summary()) //$NON-NLS-1$
				.put("steps", plan.steps(), step -> new Json().put("title", step.title()).put("detail", step.detail()).object()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("script", plan.script()).object(); //$NON-NLS-1$
	}

	static JsonObject verdict(MigrationVerdict verdict, String vm, String target) {
		return new Json().put("vm", vm).put("target", target).put("passes", verdict.result().passes()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("findings", verdict.result().findings(), TaskJson::finding).put("memoryToMoveBytes", verdict.memoryToMove()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("storageToCopyBytes", verdict.storageToCopy()).put("targetMemoryAfterBytes", verdict.memoryAfter()) //$NON-NLS-1$ //$NON-NLS-2$
				.putMillis("expectedDurationMillis", verdict.expectedDuration()) //$NON-NLS-1$
				.putMillis("expectedDowntimeMillis", verdict.expectedDowntime()).object(); //$NON-NLS-1$
	}

	/** A line on standard error while a task runs. */
	static JsonObject progress(TaskRecord task) {
		return new Json().put("event", "progress").put("task", task.id()).put("title", task.title()).put("state", task.state()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				.put("phase", task.phase()).put("fraction", task.fraction()).put("figures", task.figures()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
