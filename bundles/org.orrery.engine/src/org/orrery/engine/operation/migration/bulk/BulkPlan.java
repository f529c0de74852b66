// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.MigrationOptions;

/** A bulk migration as a person reads it before it begins. */
final class BulkPlan {
	private BulkPlan() {
	}

	static Plan of(String title, BulkCheck check, BulkLimits limits, MigrationOptions options) {
		List<Plan.Step> steps = new ArrayList<>();
		ShellScript script = new ShellScript().comment(title).comment(limitsInWords(limits));
		long bytes = 0;
		for (QueuedMove move : check.order()) {
			steps.add(new Plan.Step(move.migration().title(), detail(move)));
			bytes += move.memory();
		}
		new BulkScript(check.order(), limits, options).write(script);
		for (VmResult vm : check.refused()) {
			String refusal = Messages.bind(Messages.BulkCheck_cannot, new Object[] { vm.move().vmName(), vm.move().targetName(), vm.reason() });
			steps.add(new Plan.Step(refusal, vm.remedy()));
			script.comment(refusal);
		}
		String summary = Messages.bind(Messages.BulkPlan_summary, new Object[] { title, Quantity.bytes(bytes), limitsInWords(limits) });
		return new Plan(summary, steps, script.toString());
	}

	private static String detail(QueuedMove move) {
		String memory = Quantity.bytes(move.memory());
		return move.copies() ? Messages.bind(Messages.BulkPlan_copies, memory) : memory;
	}

	static String limitsInWords(BulkLimits limits) {
		return Messages.bind(Messages.BulkPlan_limits,
				new Object[] { limits.perHost(), limits.perLink(), limits.perDatastore(), limits.copyWeight(), limits.attempts() });
	}
}
