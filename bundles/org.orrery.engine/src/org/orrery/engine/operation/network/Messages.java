// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ApplyCheck_away;
	public static String ApplyCheck_awayRemedy;
	public static String ApplyCheck_changed;
	public static String ApplyCheck_changedRemedy;
	public static String ApplyCheck_leftOut;
	public static String ApplyCheck_management;
	public static String ApplyCheck_managementForced;
	public static String ApplyCheck_managementRemedy;
	public static String ApplyCheck_noGuard;
	public static String ApplyCheck_noGuardRemedy;
	public static String ApplyCheck_role;
	public static String ApplyCheck_roleRemedy;
	public static String ApplyNetwork_nothing;
	public static String ApplyNetwork_nothingToUndo;
	public static String ApplyNetwork_title;
	public static String ApplyNetwork_titleAdopt;
	public static String ApplyNetwork_titleFollow;
	public static String ApplyNetwork_titleOverwrite;
	public static String ApplyNetwork_titleUndo;
	public static String ApplyRollback_againRemedy;
	public static String ApplyRollback_half;
	public static String ApplyRollback_left;
	public static String ApplyRollback_leftRemedy;
	public static String ApplyRollback_neither;
	public static String ApplyRollback_reason;
	public static String ApplyRollback_restored;
	public static String ApplyRollback_restoring;
	public static String ApplyRun_cameMeanwhile;
	public static String ApplyRun_changing;
	public static String ApplyRun_confirmed;
	public static String ApplyRun_failed;
	public static String ApplyRun_notAsDesigned;
	public static String ApplyRun_notAsDesignedRemedy;
	public static String ApplyRun_notConfirmed;
	public static String ApplyRun_notConfirmedRemedy;
	public static String ApplyRun_notPrepared;
	public static String ApplyRun_notRemembered;
	public static String ApplyRun_notRememberedRemedy;
	public static String ApplyRun_preparing;
	public static String ApplyRun_reason;
	public static String ApplyRun_verifying;
	public static String ConnectNic_failed;
	public static String ConnectNic_from;
	public static String ConnectNic_gone;
	public static String ConnectNic_goneRemedy;
	public static String ConnectNic_noNetwork;
	public static String ConnectNic_noNetworkRemedy;
	public static String ConnectNic_noProfile;
	public static String ConnectNic_noProfileRemedy;
	public static String ConnectNic_notDrawn;
	public static String ConnectNic_notDrawnRemedy;
	public static String ConnectNic_notForVms;
	public static String ConnectNic_notForVmsRemedy;
	public static String ConnectNic_notLive;
	public static String ConnectNic_notLiveRemedy;
	public static String ConnectNic_notMember;
	public static String ConnectNic_notMemberRemedy;
	public static String ConnectNic_notPublished;
	public static String ConnectNic_notPublishedRemedy;
	public static String ConnectNic_script;
	public static String ConnectNic_title;
	public static String FabricFailure_certificateRemedy;
	public static String FabricFailure_conflictRemedy;
	public static String FabricFailure_otherRemedy;
	public static String FabricFailure_reachRemedy;
	public static String FabricFailure_reason;
	public static String GuardedChange_arming;
	public static String GuardedChange_awaiting;
	public static String GuardedChange_lost;
	public static String GuardedChange_lostRemedy;
	public static String GuardedChange_notArmed;
	public static String GuardedChange_restored;
	public static String GuardedChange_restoredRemedy;
	public static String GuardedChange_seen;
	public static String GuardedChange_silent;
	public static String GuardedChange_waiting;
	public static String LibvirtNetworks_failed;
	public static String LibvirtNetworks_notConfirmed;
	public static String NetworkScript_host;
	public static String NetworkScript_transaction;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.network.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
