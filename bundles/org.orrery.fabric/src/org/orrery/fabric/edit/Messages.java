// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Edit_goneRemedy;
	public static String Edit_nameRemedy;
	public static String Edit_switchGone;
	public static String Member_full;
	public static String Member_fullRemedy;
	public static String Member_gone;
	public static String Member_slotRemedy;
	public static String Member_slotTaken;
	public static String Mirror_gone;
	public static String Mirror_nameTaken;
	public static String Profile_gone;
	public static String Profile_nameTaken;
	public static String Profile_noName;
	public static String Profile_noNameRemedy;
	public static String Profile_ports;
	public static String Profile_portsRemedy;
	public static String Profile_used;
	public static String Profile_usedRemedy;
	public static String Rate_form;
	public static String Rate_formRemedy;
	public static String Switch_nameTaken;
	public static String Tunnel_already;
	public static String Tunnel_alreadyRemedy;
	public static String Tunnel_gone;
	public static String Tunnel_itself;
	public static String Tunnel_itselfRemedy;
	public static String Tunnel_joined;
	public static String Tunnel_joinedRemedy;
	public static String Tunnel_lastEnds;
	public static String Tunnel_lastEndsRemedy;
	public static String Tunnel_nameTaken;
	public static String Uplink_gone;
	public static String Uplink_nameTaken;
	public static String Uplink_taken;
	public static String Uplink_takenRemedy;
	public static String User_mirror;
	public static String User_profile;
	public static String User_uplink;
	public static String Vlan_form;
	public static String Vlan_formRemedy;

	static {
		NLS.initializeMessages("org.orrery.fabric.edit.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
