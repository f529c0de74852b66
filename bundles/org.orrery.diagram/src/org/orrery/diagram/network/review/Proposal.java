// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.engine.Engine;
import org.orrery.engine.network.Difference;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.VmPort;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ApplyOptions;
import org.orrery.engine.operation.network.ConnectNicOperation;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;

/**
 * What applying a design would do, checked as the task will check it. Immutable.
 *
 * @param plan     steps for each host; @param operation that does them; @param check everything that speaks against it; @param script the same as commands
 * @param connects VMs' NICs that are plugged in afterwards, when their port groups are there
 */
public record Proposal(NetworkPlan plan, Operation operation, CheckResult check, String script, List<Connect> connects) {
	/**
	 * A VM's NIC that is plugged into a profile.
	 *
	 * @param now false: it takes effect at the next start, since a running NIC cannot leave a bridge of another kind
	 */
	public record Connect(VmPort nic, DistributedSwitch on, String profile, boolean now) {
		public Operation operation() {
			return ConnectNicOperation.to(nic, on, profile, now);
		}
	}

	public Proposal {
		connects = List.copyOf(connects);
	}

	/** Asks no host, but takes its time: not on the UI thread. */
	public static Proposal of(Engine engine, DesignState state, ApplyOptions options) {
		NetworkPlan plan = engine.networks().plan(state.design());
		Operation operation = ApplyNetworkOperation.of(plan, options);
		CheckResult check = operation.check(engine.context());
		return new Proposal(plan, operation, check, operation.plan(engine.context()).script(), connects(engine, state));
	}

	/** Only some of what differs, as it was compared: the rest stays as it is. Not on the UI thread. */
	public static Proposal overwriting(Engine engine, NetworkDesign design, List<Difference> chosen, ApplyOptions options) {
		List<HostChange> changes = Difference.overwriting(chosen);
		Operation operation = ApplyNetworkOperation.overwriting(design.name(), changes, options);
		return new Proposal(new NetworkPlan(design, changes, List.of(), List.of()), operation, operation.check(engine.context()),
				operation.plan(engine.context()).script(), List.of());
	}

	private static List<Connect> connects(Engine engine, DesignState state) {
		List<Connect> connects = new ArrayList<>();
		List<HostNetwork> hosts = engine.networks().hosts();
		state.choices().forEach((nic, profile) -> {
			Optional<VmPort> port = hosts.stream().flatMap(host -> host.vms().stream()).filter(known -> isSame(known, nic)).findFirst();
			Optional<DistributedSwitch> drawn = state.design().withId(profile.on());
			if (port.isPresent() && drawn.isPresent())
				connects.add(new Connect(port.get(), drawn.get(), profile.name(), !port.get().running() || port.get().port() != null));
		});
		return connects;
	}

	private static boolean isSame(VmPort port, NetworkKey.OfVmNic nic) {
		return port.vm().id().equals(nic.vm().toString()) && port.mac().equals(nic.mac());
	}

	/** Whether there is anything to do and nothing that forbids it. */
	public boolean isPossible() {
		return check.passes() && (!plan.isEmpty() || !connects.isEmpty());
	}
}
