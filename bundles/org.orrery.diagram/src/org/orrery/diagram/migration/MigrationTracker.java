// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;

/**
 * Follows the migrations among the tasks. A migration that succeeded stays until the fleet shows the VM at its target, so that the figure
 * never flickers between two hosts. UI thread.
 */
public final class MigrationTracker implements MigrationStatus, TaskFeed.Listener {
	/** How long a finished migration waits for the fleet to show it. */
	private static final long LANDING_MILLIS = 10_000;

	private final Services services;
	private final Consumer<Set<ObjectRef>> onChange;
	private final Map<ObjectRef, TaskRecord> underWay = new LinkedHashMap<>();
	private final Map<ObjectRef, TaskRecord> failures = new HashMap<>();
	private boolean disposed;

	/** @param onChange told the VMs and hosts whose migrations began, went on or ended */
	public MigrationTracker(Services services, Consumer<Set<ObjectRef>> onChange) {
		this.services = services;
		this.onChange = onChange;
		services.taskFeed().all().stream().filter(MigrationTasks::isMigration).forEach(this::take);
		services.taskFeed().addListener(this);
	}

	public void dispose() {
		disposed = true;
		services.taskFeed().removeListener(this);
	}

	@Override
	public void tasksChanged(Collection<TaskRecord> changed) {
		Set<ObjectRef> touched = new LinkedHashSet<>();
		changed.stream().filter(MigrationTasks::isMigration).forEach(task -> {
			take(task);
			touched.addAll(task.subjects());
		});
		if (!touched.isEmpty())
			onChange.accept(touched);
	}

	private void take(TaskRecord task) {
		ObjectRef vm = MigrationTasks.vm(task).orElse(null);
		if (vm == null)
			return;
		if (task.state().isOpen()) {
			underWay.put(vm, task);
			failures.remove(vm);
		} else if (task.state() == TaskState.SUCCEEDED) {
			failures.remove(vm);
			land(vm, task);
		} else {
			underWay.remove(vm);
			if (isFailure(task) && !task.acknowledged())
				failures.put(vm, task);
			else if (failures.containsKey(vm) && failures.get(vm).id().equals(task.id()))
				failures.remove(vm);
		}
	}

	private static boolean isFailure(TaskRecord task) {
		return task.state() == TaskState.FAILED || task.state() == TaskState.REFUSED || task.state() == TaskState.UNDECIDED;
	}

	private void land(ObjectRef vm, TaskRecord task) {
		TaskRecord before = underWay.get(vm);
		if (before == null || !before.id().equals(task.id()))
			return;
		if (isAtTarget(task)) {
			underWay.remove(vm);
			return;
		}
		underWay.put(vm, task);
		services.fleet().modelThread().executeLater(LANDING_MILLIS, () -> giveUp(vm, task));
	}

	private void giveUp(ObjectRef vm, TaskRecord task) {
		if (!disposed && underWay.remove(vm, task))
			onChange.accept(Set.copyOf(task.subjects()));
	}

	/** The fleet changed: migrations whose VM has arrived are over. @return VMs and hosts concerned */
	public Set<ObjectRef> landArrived() {
		Set<ObjectRef> touched = new LinkedHashSet<>();
		underWay.values().removeIf(task -> {
			boolean arrived = task.state() == TaskState.SUCCEEDED && isAtTarget(task);
			if (arrived)
				touched.addAll(task.subjects());
			return arrived;
		});
		return touched;
	}

	private boolean isAtTarget(TaskRecord task) {
		Optional<ObjectRef> arrived = MigrationTasks.target(task)
				.flatMap(host -> MigrationTasks.vm(task).map(vm -> ObjectRef.vm(host.connection(), vm.id())));
		return arrived.flatMap(ref -> services.fleet().find(ref, VirtualMachine.class)).isPresent();
	}

	@Override
	public Optional<TaskRecord> of(ObjectRef vm) {
		return Optional.ofNullable(underWay.get(vm));
	}

	@Override
	public Optional<TaskRecord> failureOf(ObjectRef vm) {
		return Optional.ofNullable(failures.get(vm));
	}

	@Override
	public List<TaskRecord> into(ObjectRef host) {
		return underWay.values().stream().filter(task -> MigrationTasks.target(task).filter(host::equals).isPresent()).toList();
	}

	@Override
	public void cancel(TaskRecord task) {
		services.tasks().cancel(task.id());
	}

	@Override
	public void acknowledge(TaskRecord task) {
		services.tasks().acknowledge(task.id());
	}
}
