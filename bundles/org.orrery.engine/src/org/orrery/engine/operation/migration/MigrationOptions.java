// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.function.Consumer;

import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;

/**
 * How to migrate. Immutable.
 *
 * @param storage         whether disks are shared or copied
 * @param bandwidth       MiB/s, 0: unlimited
 * @param maximumDowntime longest pause at the end; null: the hypervisor's default
 * @param live            keep a running VM running
 * @param targetUri       how the source host dials the target; empty: derived from the target's connection
 * @param dataUri         network for the migration data, e.g. tcp://10.0.0.2; empty: the hypervisor's choice
 * @param allowUnsafe     go ahead where the hypervisor would call the cache mode or the storage unsafe
 * @param mapping         names of the source that are others on the target
 * @param transfer        how the data travels
 * @param policy          what may be done when the guest rewrites its memory too fast; null: what is remembered for the VM or its cluster
 * @param keepOldDisks    leave what was copied on the source too; otherwise it goes from there when the VM was seen on the target
 */
public record MigrationOptions(Storage storage, long bandwidth, Duration maximumDowntime, boolean live, boolean autoConverge,
		boolean postCopy, boolean tls, String targetUri, String dataUri, boolean allowUnsafe, MigrationMapping mapping,
		TransferOptions transfer, ConvergencePolicy policy, boolean keepOldDisks) {
	public enum Storage {
		/** Shared disks stay, the others are copied. */
		AUTOMATIC,
		/** All disks must be shared; refuse otherwise. */
		SHARED,
		/** Copy every writable disk. */
		COPY
	}

	public static MigrationOptions defaults() {
		return new MigrationOptions(Storage.AUTOMATIC, 0, null, true, false, false, false, "", "", false, MigrationMapping.NONE, TransferOptions.PLAIN, //$NON-NLS-1$ //$NON-NLS-2$
				null, false);
	}

	public MigrationOptions withStorage(Storage choice) {
		return changed(draft -> draft.storage = choice);
	}

	public MigrationOptions withBandwidth(long mebibytesPerSecond) {
		return changed(draft -> draft.bandwidth = mebibytesPerSecond);
	}

	public MigrationOptions withMaximumDowntime(Duration downtime) {
		return changed(draft -> draft.maximumDowntime = downtime);
	}

	public MigrationOptions withAllowUnsafe(boolean allow) {
		return changed(draft -> draft.allowUnsafe = allow);
	}

	public MigrationOptions withMapping(MigrationMapping names) {
		return changed(draft -> draft.mapping = names);
	}

	public MigrationOptions withTransfer(TransferOptions way) {
		return changed(draft -> draft.transfer = way);
	}

	public MigrationOptions withDataUri(String uri) {
		return changed(draft -> draft.dataUri = uri);
	}

	public MigrationOptions withPostCopy(boolean afterFirstPass) {
		return changed(draft -> draft.postCopy = afterFirstPass);
	}

	public MigrationOptions withPolicy(ConvergencePolicy choice) {
		return changed(draft -> draft.policy = choice);
	}

	public MigrationOptions withTls(boolean encrypt) {
		return changed(draft -> draft.tls = encrypt);
	}

	public MigrationOptions withTargetUri(String uri) {
		return changed(draft -> draft.targetUri = uri);
	}

	public MigrationOptions withKeepOldDisks(boolean keep) {
		return changed(draft -> draft.keepOldDisks = keep);
	}

	private MigrationOptions changed(Consumer<Draft> change) {
		Draft draft = new Draft(this);
		change.accept(draft);
		return draft.options();
	}

	/** All options while one of them changes. */
	private static final class Draft {
		private Storage storage;
		private long bandwidth;
		private Duration maximumDowntime;
		private boolean live;
		private boolean autoConverge;
		private boolean postCopy;
		private boolean tls;
		private String targetUri;
		private String dataUri;
		private boolean allowUnsafe;
		private MigrationMapping mapping;
		private TransferOptions transfer;
		private ConvergencePolicy policy;
		private boolean keepOldDisks;

		Draft(MigrationOptions from) {
			storage = from.storage();
			bandwidth = from.bandwidth();
			maximumDowntime = from.maximumDowntime();
			live = from.live();
			autoConverge = from.autoConverge();
			postCopy = from.postCopy();
			tls = from.tls();
			targetUri = from.targetUri();
			dataUri = from.dataUri();
			allowUnsafe = from.allowUnsafe();
			mapping = from.mapping();
			transfer = from.transfer();
			policy = from.policy();
			keepOldDisks = from.keepOldDisks();
		}

		MigrationOptions options() {
			return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe, mapping,
					transfer, policy, keepOldDisks);
		}
	}
}
