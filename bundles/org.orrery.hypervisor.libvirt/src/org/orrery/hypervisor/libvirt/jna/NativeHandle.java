// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

import com.sun.jna.PointerType;

/**
 * Owner of one reference to a native libvirt object. A call takes a lease for its duration; {@link #close()} frees the reference at once or,
 * when leases are out, at the end of the last one: never under a running call and never twice. The garbage collector frees nothing, a
 * handle that was forgotten is reported. Thread-safe.
 */
public final class NativeHandle<P extends PointerType> implements AutoCloseable {
	private static final int CLOSED = 1 << 31;
	private static final Cleaner LEAKS = Cleaner.create();

	/** A native call with the pointer; {@code E} is what it may throw. */
	@FunctionalInterface
	public interface Call<P, T, E extends Exception> {
		T with(P pointer) throws E;
	}

	/** Thrown to a caller that comes after {@link #close()}. */
	public static final class ClosedException extends Exception {
		private static final long serialVersionUID = 1L;

		ClosedException(HandleKind kind) {
			super("The " + kind.label() + " is closed");
		}
	}

	private final P pointer;
	private final HandleKind kind;
	private final ToIntFunction<P> free;
	/** Leases in the low bits; the sign bit once closed. */
	private final AtomicInteger state = new AtomicInteger();
	private final HandleCounter.Ticket ticket;
	private final Cleaner.Cleanable leakCheck;

	NativeHandle(P pointer, HandleKind kind, ToIntFunction<P> free, HandleCounter counter) {
		this.pointer = pointer;
		this.kind = kind;
		this.free = free;
		this.ticket = counter.opened(kind);
		this.leakCheck = LEAKS.register(this, ticket::reportIfLeaked);
	}

	/** @throws ClosedException when {@link #close()} came first */
	public <T, E extends Exception> T use(Call<P, T, E> call) throws E, ClosedException {
		acquire();
		try {
			return call.with(pointer);
		} finally {
			release();
		}
	}

	private void acquire() throws ClosedException {
		int before;
		do {
			before = state.get();
			if (before < 0)
				throw new ClosedException(kind);
		} while (!state.compareAndSet(before, before + 1));
	}

	private void release() {
		if (state.decrementAndGet() == CLOSED)
			free();
	}

	@Override
	public void close() {
		int before = state.getAndUpdate(value -> value | CLOSED);
		if (before == 0)
			free();
	}

	public boolean isClosed() {
		return state.get() < 0;
	}

	private void free() {
		ticket.closed();
		leakCheck.clean();
		free.applyAsInt(pointer);
	}
}
