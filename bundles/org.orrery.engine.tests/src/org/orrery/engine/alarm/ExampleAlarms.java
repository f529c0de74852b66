// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;
import java.time.Instant;

import org.orrery.model.ObjectRef;

/** Alarms that nothing has raised. */
public final class ExampleAlarms {
	public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private ExampleAlarms() {
	}

	public static Alarm cpu(String id, AlarmSeverity severity) {
		AlarmRule rule = new AlarmRule("vm-cpu", "", severity, AlarmSignal.VM_CPU, 90, 5, Duration.ofMinutes(5), AlarmScope.ALL, true);
		return Alarm.raise(id, "vm-cpu@vm/" + id, rule, new AlarmSubject("vm/" + id, ObjectRef.vm("h1", id), "wéb-" + id, "h1", ""), NOW, NOW, 97, "", 1);
	}

	public static Alarm ended(Alarm alarm) {
		return alarm.withCleared(NOW.plusSeconds(60), "The cause is gone");
	}

	public static Alarm acknowledged(Alarm alarm) {
		return alarm.withAcknowledged(new Acknowledgement("ann", NOW, "known"));
	}
}
