// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A peer-to-peer migration as asked of the source host. Immutable.
 *
 * @param target              how the <em>source host</em> dials the target's hypervisor
 * @param dataUri             where memory and disks travel, e.g. tcp://10.0.0.2; empty: the hypervisor's choice
 * @param live                keep the guest running; false: pause it for the move
 * @param offline             move the definition of a shut-off domain only
 * @param copyStorage         copy disks that are not shared
 * @param disksToCopy         targets ("vda") of the disks to copy; empty with copyStorage: all writable ones that are not shareable
 * @param bandwidth           MiB/s, 0: unlimited
 * @param maximumDowntime     longest pause at the end; null: the hypervisor's default
 * @param postCopy           allow {@link HypervisorConnection#startPostCopy}; alone it switches nothing
 * @param undefineSource      the definition leaves the source when done
 * @param persistDestination  the definition is stored on the target
 * @param unsafe              the person has accepted the storage or cache risk
 * @param relocation          what is called differently on the target
 * @param parallelConnections streams that share the data, 0: one, the plain way
 */
public record MigrationRequest(HypervisorUri target, Optional<String> dataUri, boolean live, boolean offline, boolean copyStorage,
		List<String> disksToCopy, long bandwidth, Duration maximumDowntime, boolean autoConverge, boolean postCopy, boolean tls,
		boolean undefineSource, boolean persistDestination, boolean unsafe,
		DomainRelocation relocation, int parallelConnections, Compression compression) {
	/** How memory is made smaller on its way, by the hypervisor's names. */
	public enum Compression {
		NONE(""), XBZRLE("xbzrle"), MULTI_THREAD("mt"), ZLIB("zlib"), ZSTD("zstd");

		private final String method;

		Compression(String method) {
			this.method = method;
		}

		/** Empty for NONE. */
		public String method() {
			return method;
		}
	}

	public MigrationRequest {
		disksToCopy = List.copyOf(disksToCopy);
	}

	/** Nothing is called differently, one stream, no compression. */
	public MigrationRequest(HypervisorUri target, Optional<String> dataUri, boolean live, boolean offline, boolean copyStorage,
			List<String> disksToCopy, long bandwidth, Duration maximumDowntime, boolean autoConverge, boolean postCopy, boolean tls,
			boolean undefineSource, boolean persistDestination, boolean unsafe) {
		this(target, dataUri, live, offline, copyStorage, disksToCopy, bandwidth, maximumDowntime, autoConverge, postCopy, tls, undefineSource,
				persistDestination, unsafe, DomainRelocation.NONE, 0, Compression.NONE);
	}

	/** For hosts that turn out not to be able. */
	public MigrationRequest withoutPostCopy() {
		return new MigrationRequest(target, dataUri, live, offline, copyStorage, disksToCopy, bandwidth, maximumDowntime, autoConverge, false, tls,
				undefineSource, persistDestination, unsafe, relocation, parallelConnections, compression);
	}
}
