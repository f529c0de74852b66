// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryListener;
import org.orrery.engine.statistics.StatisticsListener;
import org.orrery.engine.task.TaskListener;
import org.orrery.engine.task.TaskRecord;

/**
 * Collects what is told on engine threads until the next pass: of each object the newest only, so that the work is bounded by time, not by
 * the number of changes. Thread-safe; the evaluator is used by {@link #pass} only.
 */
final class AlarmWatch implements InventoryListener, StatisticsListener, TaskListener {
	/** Between news and the look at them. */
	static final Duration PASS = Duration.ofMillis(300);

	private final Runnable wake;
	private final AlarmEvaluator evaluator;
	// guarded by this
	private final Map<String, Optional<HostInventory>> hosts = new LinkedHashMap<>();
	private final Map<String, Set<UUID>> samples = new LinkedHashMap<>();
	private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
	private List<AlarmRule> rules;
	private boolean awake;

	/** @param wake asks for a pass, soon */
	AlarmWatch(AlarmEvaluator evaluator, Runnable wake) {
		this.evaluator = evaluator;
		this.wake = wake;
	}

	@Override
	public synchronized void inventoryChanged(HostInventory inventory) {
		hosts.put(inventory.connection(), Optional.of(inventory));
		awaken();
	}

	@Override
	public synchronized void inventoryRemoved(String connection) {
		hosts.put(connection, Optional.empty());
		awaken();
	}

	@Override
	public synchronized void sampled(String connection, Set<UUID> vms) {
		samples.computeIfAbsent(connection, id -> new HashSet<>()).addAll(vms);
		awaken();
	}

	@Override
	public synchronized void taskChanged(TaskRecord task) {
		tasks.put(task.id(), task);
		awaken();
	}

	synchronized void rulesChanged(List<AlarmRule> now) {
		rules = now;
		awaken();
	}

	private void awaken() {
		if (!awake)
			wake.run();
		awake = true;
	}

	/** What is there already. */
	void begin(Collection<HostInventory> known, List<TaskRecord> all) {
		Set<String> connections = new HashSet<>();
		known.forEach(host -> connections.add(host.connection()));
		evaluator.hosts(known);
		evaluator.hostsAre(connections);
		evaluator.tasks(all);
	}

	/** @return what is to be told */
	List<Holds.News> pass() {
		List<AlarmRule> newRules;
		Map<String, Optional<HostInventory>> newHosts;
		Map<String, Set<UUID>> newSamples;
		List<TaskRecord> newTasks;
		synchronized (this) {
			awake = false;
			newRules = rules;
			rules = null;
			newHosts = new LinkedHashMap<>(hosts);
			hosts.clear();
			newSamples = samples.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
			samples.clear();
			newTasks = List.copyOf(tasks.values());
			tasks.clear();
		}
		if (newRules != null)
			evaluator.rules(newRules);
		newHosts.forEach((connection, host) -> {
			if (host.isEmpty())
				evaluator.removed(connection);
		});
		evaluator.hosts(newHosts.values().stream().flatMap(Optional::stream).toList());
		newSamples.forEach(evaluator::sampled);
		newTasks.forEach(evaluator::task);
		return evaluator.settle();
	}

	boolean isWaiting() {
		return evaluator.isWaiting();
	}
}
