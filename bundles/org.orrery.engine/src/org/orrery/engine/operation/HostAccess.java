// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.HypervisorCall;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;

/**
 * One host as an operation asks it: through its connection's lanes, waiting no longer than said. Used on engine threads.
 *
 * @param connection id; @param name of the host, for messages
 */
public record HostAccess(OperationContext context, String connection, String name) {
	/** For questions that every host answers within milliseconds when it is well. */
	public static final Duration ANSWER = Duration.ofSeconds(5);
	private static final long AGAIN_MILLIS = 50;

	/** Under the name it has in the inventory. */
	public static HostAccess of(OperationContext context, String connection) {
		return new HostAccess(context, connection, context.inventory().host(connection).map(HostInventory::displayName).orElse(connection));
	}

	public <T> T ask(HypervisorCall<T> call) throws HypervisorException {
		return await(question(call, ANSWER), null);
	}

	/**
	 * The same without waiting. A host has only so many threads for questions; when many tasks ask at once, this one tries again within its
	 * limit instead of failing.
	 *
	 * @return fails with HypervisorException CONNECTION_LOST when there was no answer within the limit
	 */
	public <T> CompletableFuture<T> question(HypervisorCall<T> call, Duration limit) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		ask(call, answer);
		return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).handle((result, failure) -> {
			if (failure instanceof TimeoutException)
				throw new CompletionException(noAnswer(limit, failure));
			if (failure != null)
				throw new CompletionException(failure);
			return result;
		});
	}

	private <T> void ask(HypervisorCall<T> call, CompletableFuture<T> answer) {
		submit(Lane.CONTROL, host -> answer.isDone() ? null : call.on(host)).whenComplete((result, failure) -> {
			if (failure == null)
				answer.complete(result);
			else if (failure.getCause() instanceof RejectedExecutionException && !answer.isDone() && isConnected())
				CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS).execute(() -> ask(call, answer));
			else
				answer.completeExceptionally(failure);
		});
	}

	private boolean isConnected() {
		return host().map(host -> host.live().isPresent()).orElse(false);
	}

	private HypervisorException noAnswer(Duration limit, Throwable cause) {
		return new HypervisorException(ErrorCode.CONNECTION_LOST, name, Messages.bind(Messages.HostAccess_noAnswer, name, limit.toSeconds()), 0, 0,
				cause);
	}

	/** Asks for something that may take as long as it takes; ends when the connection is lost. */
	public <T> T command(HypervisorCall<T> call) throws HypervisorException {
		return await(submit(Lane.COMMAND, call), null);
	}

	public <T> CompletableFuture<T> submit(Lane lane, HypervisorCall<T> call) {
		return host().map(host -> host.submit(lane, call)).orElseGet(() -> CompletableFuture
				.failedFuture(new HypervisorException(ErrorCode.CONNECTION_LOST, name, Messages.HostAccess_unknownHost)));
	}

	public Optional<HostConnection> host() {
		return context.connections().find(connection);
	}

	/** @param limit null: none @throws HypervisorException CONNECTION_LOST when there was no answer in time */
	public <T> T await(CompletableFuture<T> answer, Duration limit) throws HypervisorException {
		try {
			return limit == null ? answer.get() : answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof HypervisorException refusal)
				throw refusal;
			if (e.getCause() instanceof RuntimeException defect)
				throw defect;
			throw new HypervisorException(ErrorCode.OTHER, name, String.valueOf(e.getCause()), 0, 0, e.getCause());
		} catch (TimeoutException e) {
			answer.cancel(false);
			throw noAnswer(limit, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.CONNECTION_LOST, name, Messages.HostAccess_interrupted, 0, 0, e);
		}
	}
}
