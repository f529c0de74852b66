// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.orrery.engine.operation.HostAccess;
import org.orrery.hypervisor.HypervisorException;

/**
 * Notices a post-copy that broke off without anybody's saying so: the source knows it, and the call that migrates, or resumes, does not come
 * back. The target's QEMU then waits itself for a page that is still on the source: its main loop for the lock of the processor that waits, as
 * in QEMU 7.2 most likely right after the switch. It answers no monitor any more, libvirt there waits for it and the source for libvirt there,
 * without end. Used on the operation's thread.
 */
final class PostCopyStall {
	/** How long the halves may stay apart while the call runs: resuming takes them out of it at once. */
	static final Duration LIMIT = Duration.ofSeconds(30);
	private static final Duration LOOK = Duration.ofSeconds(1);

	private final HostAccess source;
	private final UUID vm;
	private final Clock clock;
	private Instant looked = Instant.EPOCH;
	private Instant brokenSince;

	PostCopyStall(HostAccess source, UUID vm, Clock clock) {
		this.source = source;
		this.vm = vm;
		this.clock = clock;
	}

	/** Asks the source, no more than once a second. */
	boolean isHopeless() {
		Instant now = clock.instant();
		if (now.isBefore(looked.plus(LOOK)))
			return false;
		looked = now;
		if (!isBroken())
			brokenSince = null;
		else if (brokenSince == null)
			brokenSince = now;
		return brokenSince != null && !now.isBefore(brokenSince.plus(LIMIT));
	}

	private boolean isBroken() {
		try {
			return source.ask(host -> host.domain(vm)).filter(domain -> domain.state().isActive() && domain.isPostCopyBroken()).isPresent();
		} catch (HypervisorException e) {
			System.getLogger(PostCopyStall.class.getName()).log(System.Logger.Level.DEBUG, "no state of " + vm, e); //$NON-NLS-1$
			return false;
		}
	}
}
