// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.Collection;

import org.orrery.engine.audit.TaskDocument;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkReport;
import org.orrery.engine.operation.migration.bulk.VmResult;
import org.orrery.engine.operation.migration.forecast.MigrationForecast;
import org.orrery.engine.task.TaskRecord;

import com.google.gson.JsonObject;

/** The documented form of tasks, findings, plans and verdicts. */
final class TaskJson {
	private TaskJson() {
	}

	static JsonObject task(TaskRecord task) {
		return TaskDocument.of(task);
	}

	/** With what became of each VM of a bulk migration. @param all tasks among which its parts are */
	static JsonObject task(TaskRecord task, Collection<TaskRecord> all) {
		JsonObject object = task(task);
		if (task.operation().equals(BulkMigrateOperation.TYPE))
			object.add("vms", Json.array(BulkReport.of(task, all), TaskJson::vm)); //$NON-NLS-1$
		return object;
	}

	private static JsonObject vm(VmResult result) {
		return new Json().put("vm", result.move().vmName()).put("ref", result.move().vm().toString()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("source", result.move().sourceName()).put("target", result.move().targetName()).put("outcome", result.outcome()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("reason", result.reason()).put("remedy", result.remedy()).put("task", result.task()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("figures", result.figures()).object(); //$NON-NLS-1$
	}

	static JsonObject finding(Finding finding) {
		return TaskDocument.finding(finding);
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
				.putMillis("expectedDowntimeMillis", verdict.expectedDowntime()) //$NON-NLS-1$
				.put("forecast", verdict.forecast() == null ? null : forecast(verdict.forecast())).object(); //$NON-NLS-1$
	}

	private static JsonObject forecast(MigrationForecast forecast) {
		return new Json().put("words", forecast.inWords()).putMillis("durationMillis", forecast.duration()) //$NON-NLS-1$ //$NON-NLS-2$
				.putMillis("downtimeMillis", forecast.downtime()).put("converges", forecast.convergence()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("dirtyBytesPerSecond", forecast.dirtyRate() < 0 ? null : forecast.dirtyRate()) //$NON-NLS-1$
				.put("speedBytesPerSecond", forecast.speed()).put("speedFrom", forecast.link().origin()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("passes", forecast.passes()).object(); //$NON-NLS-1$
	}

	/** A line on standard error while a task runs. */
	static JsonObject progress(TaskRecord task) {
		return new Json().put("event", "progress").put("task", task.id()).put("title", task.title()).put("state", task.state()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				.put("phase", task.phase()).put("fraction", task.fraction()).put("figures", task.figures()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
