// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	static String FactGatherer_connectRemedy;
	static String FactGatherer_noAnswer;
	static String FactGatherer_noAnswerRemedy;
	static String FactGatherer_notConnected;
	static String FactGatherer_notConnectedBecause;
	static String FactGatherer_unknown;
	static String FactGatherer_unknownRemedy;
	static String MigrateOperation_againRemedy;
	static String MigrateOperation_copiedStorage;
	static String MigrateOperation_definitionOnly;
	static String MigrateOperation_interrupted;
	static String MigrateOperation_live;
	static String MigrateOperation_paused;
	static String MigrateOperation_planCopy;
	static String MigrateOperation_sharedStorage;
	static String MigrateOperation_stepCheck;
	static String MigrateOperation_stepFollow;
	static String MigrateOperation_stepMove;
	static String MigrateOperation_stepVerify;
	static String MigrateOperation_summary;
	static String MigrateOperation_suspended;
	static String MigrateOperation_title;
	static String MigrateOperation_willCreate;
	static String MigrationAdvisor_holder;
	static String MigrationRollback_abort;
	static String MigrationRollback_abortFailed;
	static String MigrationRollback_maybeLeft;
	static String MigrationRollback_notAborted;
	static String MigrationRollback_notClean;
	static String MigrationRollback_removeDomain;
	static String MigrationRollback_removeVolume;
	static String MigrationRollback_resume;
	static String MigrationRollback_unclearRemedy;
	static String MigrationRollback_undecidedRemedy;
	static String MigrationRun_cancelled;
	static String MigrationRun_done;
	static String MigrationRun_endedUnseen;
	static String MigrationRun_failed;
	static String MigrationRun_failedRemedy;
	static String MigrationRun_lost;
	static String MigrationRun_lostForGood;
	static String MigrationRun_lostForGoodRemedy;
	static String MigrationRun_notMigrated;
	static String MigrationRun_notThere;
	static String MigrationRun_notVerified;
	static String MigrationRun_nothingOnTarget;
	static String MigrationRun_somethingOnTarget;
	static String MigrationScript_dials;
	static String MigrationScript_downtime;
	static String MigrationScript_sameWithOrrery;
	static String MigrationScript_title;
	static String MigrationSurvey_both;
	static String MigrationSurvey_moving;
	static String MigrationSurvey_nowhere;
	static String MigrationSurvey_remains;
	static String MigrationSurvey_silent;
	static String MigrationSurvey_source;
	static String MigrationSurvey_target;
	static String MigrationSurvey_unclear;
	static String Phase_memoryCopy;
	static String Phase_postCopy;
	static String Phase_prepare;
	static String Phase_rollBack;
	static String Phase_storageCopy;
	static String Phase_switchOver;
	static String State_off;
	static String State_paused;
	static String State_running;
	static String TargetAddress_noName;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.migration.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
