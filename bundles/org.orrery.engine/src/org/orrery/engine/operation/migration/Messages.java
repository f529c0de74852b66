// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String AbortMigration_ask;
	public static String AbortMigration_failed;
	public static String AbortMigration_goesOn;
	public static String AbortMigration_goesOnRemedy;
	public static String AbortMigration_noJob;
	public static String AbortMigration_noJobRemedy;
	public static String AbortMigration_title;
	public static String AbortMigration_tooLate;
	public static String AbortMigration_unknown;
	public static String AbortMigration_wait;
	public static String AdjustMigration_bandwidth;
	public static String AdjustMigration_downtime;
	public static String AdjustMigration_failed;
	public static String AdjustMigration_postCopy;
	public static String AdjustMigration_rangeRemedy;
	public static String AdjustMigration_title;
	public static String AdjustMigration_unlimited;
	public static String FactGatherer_connectRemedy;
	public static String FactGatherer_noAnswerRemedy;
	public static String FactGatherer_notConnected;
	public static String FactGatherer_notConnectedBecause;
	public static String FactGatherer_unknown;
	public static String FactGatherer_unknownRemedy;
	public static String MigrateOperation_againRemedy;
	public static String MigrateOperation_brokenRemedy;
	public static String MigrateOperation_copiedStorage;
	public static String MigrateOperation_definitionOnly;
	public static String MigrateOperation_interrupted;
	public static String MigrateOperation_live;
	public static String MigrateOperation_oldDiskStays;
	public static String MigrateOperation_paused;
	public static String MigrateOperation_planCopy;
	public static String MigrateOperation_sharedStorage;
	public static String MigrateOperation_stepCheck;
	public static String MigrateOperation_stepFollow;
	public static String MigrateOperation_stepMove;
	public static String MigrateOperation_stepVerify;
	public static String MigrateOperation_summary;
	public static String MigrateOperation_suspended;
	public static String MigrateOperation_title;
	public static String MigrateOperation_willCreate;
	public static String MigrationAdvisor_holder;
	public static String MigrationRollback_abort;
	public static String MigrationRollback_abortFailed;
	public static String MigrationRollback_maybeLeft;
	public static String MigrationRollback_notAborted;
	public static String MigrationRollback_notClean;
	public static String MigrationRollback_removeDomain;
	public static String MigrationRollback_removeVolume;
	public static String MigrationRollback_resume;
	public static String MigrationRollback_unclearRemedy;
	public static String MigrationRollback_undecidedRemedy;
	public static String MigrationRun_cancelled;
	public static String MigrationRun_endedUnseen;
	public static String MigrationRun_forget;
	public static String MigrationRun_notForgotten;
	public static String MigrationRun_failed;
	public static String MigrationRun_failedRemedy;
	public static String MigrationRun_lost;
	public static String MigrationRun_lostForGood;
	public static String MigrationRun_lostForGoodRemedy;
	public static String MigrationRun_notMigrated;
	public static String MigrationRun_notThere;
	public static String MigrationRun_notVerified;
	public static String MigrationRun_nothingOnTarget;
	public static String MigrationRun_postCopyUnsupported;
	public static String MigrationRun_somethingOnTarget;
	public static String MigrationScript_dials;
	public static String MigrationScript_downtime;
	public static String MigrationScript_relocation;
	public static String MigrationScript_sameWithOrrery;
	public static String MigrationScript_title;
	public static String MigrationSurvey_both;
	public static String MigrationSurvey_broken;
	public static String MigrationSurvey_moving;
	public static String MigrationSurvey_nowhere;
	public static String MigrationSurvey_remains;
	public static String MigrationSurvey_silent;
	public static String MigrationSurvey_source;
	public static String MigrationSurvey_target;
	public static String MigrationSurvey_targetAndDefinition;
	public static String MigrationSurvey_unclear;
	public static String Phase_memoryCopy;
	public static String Phase_postCopy;
	public static String Phase_prepare;
	public static String Phase_rollBack;
	public static String Phase_storageCopy;
	public static String Phase_switchOver;
	public static String RecoverPostCopy_notBroken;
	public static String RecoverPostCopy_notBrokenRemedy;
	public static String RecoverPostCopy_step;
	public static String RecoverPostCopy_title;
	public static String State_off;
	public static String State_paused;
	public static String State_running;
	public static String Steering_firstPasses;
	public static String Steering_passes;
	public static String Steering_postCopy;
	public static String Steering_raised;
	public static String Steering_rates;
	public static String Steering_refused;
	public static String Steering_suspended;
	public static String Steering_unconverging;
	public static String TargetAddress_noName;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.migration.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
