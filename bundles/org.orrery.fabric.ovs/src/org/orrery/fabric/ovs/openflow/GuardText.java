// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.openflow;

import java.util.ArrayList;
import java.util.List;

import org.orrery.fabric.PortGuard;

/** Guards of ports in the words of ovs-ofctl, for scripts: the same rules as a connection sets. Pure. */
public final class GuardText {
	private static final String COOKIE = "cookie=0x" + Long.toHexString(GuardRules.COOKIE); //$NON-NLS-1$

	private GuardText() {
	}

	/** What of a port's frames ours decide, for del-flows. */
	public static String all(String port) {
		return COOKIE + "/-1,in_port=" + port; //$NON-NLS-1$
	}

	/** One for each add-flow. */
	public static List<String> rules(String port, PortGuard guard) {
		List<String> rules = new ArrayList<>();
		for (FlowRule rule : GuardRules.of(0, guard)) {
			String words = COOKIE + ",priority=" + rule.priority() + ",in_port=" + port + ",reg15=0"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			if (!rule.drops())
				rules.add(words + ",dl_src=" + rule.source() + ",actions=load:1->NXM_NX_REG15[],resubmit(,0)"); //$NON-NLS-1$ //$NON-NLS-2$
			else
				rules.add(words + GuardRules.protocol(rule) + ",actions=drop"); //$NON-NLS-1$
		}
		return rules;
	}
}
