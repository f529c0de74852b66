// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.trace;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String PathTrace_activeLink;
	public static String PathTrace_arrives;
	public static String PathTrace_byRoute;
	public static String PathTrace_disabled;
	public static String PathTrace_flooded;
	public static String PathTrace_learnt;
	public static String PathTrace_leaves;
	public static String PathTrace_linkDown;
	public static String PathTrace_local;
	public static String PathTrace_noEnd;
	public static String PathTrace_noPort;
	public static String PathTrace_noProfile;
	public static String PathTrace_noWay;
	public static String PathTrace_notAdmitted;
	public static String PathTrace_otherVlan;
	public static String PathTrace_outAndIn;
	public static String PathTrace_physical;
	public static String PathTrace_routed;
	public static String PathTrace_spread;
	public static String PathTrace_tagged;
	public static String PathTrace_tagRefused;
	public static String PathTrace_tunnelDead;
	public static String PathTrace_unwrapped;
	public static String PathTrace_untagged;
	public static String PathTrace_uplink;
	public static String PathTrace_uplinkDown;
	public static String PathTrace_vlan;
	public static String PathTrace_wrapped;

	static {
		NLS.initializeMessages("org.orrery.fabric.trace.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
