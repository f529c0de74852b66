// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.libvirt.jna.ConnectionPointer;
import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.jna.CredentialCallback;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtLibrary;
import org.orrery.hypervisor.libvirt.jna.NativeError;
import org.orrery.hypervisor.libvirt.jna.NativeHandle;

/**
 * One attempt to open a connection, on a daemon thread of its own: the native open cannot be interrupted and waits for a dead host as long
 * as the kernel does, about 130 seconds. Who gave up waiting is answered at once; a connection that arrives later is closed.
 */
final class OpenAttempt {
	private static final AtomicInteger RUNNING = new AtomicInteger();

	private final LibvirtLibrary library;
	private final HypervisorUri shown;
	private final HypervisorUri dialled;
	private final OpenOptions options;
	private final String operation;

	// guarded by this
	private LibvirtConnection connection;
	private HypervisorException failure;
	private boolean abandoned;
	/** A person is being asked: that time does not count. */
	private boolean asking;
	private long deadline;

	/** @param shown the URI as the person wrote it; @param dialled with parameters of ours */
	OpenAttempt(LibvirtLibrary library, HypervisorUri shown, HypervisorUri dialled, OpenOptions options) {
		this.library = library;
		this.shown = shown;
		this.dialled = dialled;
		this.options = options;
		this.operation = "open " + shown;
	}

	/** Attempts whose native call has not returned yet, including those that nobody waits for any more. */
	static int running() {
		return RUNNING.get();
	}

	LibvirtConnection open() throws HypervisorException {
		restartClock();
		Thread thread = new Thread(this::run, "libvirt open " + shown);
		thread.setDaemon(true);
		thread.start();
		return await();
	}

	private synchronized LibvirtConnection await() throws HypervisorException {
		try {
			while (connection == null && failure == null) {
				long left = asking ? Long.MAX_VALUE : deadline - System.nanoTime();
				if (left <= 0) {
					abandoned = true;
					throw new HypervisorException(ErrorCode.UNREACHABLE, operation,
							Messages.of("open.timeout", options.timeout().toMillis() / 1000.0));
				}
				wait(Math.max(1, Math.min(left / 1_000_000, Integer.MAX_VALUE)));
			}
		} catch (InterruptedException e) {
			abandoned = true;
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.ABORTED, operation, Messages.of("open.interrupted"));
		}
		if (failure != null)
			throw failure;
		return connection;
	}

	private synchronized void restartClock() {
		deadline = System.nanoTime() + options.timeout().toNanos();
	}

	// ---- the thread of this attempt

	private void run() {
		RUNNING.incrementAndGet();
		LibvirtConnection opened = null;
		HypervisorException failed = null;
		try {
			opened = openNative();
		} catch (HypervisorException e) {
			failed = e;
		} catch (RuntimeException | LinkageError e) {
			failed = new HypervisorException(ErrorCode.OTHER, operation, String.valueOf(e.getMessage()), 0, 0, e);
		} finally {
			RUNNING.decrementAndGet();
		}
		if (!deliver(opened, failed) && opened != null)
			opened.close();
	}

	private synchronized boolean deliver(LibvirtConnection opened, HypervisorException failed) {
		if (abandoned)
			return false;
		connection = opened;
		failure = failed;
		notifyAll();
		return true;
	}

	private LibvirtConnection openNative() throws HypervisorException {
		CredentialCallback credentials = new CredentialCallback(shown, this::ask);
		ConnectionPointer pointer = library.api().virConnectOpenAuth(dialled.toString(), credentials.pointer(), 0);
		if (pointer == null)
			throw openFailure(library.lastError(), credentials);
		NativeHandle<ConnectionPointer> handle = library.own(pointer, HandleKind.CONNECTION, library.api()::virConnectClose);
		LibvirtConnection opened = new LibvirtConnection(new LibvirtSession(library, shown, handle));
		try {
			opened.start(options);
			return opened;
		} catch (HypervisorException | RuntimeException e) {
			opened.close();
			throw e;
		}
	}

	private HypervisorException openFailure(NativeError error, CredentialCallback credentials) {
		if (credentials.wasDeclined())
			return new HypervisorException(ErrorCode.AUTHENTICATION, operation,
					Messages.of("open.declined", ErrorMapping.detail(error)), error.code(), error.domain(), null);
		return ErrorMapping.ofOpen(error, shown, operation);
	}

	private Optional<List<char[]>> ask(HypervisorUri uri, List<CredentialPrompt.Question> questions) {
		synchronized (this) {
			if (abandoned)
				return Optional.empty();
			asking = true;
		}
		try {
			return options.credentials().ask(uri, questions);
		} finally {
			synchronized (this) {
				asking = false;
				restartClock();
				notifyAll();
			}
		}
	}
}
