// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.orrery.engine.Engine;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.Interest;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Pace;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.statistics.VmSample;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;

/**
 * What VMs and hosts use, on the UI thread: as of the last pass, so that a table which sorts by it sees one truth throughout. Hosts are
 * read only while somebody listens: parts listen while they are visible.
 */
public final class StatisticsFeed {
	private static final long PASS_MILLIS = 1000;
	private static final int SPARKLINE_PARTS = 60;

	private record Line(ObjectRef object, Metric metric) {
	}

	private final Engine engine;
	private final UiPulse pulse;
	private final Map<Runnable, Supplier<Set<String>>> listeners = new LinkedHashMap<>();
	/** The hosts that somebody wants to know of; asked on the engine's threads. */
	private volatile Set<String> wanted = Set.of();
	private final Map<UUID, Optional<VmSample>> vms = new HashMap<>();
	private final Map<String, Optional<HostSample>> hosts = new HashMap<>();
	private final Map<Line, float[]> sparklines = new HashMap<>();
	private Statistics.Watch watch;

	StatisticsFeed(Engine engine) {
		this.engine = engine;
		pulse = new UiPulse(engine.fleet().modelThread(), PASS_MILLIS, this::pass);
	}

	/**
	 * Told at most once a second after new samples. The first begins the reading.
	 *
	 * @param hosts ids of the connections that the listener shows something of; asked again and again, on the UI thread
	 */
	public void addListener(Runnable listener, Supplier<Set<String>> hosts) {
		listeners.put(listener, hosts);
		interestChanged();
		if (watch == null)
			watch = engine.statistics().watch((host, sampled) -> pulse.request(), Interest.of(Pace.LIVE).at(host -> wanted.contains(host)));
	}

	/** A listener shows other objects than at the last pass. */
	public void interestChanged() {
		Set<String> now = new HashSet<>();
		listeners.values().forEach(hosts -> now.addAll(hosts.get()));
		wanted = now;
	}

	/** For a listener that orders or filters by what is measured. */
	public Set<String> allHosts() {
		return engine.inventory().hosts().stream().map(HostInventory::connection).collect(Collectors.toSet());
	}

	/** The last one ends the reading. */
	public void removeListener(Runnable listener) {
		listeners.remove(listener);
		interestChanged();
		if (listeners.isEmpty() && watch != null) {
			watch.close();
			watch = null;
			forget();
		}
	}

	private void forget() {
		vms.clear();
		hosts.clear();
		sparklines.clear();
	}

	private void pass() {
		forget();
		interestChanged();
		List.copyOf(listeners.keySet()).forEach(Runnable::run);
	}

	/**
	 * The last ten minutes in that many parts; NaN where nothing was measured. Read anew at each pass only for what is asked for, so that
	 * rows that nobody sees cost nothing.
	 */
	public float[] sparkline(InventoryObject object, Metric metric) {
		return sparklines.computeIfAbsent(new Line(object.getRef(), metric),
				line -> engine.statistics().sparkline(line.object(), line.metric(), SPARKLINE_PARTS));
	}

	/** Empty for a VM that does not run, or that nobody has measured. */
	public Optional<VmSample> of(VirtualMachine vm) {
		if (watch == null)
			return Optional.empty();
		return vms.computeIfAbsent(UUID.fromString(vm.getRef().id()), engine.statistics()::vm);
	}

	public Optional<HostSample> of(Host host) {
		if (watch == null)
			return Optional.empty();
		return hosts.computeIfAbsent(host.getRef().connection(), engine.statistics()::host);
	}
}
