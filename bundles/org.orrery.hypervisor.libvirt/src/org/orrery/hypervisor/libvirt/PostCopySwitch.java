// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;

/**
 * Switches a running migration to post-copy after its first pass over the memory. The flag of the migration only allows that; the switch is
 * a call of its own, made on a thread of its own because the migration blocks its thread and events must not be held up.
 */
final class PostCopySwitch implements HypervisorListener, AutoCloseable {
	/** The hypervisor announces the beginning of each pass; the second one ends the first. */
	private static final int PASSES = 2;
	private static final System.Logger LOG = System.getLogger(PostCopySwitch.class.getName());

	private final LibvirtSession session;
	private final EventRouter events;
	private final UUID domain;
	private final Semaphore passes = new Semaphore(0);
	private final Thread thread;

	PostCopySwitch(LibvirtSession session, EventRouter events, UUID domain) {
		this.session = session;
		this.events = events;
		this.domain = domain;
		thread = new Thread(this::run, "post-copy " + domain);
		thread.setDaemon(true);
	}

	PostCopySwitch start() {
		events.add(this);
		thread.start();
		return this;
	}

	@Override
	public void domainChanged(UUID changed, DomainEvent event) {
		if (event == DomainEvent.MIGRATION_ITERATION && changed.equals(domain))
			passes.release();
	}

	private void run() {
		String operation = "switch the migration of domain " + domain + " to post-copy";
		try {
			passes.acquire(PASSES);
			session.domain(Feature.POST_COPY, domain, operation,
					found -> session.check(session.api().virDomainMigrateStartPostCopy(found, 0), operation));
		} catch (InterruptedException e) {
			// the migration was over before its first pass
		} catch (HypervisorException e) {
			// it was just finished as pre-copy, or goes on as that, which is slower and not wrong
			LOG.log(e.code() == ErrorCode.INVALID_STATE ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING, e.getMessage());
		}
	}

	/** The migration has ended. */
	@Override
	public void close() {
		events.remove(this);
		thread.interrupt();
	}
}
