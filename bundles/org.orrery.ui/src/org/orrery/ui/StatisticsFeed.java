// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.orrery.engine.Engine;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.Metric;
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
	private static final long PASS_MILLIS = 500;
	private static final int SPARKLINE_PARTS = 60;

	private record Line(ObjectRef object, Metric metric) {
	}

	private final Engine engine;
	private final UiPulse pulse;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Map<UUID, Optional<VmSample>> vms = new HashMap<>();
	private final Map<String, Optional<HostSample>> hosts = new HashMap<>();
	private final Map<Line, float[]> sparklines = new HashMap<>();
	private Statistics.Watch watch;

	StatisticsFeed(Engine engine) {
		this.engine = engine;
		pulse = new UiPulse(engine.fleet().modelThread(), PASS_MILLIS, this::pass);
	}

	/** Told at most twice a second after new samples. The first begins the reading. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
		if (watch == null)
			watch = engine.statistics().watch((host, sampled) -> pulse.request());
	}

	/** The last one ends the reading. */
	public void removeListener(Runnable listener) {
		listeners.remove(listener);
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
		listeners.forEach(Runnable::run);
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
