// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The one thread that EObjects belong to: the UI thread in the console, a dedicated thread headless. What crosses to or from it is an
 * immutable record.
 */
public interface ModelThread extends Executor {
	boolean isCurrent();

	/** Runs later on the model thread, in order; never blocks. Dropped silently once the model is closed. */
	@Override
	void execute(Runnable work);

	/** Wakes the model thread once, not before the given time. Used by pumps to set their pace. */
	void executeLater(long milliseconds, Runnable work);

	default <T> CompletableFuture<T> call(Supplier<T> question) {
		return CompletableFuture.supplyAsync(question, this);
	}

	/** @throws IllegalStateException when called from any other thread */
	default void check() {
		if (!isCurrent())
			throw new IllegalStateException("EObject touched on thread " + Thread.currentThread().getName() + ", not the model thread"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
