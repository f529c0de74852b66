// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/** The CPU that guests of several hosts may have so that each of the hosts can take them. */
public final class ClusterCpu {
	private ClusterCpu() {
	}

	/**
	 * By the reckoning of the first host. Blocks on it.
	 *
	 * @param connections of hosts that have told their CPU, at least one
	 * @throws HypervisorException where the host refuses or finds no common CPU, as between vendors
	 */
	public static CpuBaseline of(OperationContext context, List<String> connections) throws HypervisorException {
		List<String> cpus = List.copyOf(cpus(connections.stream().flatMap(id -> context.inventory().host(id).stream()).toList()));
		return HostAccess.of(context, connections.getFirst()).ask(host -> host.baselineCpu(cpus));
	}

	/** CPUs of this host, of its cluster, and of the host where the domain is. */
	static Set<String> around(HostAccess host, UUID domain) {
		String cluster = host.context().inventory().host(host.connection()).map(known -> known.definition().cluster()).orElse(""); //$NON-NLS-1$
		return cpus(host.context().inventory().hosts().stream().filter(known -> known.connection().equals(host.connection())
				|| !cluster.isEmpty() && known.definition().cluster().equals(cluster) || known.domains().containsKey(domain)).toList());
	}

	private static Set<String> cpus(Collection<HostInventory> hosts) {
		return hosts.stream().map(HostInventory::host).filter(Objects::nonNull).map(host -> host.cpu().xml()).filter(xml -> !xml.isBlank())
				.collect(Collectors.toSet());
	}

	static Optional<CpuBaseline> reckon(Set<String> cpuXmls, HypervisorConnection host) {
		if (cpuXmls.isEmpty())
			return Optional.empty();
		try {
			return Optional.of(host.baselineCpu(List.copyOf(cpuXmls))).filter(baseline -> !baseline.model().isEmpty());
		} catch (HypervisorException e) {
			System.getLogger(ClusterCpu.class.getName()).log(Level.DEBUG, "no common CPU: " + e.detail()); //$NON-NLS-1$
			return Optional.empty();
		}
	}
}
