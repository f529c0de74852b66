// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveHost.LiveNic;
import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkListener;
import org.orrery.engine.network.NetworkRoles.Role;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.VmPort;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.model.ModelThread;
import org.orrery.ui.NaturalOrder;
import org.orrery.ui.Services;
import org.orrery.ui.UiPulse;

/** Tells an editor what is known of the connected hosts, a moment after each change; put together aside. UI thread. */
final class LiveFleet implements NetworkListener {
	private static final long PAUSE_MILLIS = 300;

	private final Networks networks;
	private final ModelThread uiThread;
	private final Listener told;
	private final UiPulse pulse;
	private final Job looking;
	private News newest;
	private boolean still;
	private boolean disposed;

	/** @param checking what is wrong with a design, with these hosts; UI thread from here on */
	private record News(List<LiveHost> hosts, Function<NetworkDesign, List<DesignProblem>> checking, boolean administrator) {
	}

	/** What is told. */
	interface Listener {
		/** @param administrator who works here draws no networks */
		void hosts(List<LiveHost> hosts, Function<NetworkDesign, List<DesignProblem>> checking, boolean administrator);
	}

	LiveFleet(Services services, Listener told) {
		this.networks = services.engine().networks();
		this.uiThread = services.fleet().modelThread();
		this.told = told;
		this.looking = Job.createSystem(Messages.Live_looking, (IProgressMonitor monitor) -> {
			News now = new News(now(), networks.checking(), networks.roles().own() == Role.ADMINISTRATOR);
			uiThread.execute(() -> arrived(now));
			return Status.OK_STATUS;
		});
		this.pulse = new UiPulse(uiThread, PAUSE_MILLIS, looking::schedule);
		networks.addListener(this);
		pulse.request();
	}

	/** As of now; any thread, but takes its time. Of several connections to one host the one whose switches are seen counts. */
	private List<LiveHost> now() {
		Map<UUID, HostNetwork> hosts = new LinkedHashMap<>();
		for (HostNetwork host : networks.hosts())
			if (host.host() != null && (!hosts.containsKey(host.host()) || host.isReady()))
				hosts.put(host.host(), host);
		return hosts.values().stream().map(LiveFleet::live).sorted(Comparator.comparing(LiveHost::name, NaturalOrder.INSTANCE)).toList();
	}

	private static LiveHost live(HostNetwork host) {
		List<LiveNic> nics = host.nics().stream().map(nic -> new LiveNic(nic.name(), nic.up(), nic.speed(), nic.mtu()))
				.sorted(Comparator.comparing(LiveNic::name, NaturalOrder.INSTANCE)).toList();
		Map<UUID, List<VmPort>> vms = new LinkedHashMap<>();
		host.vms().stream().sorted(Comparator.comparing(VmPort::vmName, NaturalOrder.INSTANCE))
				.forEach(port -> vms.computeIfAbsent(UUID.fromString(port.vm().id()), first -> new java.util.ArrayList<>()).add(port));
		return new LiveHost(host.host(), host.connection(), host.name(), host.isReady(), nics, vms.entrySet().stream().map(entry -> new LiveVm(entry.getKey(),
				entry.getValue().get(0).vmName(), entry.getValue().get(0).running(), entry.getValue().stream().map(port -> live(host, port)).toList())).toList(),
				host.management());
	}

	private static LiveVmNic live(HostNetwork host, VmPort port) {
		String network = !port.on().isEmpty() ? port.on()
				: host.networks().stream().filter(known -> port.source().type().equals("network") && known.name().equals(port.source().name())) //$NON-NLS-1$
						.map(NetworkRecord::bridge).filter(bridge -> !bridge.isEmpty()).findFirst().orElse(port.source().name());
		return new LiveVmNic(port.mac(), network, port.profile().orElse(""), port.running()); //$NON-NLS-1$
	}

	private void arrived(News now) {
		if (disposed)
			return;
		newest = now;
		if (!still)
			tell();
	}

	private void tell() {
		News now = newest;
		newest = null;
		told.hosts(now.hosts(), now.checking(), now.administrator());
	}

	/** While something is dragged nothing moves; what came meanwhile is told afterwards. */
	void holdStill(boolean hold) {
		still = hold;
		if (!hold && newest != null)
			tell();
	}

	@Override
	public void networkChanged(HostNetwork host) {
		pulse.request();
	}

	@Override
	public void networkRemoved(String connection) {
		pulse.request();
	}

	void dispose() {
		disposed = true;
		networks.removeListener(this);
		pulse.stop();
	}
}
