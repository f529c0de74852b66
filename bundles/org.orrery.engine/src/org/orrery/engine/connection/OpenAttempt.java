// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;

/**
 * One attempt to open a connection, on a thread of its own and given up when nothing comes back: a host that neither answers nor refuses
 * keeps that thread, and nothing else. A connection that opens after all is closed at once. Thread-safe.
 */
final class OpenAttempt {
	private final ConnectionEnvironment environment;
	private final ConnectionDefinition definition;
	private final CredentialMemory credentials;
	private final CompletableFuture<HypervisorConnection> outcome = new CompletableFuture<>();
	private volatile boolean running = true;

	private OpenAttempt(ConnectionEnvironment environment, ConnectionDefinition definition, CredentialMemory credentials) {
		this.environment = environment;
		this.definition = definition;
		this.credentials = credentials;
	}

	static OpenAttempt start(ConnectionEnvironment environment, ConnectionDefinition definition, CredentialMemory credentials) {
		OpenAttempt attempt = new OpenAttempt(environment, definition, credentials);
		Thread thread = new Thread(attempt::run, "orrery-" + definition.id() + "-open"); //$NON-NLS-1$ //$NON-NLS-2$
		thread.setDaemon(true);
		thread.start();
		attempt.watch();
		return attempt;
	}

	/** The open connection, or the HypervisorException that says why there is none. */
	CompletableFuture<HypervisorConnection> outcome() {
		return outcome;
	}

	/** Its thread is still in the driver, maybe long after the attempt was given up. */
	boolean isRunning() {
		return running;
	}

	/** The outcome does not interest any more. */
	void abandon() {
		outcome.completeExceptionally(failure(ErrorCode.ABORTED, Messages.HostConnection_disconnected));
	}

	private void run() {
		try {
			HypervisorConnection live = open();
			if (!outcome.complete(live))
				live.close();
		} catch (HypervisorException e) {
			outcome.completeExceptionally(e);
		} catch (RuntimeException | LinkageError e) {
			outcome.completeExceptionally(new HypervisorException(ErrorCode.OTHER, NLS.bind(Messages.OpenAttempt_opening, definition.uri()),
					NLS.bind(Messages.Session_defect, e), 0, 0, e));
		} finally {
			running = false;
		}
	}

	private HypervisorConnection open() throws HypervisorException {
		HypervisorUri uri = uri();
		OpenOptions options = OpenOptions.defaults().withCredentials(credentials).withTimeout(environment.timings.openLimit());
		if (!definition.certificates().isEmpty())
			options = options.withCertificates(Path.of(definition.certificates()));
		return driver(uri).open(uri, options);
	}

	private HypervisorUri uri() throws HypervisorException {
		try {
			return HypervisorUri.parse(definition.uri());
		} catch (IllegalArgumentException e) {
			throw failure(ErrorCode.MALFORMED, e.getMessage());
		}
	}

	private HypervisorDriver driver(HypervisorUri uri) throws HypervisorException {
		TreeSet<String> known = new TreeSet<>();
		HypervisorException unavailable = null;
		for (HypervisorDriver driver : environment.drivers()) {
			known.addAll(driver.drivers());
			if (!driver.drivers().contains(uri.driver()))
				continue;
			if (driver.unavailable().isEmpty())
				return driver;
			unavailable = failure(ErrorCode.NO_DRIVER, driver.unavailable().get());
		}
		if (unavailable != null)
			throw unavailable;
		throw failure(ErrorCode.NO_DRIVER, NLS.bind(Messages.OpenAttempt_unknownDriver, uri.driver(), String.join(", ", known))); //$NON-NLS-1$
	}

	/** Drivers keep the limit themselves where they can; this is for those that hang. */
	private void watch() {
		Duration limit = environment.timings.openLimit();
		environment.timer.schedule(limit.plus(limit.dividedBy(3)), () -> {
			if (outcome.isDone())
				return;
			if (credentials.isAsking())
				watch();
			else
				outcome.completeExceptionally(
						failure(ErrorCode.UNREACHABLE, NLS.bind(Messages.OpenAttempt_noAnswer, Math.max(1, limit.toSeconds()))));
		});
	}

	private HypervisorException failure(ErrorCode code, String words) {
		return new HypervisorException(code, NLS.bind(Messages.OpenAttempt_opening, definition.uri()), words);
	}
}
