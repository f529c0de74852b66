// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.engine.Engine;
import org.orrery.engine.operation.migration.bulk.BulkLimits;

/** The limits of bulk migrations where nobody says otherwise. Read from the disk in the background when made. */
public final class RememberedLimits {
	private final Engine engine;
	private final CompletableFuture<BulkLimits> read;

	public RememberedLimits(Engine engine) {
		this.engine = engine;
		read = CompletableFuture.supplyAsync(this::read);
	}

	private BulkLimits read() {
		try {
			return engine.bulkSettings().limits();
		} catch (IOException e) { // names file and remedy
			ILog.of(RememberedLimits.class).warn(e.getMessage(), e);
			return BulkLimits.standard();
		}
	}

	/** Waits for the disk: not on the UI thread. */
	public BulkLimits await() {
		return read.join();
	}

	/** UI thread; the usual ones while they are being read. */
	BulkLimits now() {
		return read.getNow(BulkLimits.standard());
	}

	/** For the next ones, of this console and of the command line. Written in a job. */
	void remember(BulkLimits limits) {
		Job.createSystem(Messages.Limits_remembering, (ICoreRunnable) monitor -> {
			try {
				engine.bulkSettings().remember(limits);
			} catch (IOException e) {
				ILog.of(RememberedLimits.class).warn(e.getMessage(), e);
			}
		}).schedule();
	}
}
