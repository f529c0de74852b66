// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/**
 * What hosts said of CPUs. A verdict holds as long as the connection: a host whose hypervisor is updated drops its connections. Thread-safe.
 */
final class CpuVerdicts {
	private static final int LIMIT = 4096;

	private record Key(String connection, long epoch, String domainType, String machine, String cpuXml) {
	}

	private final Map<Key, CpuComparison> known = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, CpuComparison> eldest) {
			return size() > LIMIT;
		}
	};

	private final Map<Set<String>, Optional<CpuBaseline>> common = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Set<String>, Optional<CpuBaseline>> eldest) {
			return size() > LIMIT;
		}
	};

	/** What all these CPUs can give; null when the hypervisor finds nothing, which costs a remedy only its proposal. */
	CpuBaseline common(Set<String> cpuXmls, HypervisorConnection host) {
		synchronized (common) {
			Optional<CpuBaseline> baseline = common.get(cpuXmls);
			if (baseline != null)
				return baseline.orElse(null);
		}
		Optional<CpuBaseline> baseline = ClusterCpu.reckon(cpuXmls, host);
		synchronized (common) {
			common.put(cpuXmls, baseline);
		}
		return baseline.orElse(null);
	}

	CpuComparison verdict(String connection, HostInventory inventory, DomainRecord domain, HypervisorConnection host)
			throws HypervisorException {
		long epoch = inventory == null ? -1 : inventory.status().epoch();
		Key key = new Key(connection, epoch, domain.domainType(), domain.machine(), domain.cpuXml());
		synchronized (known) {
			CpuComparison verdict = known.get(key);
			if (verdict != null)
				return verdict;
		}
		CpuComparison verdict = host.compareCpu(domain.cpuXml(), domain);
		synchronized (known) {
			known.put(key, verdict);
		}
		return verdict;
	}
}
