// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Adoption_left;
	public static String Adoption_mirrorStays;
	public static String Adoption_portStays;
	public static String DesignFacts_foreign;
	public static String DesignFacts_foreignRemedy;
	public static String DesignFacts_mac;
	public static String DesignFacts_macRemedy;
	public static String DesignFacts_nameTakenRemedy;
	public static String DesignFacts_networkTaken;
	public static String DesignFacts_networkTakenRemedy;
	public static String DesignFacts_nicTaken;
	public static String DesignFacts_nicTakenRemedy;
	public static String DesignFacts_profileGone;
	public static String DesignFacts_profileGoneRemedy;
	public static String DesignFacts_systemProfile;
	public static String DesignFacts_systemProfileRemedy;
	public static String DesignFacts_unguarded;
	public static String DesignFacts_unguardedRemedy;
	public static String DesignFacts_uplinkProfile;
	public static String DesignFacts_uplinkProfileRemedy;
	public static String DesignStore_large;
	public static String FabricLink_addressRemedy;
	public static String FabricLink_certificateRemedy;
	public static String FabricLink_noDriver;
	public static String FabricLink_noneOfThatKind;
	public static String FabricLink_opening;
	public static String FabricLink_unasked;
	public static String FabricLink_unreachableRemedy;
	public static String FabricLink_unsupportedRemedy;
	public static String NetworkRoles_last;
	public static String NetworkRoles_noAccount;
	public static String NetworkRoles_notDesigner;
	public static String Networks_noConnection;
	public static String Networks_noSwitch;
	public static String Networks_unknownMember;
	public static String Networks_unknownMemberRemedy;
	public static String StepWords_addMirror;
	public static String StepWords_addPort;
	public static String StepWords_change;
	public static String StepWords_changeNetwork;
	public static String StepWords_createSwitch;
	public static String StepWords_defineNetwork;
	public static String StepWords_disabled;
	public static String StepWords_enabled;
	public static String StepWords_foreign;
	public static String StepWords_megabits;
	public static String StepWords_guardBroken;
	public static String StepWords_guardDhcp;
	public static String StepWords_guardOpen;
	public static String StepWords_guardSource;
	public static String StepWords_mirror;
	public static String StepWords_mtu;
	public static String StepWords_mtuOfKernel;
	public static String StepWords_noExports;
	public static String StepWords_noNumber;
	public static String StepWords_noProfile;
	public static String StepWords_nothing;
	public static String StepWords_number;
	public static String StepWords_owned;
	public static String StepWords_profile;
	public static String StepWords_rate;
	public static String StepWords_removeMirror;
	public static String StepWords_removeNetwork;
	public static String StepWords_removePort;
	public static String StepWords_removeSwitch;
	public static String StepWords_setPort;
	public static String StepWords_setSwitch;
	public static String StepWords_tunnel;
	public static String StepWords_unlimited;
	public static String StepWords_vlan;

	static {
		NLS.initializeMessages("org.orrery.engine.network.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
