// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;

import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.LibvirtStep;
import org.orrery.engine.network.NetworkComparison;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.StepWords;
import org.orrery.engine.network.VmPort;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.document.PlanDocument;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The documented form of networks, their problems, differences and plans. */
final class NetworkJson {
	private NetworkJson() {
	}

	static JsonObject problem(DesignProblem problem) {
		return new Json().put("severity", problem.severity()).put("place", problem.place()).put("rule", problem.rule()).put("message", problem.words()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("remedy", problem.remedy()).object(); //$NON-NLS-1$
	}

	static JsonElement problems(List<DesignProblem> problems) {
		return Json.array(problems, NetworkJson::problem);
	}

	static JsonObject comparison(NetworkComparison comparison) {
		return new Json().put("inStep", comparison.isInStep()).put("hosts", comparison.hosts(), host -> new Json().put("host", host.name()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("uuid", String.valueOf(host.host())).put("seen", host.isSeen()).put("reason", host.reason()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("differences", host.drifts(), drift -> new Json().put("place", drift.place()).put("live", drift.live()).put("design", drift.wanted()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						.put("adoptable", drift.adoptable()).object()) //$NON-NLS-1$
				.put("libvirtNetworks", host.networks(), NetworkJson::network) //$NON-NLS-1$
				.object()).object();
	}

	static JsonObject plan(NetworkPlan plan) {
		return new Json().put("design", plan.design().name()).put("applicable", plan.isApplicable()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("hosts", plan.changes(), change -> new Json().put("host", change.name()).put("uuid", String.valueOf(change.host())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						.put("steps", change.steps(), NetworkJson::step).put("libvirtNetworks", change.networks(), NetworkJson::network).object()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("away", plan.away(), away -> new Json().put("host", away.name()).put("reason", away.reason()).put("remedy", away.remedy()).object()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("problems", plan.problems(), NetworkJson::problem).object(); //$NON-NLS-1$
	}

	private static JsonObject network(LibvirtStep step) {
		return new Json().put("name", step.name()).put("title", StepWords.title(step)) //$NON-NLS-1$ //$NON-NLS-2$
				.put("portGroups", step.after() == null ? List.of() : step.after().portGroups().stream().map(group -> group.name()).toList()).object(); //$NON-NLS-1$
	}

	private static JsonObject step(FabricStep step) {
		return new Json().put("step", PlanDocument.kind(step)).put("place", StepWords.place(step)).put("title", StepWords.title(step)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("detail", StepWords.detail(step)).object(); //$NON-NLS-1$
	}

	static JsonObject host(HostNetwork host) {
		return new Json().put("host", host.name()).put("uuid", host.host() == null ? null : host.host().toString()).put("health", host.health()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("address", host.address()).put("reason", host.reason()).put("remedy", host.remedy()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("nics", host.nics().stream().map(nic -> nic.name()).toList()).put("management", host.management().stream().sorted().toList()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("unguarded", host.unguarded()).put("switches", host.switches(), NetworkJson::made).put("vmNics", host.vms(), NetworkJson::nic).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static JsonObject made(SwitchConfig made) {
		return new Json().put("name", made.name()).put("mtu", made.mtu() == 0 ? -1L : made.mtu()).put("design", made.marks().get(Marks.SWITCH)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ports", made.ports().values(), NetworkJson::port).object(); //$NON-NLS-1$
	}

	private static JsonObject port(PortConfig port) {
		return new Json().put("name", port.name()).put("kind", port.kind()).put("nics", port.nics()).put("teaming", port.teaming()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("vlan", port.vlan().toString()).put("enabled", port.enabled()).put("profile", port.marks().get(Marks.PROFILE)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("number", port.marks().get(Marks.PORT)).object(); //$NON-NLS-1$
	}

	private static JsonObject nic(VmPort nic) {
		return new Json().put("vm", nic.vmName()).put("ref", nic.vm().toString()).put("mac", nic.mac()).put("running", nic.running()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("network", nic.source().name()).put("profile", nic.profile().orElse(null)).put("switch", nic.on().isEmpty() ? null : nic.on()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("port", nic.port() == null ? null : nic.port().name()).object(); //$NON-NLS-1$
	}
}
