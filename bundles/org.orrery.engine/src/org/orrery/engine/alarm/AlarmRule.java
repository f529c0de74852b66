// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;

/**
 * When something becomes an alarm. Immutable.
 *
 * @param id         stable; letters, digits and '-' only
 * @param threshold  in the signal's unit; 0 for states. The alarm comes when the number is beyond it
 * @param hysteresis how far the number must come back from the threshold before the alarm ends, same unit
 * @param duration   how long without a break before the alarm comes
 */
public record AlarmRule(String id, String name, AlarmSeverity severity, AlarmSignal signal, double threshold, double hysteresis, Duration duration,
		AlarmScope scope, boolean enabled) {
	public static final Duration LONGEST = Duration.ofDays(7);

	/** @throws IllegalArgumentException naming what is out of range and the range */
	public AlarmRule {
		if (id == null || !id.matches("[A-Za-z0-9-]{1,64}")) //$NON-NLS-1$
			throw new IllegalArgumentException(Messages.bind(Messages.Rule_id, id));
		if (severity == null || signal == null)
			throw new IllegalArgumentException(Messages.bind(Messages.Rule_incomplete, id));
		name = name == null || name.isBlank() ? AlarmWords.signal(signal) : name.strip();
		scope = scope == null ? AlarmScope.ALL : scope;
		duration = duration == null ? Duration.ZERO : duration;
		threshold = signal.isNumber() ? threshold : 0;
		hysteresis = signal.isNumber() ? hysteresis : 0;
		check(signal, threshold, hysteresis, duration);
	}

	private static void check(AlarmSignal signal, double threshold, double hysteresis, Duration duration) {
		double most = switch (signal) {
		case HOST_OVERCOMMIT -> 1000;
		case VM_DISK, VM_NETWORK -> 100_000;
		default -> 100;
		};
		if (signal.isNumber() && !(threshold > 0 && threshold <= most))
			throw new IllegalArgumentException(Messages.bind(Messages.Rule_threshold, AlarmWords.number(threshold), AlarmWords.quantity(most, signal)));
		if (!(hysteresis >= 0 && (hysteresis < threshold || signal.isBelow() || !signal.isNumber())))
			throw new IllegalArgumentException(Messages.bind(Messages.Rule_hysteresis, AlarmWords.number(hysteresis)));
		if (duration.isNegative() || duration.compareTo(LONGEST) > 0)
			throw new IllegalArgumentException(Messages.bind(Messages.Rule_duration, AlarmWords.duration(duration)));
	}

	public AlarmRule withEnabled(boolean on) {
		return new AlarmRule(id, name, severity, signal, threshold, hysteresis, duration, scope, on);
	}

	/** @throws IllegalArgumentException when the number is out of range */
	public AlarmRule withThreshold(double limit) {
		double margin = signal.isBelow() ? hysteresis : Math.min(hysteresis, limit / 2);
		return new AlarmRule(id, name, severity, signal, limit, margin, duration, scope, enabled);
	}

	public AlarmRule withDuration(Duration wait) {
		return new AlarmRule(id, name, severity, signal, threshold, hysteresis, wait, scope, enabled);
	}

	boolean isBeyond(double value) {
		return signal.isBelow() ? value < threshold : value > threshold;
	}

	boolean isBack(double value) {
		return signal.isBelow() ? value >= threshold + hysteresis : value <= threshold - hysteresis;
	}

	/** "over 90 % for 5 min", "at once" */
	public String condition() {
		return AlarmWords.condition(this);
	}
}
