// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.PoolRecord;

/**
 * What becomes of one disk of a migrating VM. Immutable.
 *
 * @param path       on the source; empty for network disks and empty drives; @param targetPath on the target, another one where it is mapped
 * @param sourcePool null when the path lies in no pool; @param targetPool the pool of its path on the target, null when there is none
 * @param capacity   bytes the guest sees, -1 unknown; @param allocation bytes in use, -1 unknown
 * @param onTarget   a volume of its path exists on the target
 */
public record DiskPlacement(DiskRecord disk, Kind kind, String path, String targetPath, PoolRecord sourcePool, PoolRecord targetPool, long capacity,
		long allocation, boolean onTarget) {
	public enum Kind {
		/** No medium. */
		EMPTY,
		/** The hypervisor of either host reaches it over the network by itself. */
		NETWORK,
		/** Both hosts see the same storage, and libvirt can see that. */
		SHARED,
		/** A folder that both hosts have as the same pool: the administrator says it is shared, the hypervisor has the last word. */
		SHARED_FOLDER,
		/** The person says it is shared, and a volume of that path is on the target. */
		SHARED_AS_SAID,
		/** Is copied to the target. */
		COPY,
		/** Read-only and not shared: the same file has to be on the target. */
		READ_ONLY,
		/** Not shared, and not to be copied. */
		STRANDED
	}

	/** Bytes that a copy moves. */
	public long bytesToCopy() {
		return kind == Kind.COPY ? Math.max(0, allocation >= 0 ? allocation : capacity) : 0;
	}

	/** The part of its path on the target after the last slash: what the volume is called in its pool. */
	public String volumeName() {
		return targetPath.substring(targetPath.lastIndexOf('/') + 1);
	}

	/** Where the volume lies on the target. */
	public String targetFolder() {
		return targetPath.substring(0, Math.max(1, targetPath.lastIndexOf('/')));
	}

	/** Whether the disk has another path on the target. */
	public boolean isMapped() {
		return !path.equals(targetPath);
	}
}
