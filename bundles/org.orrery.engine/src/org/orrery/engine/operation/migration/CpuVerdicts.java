// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.LinkedHashMap;
import java.util.Map;

import org.orrery.engine.inventory.HostInventory;
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
