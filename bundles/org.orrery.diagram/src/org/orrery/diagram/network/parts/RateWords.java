// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.LiveInside;

/** What goes over a line, in a few letters: into the switch and out of it. */
final class RateWords {
	private static final String[] UNITS = { "bit/s", "kbit/s", "Mbit/s", "Gbit/s" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	private static final int KILO = 1000;
	/** Below, one digit more says more. */
	private static final double FEW = 10;

	private RateWords() {
	}

	static String of(LiveInside.Rate rate) {
		return NLS.bind(Messages.Rate_both, of(rate.in()), of(rate.out()));
	}

	static String of(double bits) {
		int unit = 0;
		double value = bits;
		while (value >= KILO - 0.5 && unit < UNITS.length - 1) {
			value /= KILO;
			unit++;
		}
		return String.format(Locale.ROOT, unit > 0 && value < FEW - 0.05 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
