// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorException;

/** Counters and addresses that follow from time and identity alone: the same in every run. Thread-safe. */
final class GuestFigures {
	private final SimulatedHost host;

	GuestFigures(SimulatedHost host) {
		this.host = host;
	}

	HostUsage usage() {
		long total = Duration.between(host.bootedAt(), host.now()).toNanos() * host.hardware().logicalCpus();
		return new HostUsage(host.hardware().memory(), host.memoryAvailable(), total / 10, total);
	}

	List<DomainStatistics> statistics() {
		List<DomainStatistics> statistics = new ArrayList<>();
		synchronized (host) {
			for (SimulatedDomain domain : host.domainTable().values())
				if (domain.record.state().isActive())
					statistics.add(of(domain));
		}
		return statistics;
	}

	private DomainStatistics of(SimulatedDomain domain) {
		DomainRecord record = domain.record;
		long nanos = domain.startedAt == null ? 0 : Duration.between(domain.startedAt, host.now()).toNanos();
		int share = 1 + Math.floorMod(record.uuid().hashCode(), 60);
		long bytes = nanos / 1000 * share;
		return new DomainStatistics(record.uuid(), record.state(), nanos / 100 * share * record.vcpus(), record.vcpus(), record.memory(),
				record.memory() / 2, record.memory() / 4, bytes, bytes / 2, bytes / 4, bytes / 8);
	}

	/** What of its memory the guest rewrites within the period, each page counted once. Takes that long. */
	long dirtyRate(UUID uuid, Duration period, String operation) throws HypervisorException {
		SimulatedDomain domain;
		synchronized (host) {
			domain = host.require(uuid, operation);
			if (domain.record.state() != DomainState.RUNNING)
				throw DomainLifecycle.invalid(operation, "domain is not running");
			if (domain.outgoing != null)
				throw new HypervisorException(ErrorCode.BUSY, operation, "cannot acquire state change lock (held by migration)");
		}
		try {
			host.fleet().clock().sleep(period);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.OTHER, operation, "interrupted", 0, 0, e);
		}
		double seconds = period.toNanos() / 1e9;
		return (long) (Math.min(domain.spec.workingSet(), domain.spec.dirtyRate() * seconds) / seconds);
	}

	/** One address per NIC while the agent answers. */
	List<String> addresses(UUID uuid) throws HypervisorException {
		DomainRecord record;
		synchronized (host) {
			record = host.require(uuid, "read addresses of domain " + uuid).record;
		}
		List<String> addresses = new ArrayList<>();
		if (!record.state().isActive() || record.agent() != DomainRecord.Agent.CONNECTED)
			return addresses;
		int hash = uuid.hashCode();
		for (int nic = 0; nic < record.nics().size(); nic++)
			addresses.add("10." + (20 + nic) + '.' + (hash >> 8 & 0xff) + '.' + (1 + (hash & 0xff) % 254) + "/16");
		return addresses;
	}
}
