// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Shared and exclusive locks on objects, held by tasks. Never waits: a task gets all of its locks or is refused with the name of the
 * holder. Thread-safe; of this process only, other processes are asked through the task store.
 */
public final class LockTable {
	private record Grant(LockHolder holder, LockRequest.Mode mode) {
	}

	private final Map<ObjectRef, List<Grant>> grants = new HashMap<>();

	/** Locks that were given; {@link #close()} gives them back, any thread, once or more. */
	public interface Held extends AutoCloseable {
		@Override
		void close();
	}

	/** @throws LockRefusedException when one of them is held; none of them is taken then */
	public synchronized Held acquire(LockHolder holder, List<LockRequest> requests) throws LockRefusedException {
		for (LockRequest request : requests) {
			Optional<Grant> obstacle = obstacle(holder, request);
			if (obstacle.isPresent())
				throw new LockRefusedException(request, obstacle.get().holder());
		}
		for (LockRequest request : requests)
			grants.computeIfAbsent(key(request.object()), object -> new ArrayList<>()).add(new Grant(holder, request.mode()));
		return () -> release(holder, requests);
	}

	private Optional<Grant> obstacle(LockHolder holder, LockRequest request) {
		return grants.getOrDefault(key(request.object()), List.of()).stream()
				.filter(grant -> !grant.holder().taskId().equals(holder.taskId()) && conflict(grant.mode(), request.mode())).findFirst();
	}

	private synchronized void release(LockHolder holder, List<LockRequest> requests) {
		for (LockRequest request : requests) {
			grants.computeIfPresent(key(request.object()), (object, held) -> {
				held.removeIf(grant -> grant.holder().taskId().equals(holder.taskId()));
				return held.isEmpty() ? null : held;
			});
		}
	}

	/** Those who hold the object now. */
	public synchronized List<LockHolder> holders(ObjectRef object) {
		return grants.getOrDefault(key(object), List.of()).stream().map(Grant::holder).distinct().toList();
	}

	/** The first of the requests that cannot stand beside the held ones. */
	public static Optional<LockRequest> conflict(List<LockRequest> held, List<LockRequest> requests) {
		return requests.stream().filter(request -> held.stream()
				.anyMatch(other -> key(other.object()).equals(key(request.object())) && conflict(other.mode(), request.mode()))).findFirst();
	}

	/** A VM keeps its id wherever it is, and one host may be known by several connections: a lock on it holds on all of them. */
	private static ObjectRef key(ObjectRef object) {
		return object.kind() == ObjectKind.VM ? ObjectRef.vm("", object.id()) : object; //$NON-NLS-1$
	}

	private static boolean conflict(LockRequest.Mode one, LockRequest.Mode other) {
		return one == LockRequest.Mode.EXCLUSIVE || other == LockRequest.Mode.EXCLUSIVE;
	}
}
