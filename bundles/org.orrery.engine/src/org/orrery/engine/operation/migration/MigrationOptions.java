// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;

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
 * @param removeOldDisks  after a copy of storage, when the VM runs on the target
 */
public record MigrationOptions(Storage storage, long bandwidth, Duration maximumDowntime, boolean live, boolean autoConverge,
		boolean postCopy, boolean tls, String targetUri, String dataUri, boolean allowUnsafe, MigrationMapping mapping,
		TransferOptions transfer, ConvergencePolicy policy, boolean removeOldDisks) {
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
		return new MigrationOptions(choice, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe, mapping,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withBandwidth(long mebibytesPerSecond) {
		return new MigrationOptions(storage, mebibytesPerSecond, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri,
				allowUnsafe, mapping, transfer, policy, removeOldDisks);
	}

	public MigrationOptions withMaximumDowntime(Duration downtime) {
		return new MigrationOptions(storage, bandwidth, downtime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe, mapping,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withAllowUnsafe(boolean allow) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allow, mapping,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withMapping(MigrationMapping names) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe, names,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withTransfer(TransferOptions way) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe,
				mapping, way, policy, removeOldDisks);
	}

	public MigrationOptions withDataUri(String uri) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, uri, allowUnsafe, mapping,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withPostCopy(boolean afterFirstPass) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, afterFirstPass, tls, targetUri, dataUri, allowUnsafe, mapping,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withPolicy(ConvergencePolicy choice) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe, mapping,
				transfer, choice, removeOldDisks);
	}

	public MigrationOptions withTls(boolean encrypt) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, encrypt, targetUri, dataUri, allowUnsafe,
				mapping, transfer, policy, removeOldDisks);
	}

	public MigrationOptions withTargetUri(String uri) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, uri, dataUri, allowUnsafe, mapping,
				transfer, policy, removeOldDisks);
	}

	public MigrationOptions withRemoveOldDisks(boolean remove) {
		return new MigrationOptions(storage, bandwidth, maximumDowntime, live, autoConverge, postCopy, tls, targetUri, dataUri, allowUnsafe, mapping,
				transfer, policy, remove);
	}
}
