// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.regex.Pattern;

import org.orrery.fabric.design.DistributedSwitch;

/** Name, domain and MTU of a switch. */
final class SwitchRule implements DesignRule {
	/** What the kernel and Open vSwitch take for a device. */
	private static final Pattern DEVICE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,14}"); //$NON-NLS-1$
	/** Below, IPv4 cannot work (RFC 791). */
	private static final int LEAST_MTU = 68;
	private static final int MOST_MTU = 9702;
	private static final int LAST_DOMAIN = 4095;

	static boolean isDevice(String name) {
		return DEVICE.matcher(name).matches();
	}

	@Override
	public void check(DrawnSwitch drawn) {
		DistributedSwitch one = drawn.drawn();
		if (!isDevice(one.name()))
			drawn.error(drawn.place(), "switch-name", Messages.SwitchRule_name, Messages.SwitchRule_nameRemedy, one.name(), DistributedSwitch.LONGEST_NAME); //$NON-NLS-1$
		if (drawn.design().switches().stream().anyMatch(other -> other != one && other.name().equals(one.name())))
			drawn.error(drawn.place(), "switch-name", Messages.SwitchRule_sameName, Messages.SwitchRule_sameNameRemedy, one.name()); //$NON-NLS-1$
		if (one.domain() < 1 || one.domain() > LAST_DOMAIN)
			drawn.error(drawn.place(), "domain", Messages.SwitchRule_domain, Messages.SwitchRule_domainRemedy, one.domain(), LAST_DOMAIN); //$NON-NLS-1$
		if (drawn.design().switches().stream().anyMatch(other -> other != one && other.domain() == one.domain()))
			drawn.error(drawn.place(), "domain", Messages.SwitchRule_sameDomain, Messages.SwitchRule_sameDomainRemedy, one.domain()); //$NON-NLS-1$
		if (one.mtu() < LEAST_MTU || one.mtu() > MOST_MTU)
			drawn.error(drawn.place(), "mtu", Messages.SwitchRule_mtu, Messages.SwitchRule_mtuRemedy, one.mtu(), LEAST_MTU, MOST_MTU); //$NON-NLS-1$
	}
}
