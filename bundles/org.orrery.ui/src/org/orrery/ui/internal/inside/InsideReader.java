// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.orrery.engine.Engine;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.InsideView;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.trace.Trace;

/** Asks hosts on a thread of its own; the next look begins after the last one has ended. What it reads is told on that thread. */
final class InsideReader {
	private static final int PERIOD_SECONDS = 2;

	private final Engine engine;
	private final Consumer<InsideReading> told;
	private final AtomicBoolean waiting = new AtomicBoolean();
	private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
		Thread thread = new Thread(work, "orrery-look-inside"); //$NON-NLS-1$
		thread.setDaemon(true);
		return thread;
	});
	private volatile String connection = ""; //$NON-NLS-1$
	private volatile boolean visible;

	InsideReader(Engine engine, Consumer<InsideReading> told) {
		this.engine = engine;
		this.told = told;
		worker.scheduleWithFixedDelay(this::readIfVisible, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	/** @param host connection id; empty: none */
	void show(String host) {
		connection = host;
		now();
	}

	void visible(boolean seen) {
		visible = seen;
		now();
	}

	private void now() {
		if (visible && waiting.compareAndSet(false, true))
			run(() -> {
				waiting.set(false);
				readIfVisible();
			});
	}

	private void run(Runnable work) {
		try {
			worker.execute(work);
		} catch (RejectedExecutionException closed) {
			// nobody looks any more
		}
	}

	private void readIfVisible() {
		String host = connection;
		if (!visible || host.isEmpty())
			return;
		try {
			told.accept(read(host));
		} catch (RuntimeException e) {
			System.getLogger(InsideReader.class.getName()).log(System.Logger.Level.WARNING, "Looking inside failed", e); //$NON-NLS-1$
		}
	}

	private InsideReading read(String host) {
		Optional<HostNetwork> network = engine.networks().host(host);
		String name = network.map(HostNetwork::name).orElse(""); //$NON-NLS-1$
		if (network.isEmpty() || !network.get().isReady())
			return new InsideReading(host, name, List.of(), network.map(known -> sentence(known.reason(), known.remedy())).orElse(""), nics()); //$NON-NLS-1$
		List<InsideView> views = new ArrayList<>();
		List<String> gaps = new ArrayList<>();
		for (SwitchConfig made : network.get().switches())
			try {
				InsideView view = engine.networks().inside().look(host, made.name());
				views.add(view);
				view.inside().gaps().stream().filter(gap -> !gaps.contains(gap)).forEach(gaps::add);
			} catch (FabricException e) {
				gaps.add(e.getMessage());
			}
		return new InsideReading(host, name, views, String.join("\n", gaps), nics()); //$NON-NLS-1$
	}

	private List<TracePane.Nic> nics() {
		List<TracePane.Nic> nics = new ArrayList<>();
		for (HostNetwork host : engine.networks().hosts()) {
			Map<String, String> names = new HashMap<>();
			host.vms().forEach(nic -> names.put(nic.mac(), nic.vmName()));
			for (SwitchConfig made : host.switches())
				for (PortConfig port : made.ports().values()) {
					String mac = port.marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT); //$NON-NLS-1$
					if (!mac.isEmpty())
						nics.add(new TracePane.Nic(mac, names.getOrDefault(mac, port.name()), host.name()));
				}
		}
		nics.sort(Comparator.comparing(TracePane.Nic::words));
		return nics;
	}

	private static String sentence(String reason, String remedy) {
		return remedy.isEmpty() ? reason : reason + '\n' + remedy;
	}

	/** @param done told on the reading thread */
	void trace(String from, String to, int vlan, Consumer<Trace> done) {
		run(() -> done.accept(engine.networks().inside().trace(from, to, vlan)));
	}

	/** @param done told on the reading thread */
	void neighbours(String host, Consumer<NeighboursPane.Heard> done) {
		run(() -> {
			try {
				done.accept(new NeighboursPane.Heard(host, engine.networks().inside().neighbours(host), "")); //$NON-NLS-1$
			} catch (FabricException e) {
				done.accept(new NeighboursPane.Heard(host, List.of(), e.getMessage()));
			}
		});
	}

	void close() {
		worker.shutdownNow();
	}
}
