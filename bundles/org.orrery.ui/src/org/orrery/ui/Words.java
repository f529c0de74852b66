// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.engine.task.TaskState;
import org.orrery.model.inventory.AgentState;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.SwitchType;
import org.orrery.model.inventory.VmState;

/** How the console says things: states, sizes, times. Units always. Any thread. */
public final class Words {
	private static final Map<Format, NumberFormat> FORMATS = new HashMap<>(); // guarded by itself
	private static final long KIB = 1024;
	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault()); //$NON-NLS-1$

	private Words() {
	}

	public static String of(VmState state) {
		return switch (state) {
		case RUNNING -> Messages.VmState_running;
		case PAUSED -> Messages.VmState_paused;
		case SHUTTING_DOWN -> Messages.VmState_shuttingDown;
		case SHUT_OFF -> Messages.VmState_shutOff;
		case CRASHED -> Messages.VmState_crashed;
		case SUSPENDED -> Messages.VmState_suspended;
		case UNKNOWN -> Messages.VmState_unknown;
		};
	}

	public static String of(HostState state) {
		return switch (state) {
		case ACTIVE -> Messages.HostState_active;
		case CONNECTING -> Messages.HostState_connecting;
		case DEGRADED -> Messages.HostState_degraded;
		case RETRYING -> Messages.HostState_retrying;
		case CLOSED -> Messages.HostState_closed;
		case MAINTENANCE -> Messages.HostState_maintenance;
		case UNKNOWN -> Messages.HostState_unknown;
		};
	}

	public static String of(TaskState state) {
		return switch (state) {
		case QUEUED -> Messages.TaskState_queued;
		case CHECKING -> Messages.TaskState_checking;
		case RUNNING -> Messages.TaskState_running;
		case CANCELLING -> Messages.TaskState_cancelling;
		case SUCCEEDED -> Messages.TaskState_succeeded;
		case FAILED -> Messages.TaskState_failed;
		case REFUSED -> Messages.TaskState_refused;
		case CANCELLED -> Messages.TaskState_cancelled;
		case UNDECIDED -> Messages.TaskState_undecided;
		};
	}

	public static String of(AgentState state) {
		return switch (state) {
		case CONNECTED -> Messages.Agent_connected;
		case DISCONNECTED -> Messages.Agent_disconnected;
		case NOT_CONFIGURED -> Messages.Agent_notConfigured;
		};
	}

	public static String of(SwitchType type) {
		return switch (type) {
		case LINUX_BRIDGE -> Messages.Switch_linuxBridge;
		case OPEN_VSWITCH -> Messages.Switch_openVswitch;
		case LIBVIRT_NETWORK -> Messages.Switch_libvirtNetwork;
		};
	}

	/** "1.2 GiB"; a dash when unknown (negative). */
	public static String bytes(long bytes) {
		if (bytes < 0)
			return Messages.Words_unknown;
		int unit = 0;
		double value = bytes;
		while (value >= KIB && unit < UNITS.length - 1) {
			value /= KIB;
			unit++;
		}
		return NLS.bind(Messages.Words_quantity, number(value, value < 10 && unit > 0 ? 1 : 0), UNITS[unit]);
	}

	/** "62 %" */
	public static String percent(double fraction) {
		return NLS.bind(Messages.Words_percent, number(fraction * 100, 0));
	}

	/** "60 ms", "4 s", "3 min 5 s", "2 h 10 min", "5 d 3 h". */
	public static String duration(Duration duration) {
		if (duration == null)
			return Messages.Words_unknown;
		long millis = duration.toMillis();
		if (millis < 1000)
			return NLS.bind(Messages.Words_quantity, Long.toString(millis), Messages.Words_milliseconds);
		long seconds = duration.toSeconds();
		if (seconds < 10)
			return NLS.bind(Messages.Words_quantity, number(millis / 1000.0, 1), Messages.Words_seconds);
		if (seconds < 60)
			return NLS.bind(Messages.Words_quantity, Long.toString(seconds), Messages.Words_seconds);
		if (seconds < 3600)
			return twoParts(seconds / 60, Messages.Words_minutes, seconds % 60, Messages.Words_seconds);
		if (seconds < 86400)
			return twoParts(seconds / 3600, Messages.Words_hours, seconds % 3600 / 60, Messages.Words_minutes);
		return twoParts(seconds / 86400, Messages.Words_days, seconds % 86400 / 3600, Messages.Words_hours);
	}

	private static String twoParts(long big, String bigUnit, long small, String smallUnit) {
		String first = NLS.bind(Messages.Words_quantity, Long.toString(big), bigUnit);
		return small == 0 ? first : first + ' ' + NLS.bind(Messages.Words_quantity, Long.toString(small), smallUnit);
	}

	/** "just now", "3 min ago", "12:04", then the date. The absolute time belongs in the tooltip. */
	public static String relative(Instant time, Instant now) {
		if (time == null)
			return Messages.Words_never;
		Duration ago = Duration.between(time, now);
		if (ago.toSeconds() < -10) // a clock was set back
			return ABSOLUTE.format(time);
		if (ago.toSeconds() < 10)
			return Messages.Words_justNow;
		if (ago.toSeconds() < 60)
			return NLS.bind(Messages.Words_ago, NLS.bind(Messages.Words_quantity, Long.toString(ago.toSeconds()), Messages.Words_seconds));
		if (ago.toMinutes() < 60)
			return NLS.bind(Messages.Words_ago, NLS.bind(Messages.Words_quantity, Long.toString(ago.toMinutes()), Messages.Words_minutes));
		return ago.toHours() < 12 ? CLOCK.format(time) : ABSOLUTE.format(time);
	}

	public static String absolute(Instant time) {
		return time == null ? Messages.Words_never : ABSOLUTE.format(time);
	}

	/** What a verdict comes to in one line: "≈ 4 s, pause ≈ 60 ms", "can take it", or the first reason why not. */
	public static String of(MigrationVerdict verdict) {
		var obstacle = verdict.result().firstObstacle();
		if (obstacle.isPresent())
			return obstacle.get().message();
		if (verdict.forecast() != null)
			return verdict.forecast().inWords();
		if (verdict.expectedDuration() == null)
			return Messages.Verdict_possible;
		String duration = duration(verdict.expectedDuration());
		if (verdict.expectedDowntime() == null)
			return NLS.bind(Messages.Verdict_duration, duration);
		return NLS.bind(Messages.Verdict_durationAndPause, duration, duration(verdict.expectedDowntime()));
	}

	/** Message and remedy of one finding. */
	public static String of(Finding finding) {
		return finding.remedy().isEmpty() ? finding.message() : NLS.bind(Messages.Finding_withRemedy, finding.message(), finding.remedy());
	}

	public static String list(List<String> names) {
		return String.join(Messages.Words_listSeparator, names);
	}

	/** To make a format takes longer than to write a hundred numbers with it. Formats serve one thread at a time. */
	private static String number(double value, int decimals) {
		Locale locale = Locale.getDefault(Locale.Category.FORMAT);
		synchronized (FORMATS) {
			return FORMATS.computeIfAbsent(new Format(locale, decimals), Format::make).format(value);
		}
	}

	private record Format(Locale locale, int decimals) {
		NumberFormat make() {
			NumberFormat format = NumberFormat.getNumberInstance(locale);
			format.setMaximumFractionDigits(decimals);
			return format;
		}
	}
}
