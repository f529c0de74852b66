// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.query.Subject.Datastore;
import org.orrery.engine.query.Subject.Host;
import org.orrery.engine.query.Subject.Network;
import org.orrery.engine.query.Subject.Vm;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.VmSample;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.PoolRecord;

/** What is true of an object. Texts: empty where there is none; numbers: NaN where nobody knows. */
final class Facts {
	private Facts() {
	}

	static Collection<String> names(Subject subject) {
		return List.of(subject.name());
	}

	static Collection<String> hosts(Subject subject) {
		return List.of(subject.host().displayName());
	}

	static Collection<String> clusters(Subject subject) {
		String cluster = subject.host().definition().cluster();
		return cluster.isEmpty() ? List.of() : List.of(cluster);
	}

	/** Where its host stands: datacenter, folders, cluster. */
	static Collection<String> groups(Subject subject) {
		ConnectionDefinition definition = subject.host().definition();
		List<String> parts = new ArrayList<>();
		parts.add(definition.datacenter());
		parts.addAll(definition.folders());
		if (!definition.cluster().isEmpty())
			parts.add(definition.cluster());
		return List.of(String.join("/", parts)); //$NON-NLS-1$
	}

	static Collection<String> folders(Subject subject) {
		String folder = subject.annotations().folder();
		return folder.isEmpty() ? List.of() : List.of(folder);
	}

	/** Also what libvirt itself keeps as title and description. */
	static Collection<String> notes(Subject subject) {
		String notes = subject.annotations().notes();
		return subject instanceof Vm vm ? List.of(notes, vm.vm().title(), vm.vm().description()) : List.of(notes);
	}

	static double memory(Subject subject) {
		return switch (subject) {
		case Vm vm -> vm.vm().memory();
		case Host host -> known(host.host().memory());
		default -> Double.NaN;
		};
	}

	static double vcpus(Subject subject) {
		return switch (subject) {
		case Vm vm -> vm.vm().vcpus();
		case Host host -> host.host().host() == null ? Double.NaN : host.host().host().cpu().logicalCpus();
		default -> Double.NaN;
		};
	}

	static double cpuUse(Subject subject) {
		return switch (subject) {
		case Vm vm -> known(vm.around().vmUse().apply(vm.vm().uuid()).map(VmSample::cpu).orElse(-1d));
		case Host host -> known(host.around().hostUse().apply(host.host().connection()).map(HostSample::cpu).orElse(-1d));
		default -> Double.NaN;
		};
	}

	static double occupied(Subject subject) {
		return switch (subject) {
		case Vm vm -> known(vm.around().vmUse().apply(vm.vm().uuid()).map(VmSample::memory).orElse(-1L));
		case Host host -> known(host.around().hostUse().apply(host.host().connection()).map(HostSample::memoryUsed).orElse(-1L));
		default -> Double.NaN;
		};
	}

	static double uptime(Subject subject) {
		Instant since = subject instanceof Vm vm ? vm.host().runningSince().get(vm.vm().uuid()) : null;
		return since == null ? Double.NaN : Duration.between(since, subject.around().now().get()).toSeconds();
	}

	static double vms(Subject subject) {
		return subject instanceof Host host ? host.host().domains().size() : Double.NaN;
	}

	static double capacity(Subject subject) {
		return subject instanceof Datastore datastore ? known(datastore.pool().capacity()) : Double.NaN;
	}

	static double free(Subject subject) {
		return switch (subject) {
		case Datastore datastore -> known(datastore.pool().available());
		case Host host -> host.host().usage() == null ? Double.NaN : known(host.host().usage().memoryAvailable());
		default -> Double.NaN;
		};
	}

	/** Of a datastore's space, of a host's memory. */
	static double used(Subject subject) {
		return switch (subject) {
		case Datastore datastore -> 1 - free(datastore) / capacity(datastore);
		case Host host -> 1 - free(host) / memory(host);
		default -> Double.NaN;
		};
	}

	private static double known(double figure) {
		return figure < 0 ? Double.NaN : figure;
	}

	static Collection<String> addresses(Subject subject) {
		return switch (subject) {
		case Vm vm -> vm.host().addresses().getOrDefault(vm.vm().uuid(), List.of());
		case Network network -> network.network().addresses();
		default -> List.of();
		};
	}

	static Collection<String> macs(Subject subject) {
		return subject instanceof Vm vm ? vm.vm().nics().stream().map(NicRecord::mac).toList() : List.of();
	}

	static Collection<String> networks(Subject subject) {
		return switch (subject) {
		case Vm vm -> vm.vm().nics().stream().map(NicRecord::source).toList();
		case Network network -> List.of(network.name(), network.network().bridge());
		default -> List.of();
		};
	}

	/** Of a VM: those on which it has a disk. */
	static Collection<String> datastores(Subject subject) {
		return switch (subject) {
		case Vm vm -> vm.host().pools().values().stream().filter(pool -> vm.vm().disks().stream().anyMatch(disk -> isIn(disk, pool)))
				.map(PoolRecord::name).toList();
		case Datastore datastore -> List.of(datastore.name());
		default -> List.of();
		};
	}

	private static boolean isIn(DiskRecord disk, PoolRecord pool) {
		if (disk.type().equals("volume")) //$NON-NLS-1$
			return disk.source().startsWith(pool.name() + '/');
		return !pool.targetPath().isEmpty() && disk.source().startsWith(pool.targetPath() + '/');
	}

	static Collection<String> disks(Subject subject) {
		return subject instanceof Vm vm ? vm.vm().disks().stream().map(DiskRecord::source).toList() : List.of();
	}

	/** Of a VM "kvm", of a datastore "dir", of a network "nat", of a host "QEMU". */
	static Collection<String> types(Subject subject) {
		return switch (subject) {
		case Vm vm -> List.of(vm.vm().domainType(), vm.vm().machine(), vm.vm().architecture());
		case Host host -> host.host().host() == null ? List.of() : List.of(host.host().host().hypervisorType());
		case Datastore datastore -> List.of(datastore.pool().type());
		case Network network -> List.of(network.network().forwardMode());
		};
	}

	static Collection<String> uuids(Subject subject) {
		return switch (subject) {
		case Vm vm -> List.of(vm.vm().uuid().toString());
		case Host host -> host.host().host() == null ? List.of() : List.of(host.host().host().uuid().toString());
		case Datastore datastore -> List.of(datastore.pool().uuid().toString());
		case Network network -> List.of(network.network().uuid().toString());
		};
	}
}
