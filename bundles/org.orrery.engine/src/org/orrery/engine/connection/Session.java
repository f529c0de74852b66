// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/**
 * One open connection from its opening to its end: an epoch. What is asked here is answered here or fails here; an answer that comes
 * after the end is dropped. Thread-safe.
 */
final class Session {
	private final long epoch;
	private final String hostName;
	private final HypervisorConnection live;
	private final Consumer<HypervisorException> suspicion;
	private final RequestLanes lanes;
	private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();
	private volatile boolean ended;

	/** @param suspicion told when an answer sounds as if the connection were gone; on a thread of a lane */
	Session(long epoch, String hostName, HypervisorConnection live, Consumer<HypervisorException> suspicion) {
		this.epoch = epoch;
		this.hostName = hostName;
		this.live = live;
		this.suspicion = suspicion;
		lanes = new RequestLanes(hostName);
	}

	long epoch() {
		return epoch;
	}

	String hostName() {
		return hostName;
	}

	HypervisorConnection live() {
		return live;
	}

	boolean hasEnded() {
		return ended;
	}

	<T> CompletableFuture<T> submit(Lane lane, HypervisorCall<T> call) {
		return submit(work -> lanes.execute(lane, work), call);
	}

	/** Waits behind nothing else. */
	<T> CompletableFuture<T> submitHealthCheck(HypervisorCall<T> call) {
		return submit(lanes::executeHealthCheck, call);
	}

	private <T> CompletableFuture<T> submit(Executor lane, HypervisorCall<T> call) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		unanswered.add(answer);
		answer.whenComplete((result, failure) -> unanswered.remove(answer));
		try {
			lane.execute(() -> run(call, answer));
		} catch (RejectedExecutionException e) {
			answer.completeExceptionally(new HypervisorException(ended ? ErrorCode.CONNECTION_LOST : ErrorCode.BUSY,
					NLS.bind(Messages.Session_asking, hostName), ended ? Messages.Session_lost : Messages.Session_laneFull, 0, 0, e));
		}
		if (ended) // ended between the two: nobody else completes it
			answer.completeExceptionally(lost(Messages.Session_lost));
		return answer;
	}

	private <T> void run(HypervisorCall<T> call, CompletableFuture<T> answer) {
		if (answer.isDone())
			return;
		try {
			answer.complete(call.on(live));
		} catch (HypervisorException e) {
			answer.completeExceptionally(e);
			if (e.isConnectionLoss() && !ended)
				suspicion.accept(e);
		} catch (RuntimeException | LinkageError e) {
			answer.completeExceptionally(new HypervisorException(ErrorCode.OTHER, NLS.bind(Messages.Session_asking, hostName),
					NLS.bind(Messages.Session_defect, e.toString()), 0, 0, e));
		}
	}

	/**
	 * Everything still unanswered fails now. Never blocks: closing may wait for a host that hangs, and whoever waits for an answer may do
	 * anything when it comes, so both have a thread of their own.
	 */
	void end(String reason) {
		synchronized (this) {
			if (ended)
				return;
			ended = true;
		}
		lanes.close();
		aside(hostName, () -> {
			HypervisorException failure = lost(reason);
			unanswered.forEach(answer -> answer.completeExceptionally(failure));
			live.close();
		});
	}

	/** Closes a connection that nobody wants. Never blocks. */
	static void discard(HypervisorConnection live, String hostName) {
		aside(hostName, live::close);
	}

	private static void aside(String hostName, Runnable work) {
		Thread thread = new Thread(work, "orrery-" + hostName + "-close"); //$NON-NLS-1$ //$NON-NLS-2$
		thread.setDaemon(true);
		thread.start();
	}

	private HypervisorException lost(String reason) {
		return new HypervisorException(ErrorCode.CONNECTION_LOST, NLS.bind(Messages.Session_asking, hostName), reason);
	}
}
