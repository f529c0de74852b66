// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.NativeHandle;

/**
 * The domains of a host while they are read: owns their handles. Many are read side by side, for a host takes several requests of a client at
 * a time and most of the time goes into what is sent and parsed. Confined to one thread, but for its helpers.
 */
final class DomainHandles implements AutoCloseable {
	/** libvirtd answers five requests of a client at a time by default: commands and the question whether it lives need theirs. */
	private static final int HELPERS = Math.min(3, Math.max(1, Runtime.getRuntime().availableProcessors()));
	private static final int SLICE = 250;

	private final LibvirtSession session;
	private final List<NativeHandle<DomainPointer>> handles = new ArrayList<>();

	DomainHandles(LibvirtSession session, List<DomainPointer> domains) {
		this.session = session;
		for (DomainPointer domain : domains)
			handles.add(session.library().own(domain, HandleKind.DOMAIN, session.api()::virDomainFree));
	}

	/** Frees the others. */
	void keep(Predicate<DomainPointer> wanted) throws HypervisorException {
		for (Iterator<NativeHandle<DomainPointer>> rest = handles.iterator(); rest.hasNext();) {
			NativeHandle<DomainPointer> handle = rest.next();
			if (use(handle, wanted::test))
				continue;
			handle.close();
			rest.remove();
		}
	}

	/** One after the other; a domain that vanished meanwhile is left out. */
	<T> List<T> each(LibvirtSession.ObjectCall<DomainPointer, T> call) throws HypervisorException {
		return each(handles, call);
	}

	private static <T> List<T> each(List<NativeHandle<DomainPointer>> some, LibvirtSession.ObjectCall<DomainPointer, T> call) throws HypervisorException {
		List<T> results = new ArrayList<>(some.size());
		for (NativeHandle<DomainPointer> handle : some)
			try {
				results.add(use(handle, call));
			} catch (HypervisorException e) {
				if (e.code() != ErrorCode.NOT_FOUND)
					throw e;
			}
		return results;
	}

	private static <T> T use(NativeHandle<DomainPointer> handle, LibvirtSession.ObjectCall<DomainPointer, T> call) throws HypervisorException {
		try {
			return handle.use(call::with);
		} catch (NativeHandle.ClosedException e) {
			throw new IllegalStateException("A handle was closed by somebody who does not own it", e);
		}
	}

	/** The same in slices, several at a time where there are many; the sink is called on this thread. */
	<T> void inSlices(LibvirtSession.ObjectCall<DomainPointer, T> call, Consumer<List<T>> sink) throws HypervisorException {
		if (handles.size() <= SLICE || HELPERS == 1) {
			sink.accept(each(handles, call));
			return;
		}
		// platform threads, since libvirt keeps errors per thread; closing waits for those in a call, whose handles are freed only then
		try (ExecutorService helpers = Executors.newFixedThreadPool(HELPERS, work -> helper(work))) {
			ExecutorCompletionService<List<T>> answers = new ExecutorCompletionService<>(helpers);
			int slices = 0;
			for (int from = 0; from < handles.size(); from += SLICE, slices++) {
				List<NativeHandle<DomainPointer>> slice = handles.subList(from, Math.min(handles.size(), from + SLICE));
				answers.submit(() -> session.call("read the domains of " + session.uri(), connection -> each(slice, call)));
			}
			try {
				for (; slices > 0; slices--)
					sink.accept(answers.take().get());
			} catch (ExecutionException e) {
				helpers.shutdownNow();
				throw failure(e.getCause());
			} catch (InterruptedException e) {
				helpers.shutdownNow();
				Thread.currentThread().interrupt();
				throw new HypervisorException(ErrorCode.ABORTED, "read the domains of " + session.uri(), Messages.of("interrupted"));
			}
		}
	}

	private Thread helper(Runnable work) {
		Thread thread = new Thread(work, "libvirt read " + session.uri());
		thread.setDaemon(true);
		return thread;
	}

	private static HypervisorException failure(Throwable cause) {
		if (cause instanceof HypervisorException known)
			return known;
		if (cause instanceof Error error)
			throw error;
		throw (RuntimeException) cause;
	}

	@Override
	public void close() {
		handles.forEach(NativeHandle::close);
	}
}
