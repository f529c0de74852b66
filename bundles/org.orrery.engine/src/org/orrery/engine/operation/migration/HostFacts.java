// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.operation.maintenance.Maintenance;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;

/**
 * What one host said when it was asked for a migration check. Immutable.
 *
 * @param silence why it could not be asked, empty when it answered; everything after it is then empty
 * @param remedy  what to do about the silence
 * @param usage   null when unknown
 * @param maintenance empty when it is in service
 * @param volumes by pool, of the pools that matter for this VM
 */
public record HostFacts(String connection, String name, HypervisorUri uri, String silence, String remedy, HostRecord host,
		Set<Feature> features, HostUsage usage, Collection<DomainRecord> domains, List<NetworkRecord> networks,
		List<InterfaceRecord> interfaces, List<PoolRecord> pools, Map<UUID, List<VolumeRecord>> volumes, List<EmulatorRecord> emulators,
		Optional<Maintenance> maintenance) {
	public HostFacts {
		features = Set.copyOf(features);
		domains = List.copyOf(domains);
		networks = List.copyOf(networks);
		interfaces = List.copyOf(interfaces);
		pools = List.copyOf(pools);
		volumes = Map.copyOf(volumes);
		emulators = List.copyOf(emulators);
	}

	/** Of a host in service. */
	public HostFacts(String connection, String name, HypervisorUri uri, String silence, String remedy, HostRecord host, Set<Feature> features,
			HostUsage usage, Collection<DomainRecord> domains, List<NetworkRecord> networks, List<InterfaceRecord> interfaces,
			List<PoolRecord> pools, Map<UUID, List<VolumeRecord>> volumes, List<EmulatorRecord> emulators) {
		this(connection, name, uri, silence, remedy, host, features, usage, domains, networks, interfaces, pools, volumes, emulators,
				Optional.empty());
	}

	static HostFacts silent(String connection, String name, HypervisorUri uri, String silence, String remedy) {
		return new HostFacts(connection, name, uri, silence, remedy, null, Set.of(), null, List.of(), List.of(), List.of(), List.of(),
				Map.of(), List.of());
	}

	HostFacts withVolumes(Map<UUID, List<VolumeRecord>> found) {
		return new HostFacts(connection, name, uri, silence, remedy, host, features, usage, domains, networks, interfaces, pools, found, emulators,
				maintenance);
	}

	public HostFacts withMaintenance(Optional<Maintenance> state) {
		return new HostFacts(connection, name, uri, silence, remedy, host, features, usage, domains, networks, interfaces, pools, volumes, emulators,
				state);
	}

	public boolean answered() {
		return silence.isEmpty();
	}

	/** The pool in whose folder the path lies. */
	public Optional<PoolRecord> poolOf(String path) {
		int slash = path.lastIndexOf('/');
		return slash <= 0 ? Optional.empty() : poolAt(path.substring(0, slash));
	}

	public Optional<PoolRecord> poolAt(String folder) {
		return pools.stream().filter(pool -> stripped(pool.targetPath()).equals(stripped(folder))).findFirst();
	}

	public Optional<VolumeRecord> volume(PoolRecord pool, String path) {
		return volumes.getOrDefault(pool.uuid(), List.of()).stream().filter(volume -> volume.path().equals(path)).findFirst();
	}

	private static String stripped(String path) {
		return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path; //$NON-NLS-1$
	}
}
