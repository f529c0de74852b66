// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.List;
import java.util.Map;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.model.ObjectRef;

/**
 * One change of infrastructure: check, plan, execute, compensate. The console, the command line and the controller use the same class.
 * An instance is used for one run. All methods may block on hosts and therefore run on engine threads, never on the UI thread.
 */
public interface Operation {
	/** Stable id, e.g. "vm.start", "vm.migrate". */
	String type();

	/** Verb and objects by name, e.g. "Migrate web-1 h1 → h2". */
	String title();

	/** What it is about: shown with its state, linked from the task. */
	List<ObjectRef> subjects();

	/** Names of the subjects, in their order; recorded, since they survive the objects. */
	default List<String> subjectNames() {
		return subjects().stream().map(ObjectRef::toString).toList();
	}

	/** Parameters worth recording, without secrets: with them and the subjects an {@link OperationFactory} makes it again. */
	default Map<String, String> parameters() {
		return Map.of();
	}

	List<LockRequest> locks();

	/** Every reason why not and every warning, without side effects. */
	CheckResult check(OperationContext context);

	/** The steps it will take. Called after a passed check. */
	Plan plan(OperationContext context);

	/**
	 * Acts; reports each step to the monitor before it begins. Cancellation arrives through the monitor.
	 *
	 * @throws OperationException with cause and remedy; what was half done is then undone by {@link #compensate}
	 */
	void execute(OperationContext context, TaskMonitor monitor) throws OperationException;

	/** Undoes what a failed or cancelled execute left behind; says in the monitor what it did. Must tolerate running twice. */
	void compensate(OperationContext context, TaskMonitor monitor) throws OperationException;

	/**
	 * Looks at the hosts after a crash and says what is true now of a run whose end was not recorded. Without side effects.
	 *
	 * @return the state that the open task is to be closed with, and why
	 */
	default Aftermath examine(OperationContext context) {
		return Aftermath.undecided(Messages.Operation_notExaminable, Messages.Operation_notExaminableRemedy);
	}

	/**
	 * Follows what the host still does for a run of an earlier process, to its end. Called when {@link #examine} found it running; never
	 * starts anything anew.
	 *
	 * @throws OperationException as {@link #execute}
	 */
	default void follow(OperationContext context, TaskMonitor monitor) throws OperationException {
		throw new OperationException(Messages.Operation_notExaminable, Messages.Operation_notExaminableRemedy, "", null); //$NON-NLS-1$
	}
}
