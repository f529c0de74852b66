// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CacheModeSafe_cached;
	public static String CacheModeSafe_remedy;
	public static String CpuCompatible_incompatible;
	public static String CpuCompatible_passthrough;
	public static String CpuCompatible_passthroughRemedy;
	public static String CpuCompatible_remedy;
	public static String CpuCompatible_unknown;
	public static String CpuCompatible_unknownRemedy;
	public static String DifferentHost_remedy;
	public static String DifferentHost_same;
	public static String DomainTypeOffered_missing;
	public static String DomainTypeOffered_remedy;
	public static String DriverMigrates_cannot;
	public static String DriverMigrates_cannotRemedy;
	public static String DriverMigrates_differ;
	public static String DriverMigrates_differRemedy;
	public static String EmulatorOffered_architecture;
	public static String EmulatorOffered_architectureRemedy;
	public static String EmulatorOffered_emulator;
	public static String EmulatorOffered_emulatorRemedy;
	public static String EmulatorOffered_machine;
	public static String EmulatorOffered_machineRemedy;
	public static String HostsAnswer_silent;
	public static String IdentityFree_name;
	public static String IdentityFree_nameRemedy;
	public static String IdentityFree_uuid;
	public static String IdentityFree_uuidRemedy;
	public static String IdentityFree_uuidRuns;
	public static String IdentityFree_uuidRunsRemedy;
	public static String MediaReachable_missing;
	public static String MediaReachable_remedy;
	public static String MemoryFree_tight;
	public static String MemoryFree_tightRemedy;
	public static String MemoryFree_tooLittle;
	public static String MemoryFree_tooLittleRemedy;
	public static String MemoryFree_unknown;
	public static String MemoryFree_unknownRemedy;
	public static String NetworksPresent_bridge;
	public static String NetworksPresent_bridgeRemedy;
	public static String NetworksPresent_device;
	public static String NetworksPresent_inactive;
	public static String NetworksPresent_inactiveRemedy;
	public static String NetworksPresent_network;
	public static String NetworksPresent_networkRemedy;
	public static String NetworksPresent_portGroup;
	public static String NetworksPresent_portGroupRemedy;
	public static String NetworksPresent_unknown;
	public static String NetworksPresent_unknownRemedy;
	public static String NoHostDevices_pinned;
	public static String NoHostDevices_remedy;
	public static String NoSnapshots_has;
	public static String NoSnapshots_remedy;
	public static String NotInUse_job;
	public static String NotInUse_jobRemedy;
	public static String NotInUse_task;
	public static String NotInUse_taskRemedy;
	public static String OptionsSupported_bandwidth;
	public static String OptionsSupported_bandwidthRemedy;
	public static String OptionsSupported_downtime;
	public static String OptionsSupported_downtimeRemedy;
	public static String OptionsSupported_leaveOut;
	public static String OptionsSupported_postCopy;
	public static String OptionsSupported_speed;
	public static String OptionsSupported_tls;
	public static String OptionsSupported_tlsRemedy;
	public static String StorageReachable_asSaid;
	public static String StorageReachable_asSaidRemedy;
	public static String StorageReachable_copyOntoItself;
	public static String StorageReachable_copyOntoItselfRemedy;
	public static String StorageReachable_folder;
	public static String StorageReachable_inactive;
	public static String StorageReachable_inactiveRemedy;
	public static String StorageReachable_noPool;
	public static String StorageReachable_noPoolRemedy;
	public static String StorageReachable_noRoom;
	public static String StorageReachable_noRoomRemedy;
	public static String StorageReachable_notShared;
	public static String StorageReachable_notSharedRemedy;
	public static String StorageReachable_offlineCopy;
	public static String StorageReachable_offlineCopyRemedy;
	public static String StorageReachable_readOnly;
	public static String StorageReachable_readOnlyRemedy;
	public static String StorageReachable_there;
	public static String StorageReachable_thereRemedy;
	public static String TargetReachable_guessed;
	public static String TargetReachable_none;
	public static String TargetReachable_remedy;
	public static String VmPresent_gone;
	public static String VmPresent_remedy;
	public static String VmState_shuttingDown;
	public static String VmState_shuttingDownRemedy;
	public static String VmState_suspended;
	public static String VmState_suspendedRemedy;
	public static String VmState_transientOff;
	public static String VmState_transientOffRemedy;
	public static String VmState_unknown;
	public static String VmState_unknownRemedy;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.migration.rule.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
