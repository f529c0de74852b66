// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.forecast;

import java.time.Duration;

import org.orrery.engine.operation.Quantity;

/**
 * What a migration will take. Immutable.
 *
 * @param duration  from the start to the verified end; null when it will not end
 * @param downtime  pause of the guest; null when it will not end
 * @param dirtyRate bytes per second that the guest rewrites, as just measured; -1 not measured
 * @param speed     bytes per second at which memory will travel: of the link, or the limit asked for
 * @param passes    over the memory
 */
public record MigrationForecast(Duration duration, Duration downtime, Convergence convergence, long dirtyRate, long speed, LinkSpeed link,
		int passes) {
	/** Whether and how it will come to its end. */
	public enum Convergence {
		YES,
		/** Once the policy has slowed the guest down, raised the longest pause, or both. */
		BY_POLICY,
		/** Only by post-copy or a suspended guest, which the policy allows. */
		BY_LAST_RESORT, NO
	}

	/** "about 40 s, downtime about 120 ms, will converge: yes (rewrites 30.0 MiB/s of 1.1 GiB/s, speed learnt from 3 migrations)" */
	public String inWords() {
		String why = Messages.bind(Messages.Forecast_why, new Object[] {
				dirtyRate < 0 ? Messages.Forecast_notMeasured : Messages.bind(Messages.Forecast_dirty, Quantity.rate(dirtyRate)), Quantity.rate(speed),
				origin() });
		if (duration == null)
			return Messages.bind(Messages.Forecast_never, why);
		return Messages.bind(Messages.Forecast_words,
				new Object[] { about(duration), about(downtime), convergenceInWords(), why });
	}

	public String convergenceInWords() {
		return switch (convergence) {
		case YES -> Messages.Forecast_yes;
		case BY_POLICY -> Messages.Forecast_byPolicy;
		case BY_LAST_RESORT -> Messages.Forecast_byLastResort;
		case NO -> Messages.Forecast_no;
		};
	}

	private String origin() {
		if (speed < link.bytesPerSecond())
			return Messages.Forecast_limited;
		return switch (link.origin()) {
		case MIGRATIONS -> Messages.bind(Messages.Forecast_learnt, link.migrations());
		case NETWORK_CARD -> Messages.Forecast_networkCard;
		case ASSUMED -> Messages.Forecast_assumed;
		};
	}

	/** A forecast has no more than two figures that count. */
	private static String about(Duration duration) {
		long millis = duration.toMillis();
		long step = millis < 100 ? 1 : millis < 1_000 ? 10 : millis < 10_000 ? 100 : 1_000;
		return Quantity.duration(Duration.ofMillis((millis + step / 2) / step * step));
	}
}
