// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Evacuate_cannot;
	public static String Evacuate_checking;
	public static String Evacuate_empty;
	public static String Evacuate_title;
	public static String Evacuation_description;
	public static String Evacuation_includeOff;
	public static String Evacuation_includeOffTooltip;
	public static String Evacuation_memoryFree;
	public static String Evacuation_state;
	public static String Evacuation_title;
	public static String Limits_description;
	public static String Limits_forAll;
	public static String Limits_forAllTooltip;
	public static String Limits_remembering;
	public static String Limits_title;
	public static String Mapping_choose;
	public static String Mapping_description;
	public static String Mapping_makePool;
	public static String Mapping_network;
	public static String Mapping_pool;
	public static String Mapping_remember;
	public static String Mapping_title;
	public static String Options_bandwidth;
	public static String Options_bandwidthUnit;
	public static String Options_busyGuest;
	public static String Options_compression;
	public static String Options_compressionNone;
	public static String Options_dataUri;
	public static String Options_dataUriMessage;
	public static String Options_description;
	public static String Options_downtime;
	public static String Options_downtimeUnit;
	public static String Options_live;
	public static String Options_liveHint;
	public static String Options_parallel;
	public static String Options_parallelUnit;
	public static String Options_policy;
	public static String Options_policyBalanced;
	public static String Options_policyInForce;
	public static String Options_policyMinimalDowntime;
	public static String Options_policyMustFinish;
	public static String Options_policyRemembered;
	public static String Options_postCopy;
	public static String Options_postCopyHint;
	public static String Options_remember;
	public static String Options_rememberCluster;
	public static String Options_rememberNot;
	public static String Options_rememberVm;
	public static String Options_rememberVms;
	public static String Options_keepOldDisks;
	public static String Options_keepOldDisksHint;
	public static String Options_storage;
	public static String Options_storageAutomatic;
	public static String Options_storageCopy;
	public static String Options_storageShared;
	public static String Options_title;
	public static String Options_tls;
	public static String Options_tlsHint;
	public static String Options_transfer;
	public static String Options_unsafe;
	public static String Options_unsafeHint;
	public static String Plan_checking;
	public static String Plan_description;
	public static String Plan_forecast;
	public static String Plan_obstacles;
	public static String Plan_script;
	public static String Plan_stepWithDetail;
	public static String Plan_steps;
	public static String Plan_title;
	public static String Policy_remembering;
	public static String Proposal_alreadyThere;
	public static String Proposal_checkingJob;
	public static String Proposal_goneTitle;
	public static String Proposal_severalVms;
	public static String Proposal_someGone;
	public static String Proposal_targetGone;
	public static String Proposal_vmGone;
	public static String Script_title;
	public static String Sheet_cannot;
	public static String Sheet_checking;
	public static String Sheet_dontAsk;
	public static String Sheet_dontAskTooltip;
	public static String Sheet_expected;
	public static String Sheet_migrate;
	public static String Sheet_more;
	public static String Sheet_options;
	public static String Sheet_script;
	public static String Sheet_title;
	public static String Target_cannot;
	public static String Target_description;
	public static String Target_host;
	public static String Target_mappable;
	public static String Target_memoryAfter;
	public static String Target_noOtherHost;
	public static String Target_some;
	public static String Target_title;
	public static String Target_toMove;
	public static String Target_verdict;
	public static String Wizard_title;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
