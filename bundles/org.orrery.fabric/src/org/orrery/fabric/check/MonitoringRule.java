// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;

/** Mirrors and flow exports refer to what is there. */
final class MonitoringRule implements DesignRule {
	private static final Pattern COLLECTOR = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[0-9.]+):[1-9][0-9]{0,4}"); //$NON-NLS-1$

	@Override
	public void check(DrawnSwitch drawn) {
		for (Mirror mirror : drawn.drawn().mirrors()) {
			String place = drawn.place() + "/mirror " + mirror.name(); //$NON-NLS-1$
			for (String profile : mirror.profiles())
				if (drawn.drawn().profile(profile).isEmpty())
					drawn.error(place, "mirror", Messages.MonitoringRule_noProfile, Messages.MonitoringRule_noProfileRemedy, profile); //$NON-NLS-1$
			if (mirror.output().isBlank())
				drawn.error(place, "mirror", Messages.MonitoringRule_noOutput, Messages.MonitoringRule_noOutputRemedy, mirror.name()); //$NON-NLS-1$
		}
		Set<FlowExport.Kind> kinds = new HashSet<>();
		for (FlowExport export : drawn.drawn().exports()) {
			String place = drawn.place() + '/' + export.kind();
			if (!kinds.add(export.kind()))
				drawn.error(place, "export", Messages.MonitoringRule_twice, Messages.MonitoringRule_twiceRemedy, export.kind()); //$NON-NLS-1$
			if (export.sampling() < 1 || export.interval() < 0)
				drawn.error(place, "export", Messages.MonitoringRule_numbers, Messages.MonitoringRule_numbersRemedy, export.sampling(), export.interval()); //$NON-NLS-1$
			for (String collector : export.collectors())
				if (!COLLECTOR.matcher(collector).matches())
					drawn.error(place, "export", Messages.MonitoringRule_collector, Messages.MonitoringRule_collectorRemedy, collector); //$NON-NLS-1$
		}
	}
}
