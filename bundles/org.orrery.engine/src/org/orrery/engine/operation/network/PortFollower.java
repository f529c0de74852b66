// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkListener;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.VmPort;
import org.orrery.engine.task.Tasks;
import org.orrery.fabric.PortGuard;

/**
 * Lets profiles follow VMs: where a VM has started or arrived, libvirt has given its port the VLAN; this gives it the marks, rates and state,
 * as a task. A guard that has gone, as with another start of the switch's daemon, is set again the same way. In the console only. What is right
 * already is not touched. Thread-safe.
 */
public final class PortFollower implements NetworkListener {
	/** Several VMs often come at once. */
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final Networks networks;
	private final Tasks tasks;
	private final EngineTimer timer;
	private final AtomicBoolean waiting = new AtomicBoolean();
	/** Ports that were open when they were seen last, by connection: a profile may want it so. */
	private final Map<String, Set<String>> open = new ConcurrentHashMap<>();
	private volatile List<HostChange> last = List.of();

	public PortFollower(Networks networks, Tasks tasks, EngineTimer timer) {
		this.networks = networks;
		this.tasks = tasks;
		this.timer = timer;
	}

	@Override
	public void networkChanged(HostNetwork host) {
		boolean fresh = host.vms().stream().anyMatch(nic -> nic.port() != null && !nic.source().portGroup().isEmpty() && nic.number().isEmpty());
		boolean lost = host.unguarded().isEmpty() && hasLost(host);
		if (!fresh && !lost)
			last = last.stream().filter(change -> !change.connection().equals(host.connection())).toList();
		else if (waiting.compareAndSet(false, true))
			timer.schedule(PAUSE, () -> Thread.ofPlatform().daemon().name("orrery-ports").start(this::follow)); //$NON-NLS-1$
	}

	private boolean hasLost(HostNetwork host) {
		Set<String> now = host.vms().stream().filter(nic -> nic.port() != null && (nic.port().guard().isOpen() || nic.port().guard().equals(PortGuard.BROKEN)))
				.map(VmPort::mac).collect(Collectors.toSet());
		Set<String> before = open.put(host.connection(), now);
		return !(before == null ? Set.of() : before).containsAll(now);
	}

	/** The same again would fail again: it waits until something changes. */
	private void follow() {
		waiting.set(false);
		List<HostChange> changes = networks.unmarkedPorts();
		if (changes.isEmpty() || changes.equals(last))
			return;
		last = changes;
		tasks.submit(ApplyNetworkOperation.following(changes));
	}
}
