// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String LoopRule_all;
	public static String LoopRule_loop;
	public static String LoopRule_remedy;
	public static String ManagementRule_cut;
	public static String ManagementRule_remedy;
	public static String MemberRule_many;
	public static String MemberRule_manyRemedy;
	public static String MemberRule_sameSlot;
	public static String MemberRule_sameSlotRemedy;
	public static String MemberRule_slot;
	public static String MemberRule_slotRemedy;
	public static String MemberRule_twice;
	public static String MemberRule_twiceRemedy;
	public static String MonitoringRule_collector;
	public static String MonitoringRule_collectorRemedy;
	public static String MonitoringRule_noOutput;
	public static String MonitoringRule_noOutputRemedy;
	public static String MonitoringRule_noProfile;
	public static String MonitoringRule_noProfileRemedy;
	public static String MonitoringRule_numbers;
	public static String MonitoringRule_numbersRemedy;
	public static String MonitoringRule_twice;
	public static String MonitoringRule_twiceRemedy;
	public static String ProfileRule_cycle;
	public static String ProfileRule_cycleRemedy;
	public static String ProfileRule_noName;
	public static String ProfileRule_noNameRemedy;
	public static String ProfileRule_noParent;
	public static String ProfileRule_noParentRemedy;
	public static String ProfileRule_otherKind;
	public static String ProfileRule_otherKindRemedy;
	public static String ProfileRule_rate;
	public static String ProfileRule_rateRemedy;
	public static String ProfileRule_sameName;
	public static String ProfileRule_sameNameRemedy;
	public static String ProfileRule_promiscuous;
	public static String ProfileRule_promiscuousRemedy;
	public static String ProfileRule_system;
	public static String ProfileRule_systemRemedy;
	public static String ProfileRule_vlan;
	public static String ProfileRule_vlanRemedy;
	public static String SwitchRule_domain;
	public static String SwitchRule_domainRemedy;
	public static String SwitchRule_mtu;
	public static String SwitchRule_mtuRemedy;
	public static String SwitchRule_name;
	public static String SwitchRule_nameRemedy;
	public static String SwitchRule_sameDomain;
	public static String SwitchRule_sameDomainRemedy;
	public static String SwitchRule_sameName;
	public static String SwitchRule_sameNameRemedy;
	public static String TunnelRule_ends;
	public static String TunnelRule_endsRemedy;
	public static String TunnelRule_key;
	public static String TunnelRule_keyRemedy;
	public static String TunnelRule_mtu;
	public static String TunnelRule_mtuRemedy;
	public static String TunnelRule_name;
	public static String TunnelRule_nameRemedy;
	public static String TunnelRule_noAddress;
	public static String TunnelRule_noAddressRemedy;
	public static String TunnelRule_sameKey;
	public static String TunnelRule_sameKeyRemedy;
	public static String UplinkRule_name;
	public static String UplinkRule_noMember;
	public static String UplinkRule_noMemberRemedy;
	public static String UplinkRule_noMode;
	public static String UplinkRule_noModeRemedy;
	public static String UplinkRule_noNic;
	public static String UplinkRule_noNicRemedy;
	public static String UplinkRule_noProfile;
	public static String UplinkRule_noProfileRemedy;
	public static String UplinkRule_oneMember;
	public static String UplinkRule_oneMemberRemedy;
	public static String UplinkRule_portProfile;
	public static String UplinkRule_portProfileRemedy;
	public static String UplinkRule_taken;
	public static String UplinkRule_takenRemedy;
	public static String VlanReachRule_missing;
	public static String VlanReachRule_remedy;
	public static String VlanReachRule_untagged;
	public static String VlanReachRule_vlan;

	static {
		NLS.initializeMessages("org.orrery.fabric.check.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
