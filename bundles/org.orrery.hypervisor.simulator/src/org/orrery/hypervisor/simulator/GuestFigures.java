// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.DomainStatistics.Disk;
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
		long nanos = Duration.between(host.bootedAt(), host.now()).toNanos();
		int cpus = host.hardware().logicalCpus();
		double share = 0.1 + Math.floorMod(host.name().hashCode(), 60) / 100.0;
		return new HostUsage(host.hardware().memory(), host.memoryAvailable(), (long) (busy(nanos, host.name().hashCode()) * share * cpus), nanos * cpus);
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
		int seed = record.uuid().hashCode();
		long nanos = domain.startedAt == null ? 0 : Duration.between(domain.startedAt, host.now()).toNanos();
		int share = 1 + Math.floorMod(seed, 60);
		double worked = busy(nanos, seed) * share / 100;
		long bytes = (long) (worked * 100 / 1000);
		long steal = (long) (worked * (seed >>> 8 & 7) / 100);
		return new DomainStatistics(record.uuid(), record.state(), (long) (worked * record.vcpus()), steal * record.vcpus(), record.vcpus(),
				record.memory(), record.memory() / 2 + record.memory() / 400 * share, record.memory() / 4, bytes / 4, bytes / 8,
				disks(record, bytes, seed));
	}

	/** The first disk works, others only a little. Requests of 16 KiB, which take between a tenth and a few milliseconds. */
	private static List<Disk> disks(DomainRecord record, long bytes, int seed) {
		List<Disk> disks = new ArrayList<>();
		for (DomainRecord.DiskRecord disk : record.disks()) {
			long read = disks.isEmpty() ? bytes : bytes / 100;
			long reads = read >> 14;
			long writes = read >> 15;
			long latency = 100_000L * (1 + (seed >>> 16 & 31));
			disks.add(new Disk(disk.target(), read, read / 2, reads, writes, reads * latency, writes * latency * 2));
		}
		return disks;
	}

	/** Work done in so many nanoseconds by somebody who is busier at times: never less than before, so that counters only grow. */
	static double busy(long nanos, int seed) {
		double phase = Math.floorMod(seed >>> 4, 628) / 100.0;
		double slow = (120 + Math.floorMod(seed, 97)) * 1e9;
		double quick = (15 + Math.floorMod(seed, 13)) * 1e9;
		return nanos + 0.5 * wave(nanos, slow, phase) + 0.3 * wave(nanos, quick, phase);
	}

	/** The integral of a cosine of that period. */
	private static double wave(long nanos, double period, double phase) {
		double angle = 2 * Math.PI / period;
		return (Math.sin(nanos * angle + phase) - Math.sin(phase)) / angle;
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
