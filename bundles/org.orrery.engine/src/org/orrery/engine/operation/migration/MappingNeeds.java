// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.PoolRecord;

/**
 * Names that VMs use on their host and that another host does not have: what a person has to map, with what there is to map to. By what the
 * inventory knows, without asking a host. Immutable.
 */
public record MappingNeeds(List<Need> needs) {
	public enum Kind {
		/** Has to be mapped. */
		NETWORK,
		/** May be mapped; else a pool of the same folder is made. */
		POOL
	}

	/**
	 * @param here    as {@link NicSource} writes it, or the name of a pool; @param folder of the pool here, empty for a network
	 * @param choices on the target; @param proposal one of them, empty when there is none to propose
	 */
	public record Need(Kind kind, String here, String folder, List<String> choices, String proposal) {
		public Need {
			choices = List.copyOf(choices);
		}
	}

	public MappingNeeds {
		needs = List.copyOf(needs);
	}

	public boolean isEmpty() {
		return needs.isEmpty();
	}

	/** @param vms on the source; @param remembered of the last time between the two hosts */
	public static MappingNeeds of(Collection<DomainRecord> vms, HostInventory source, HostInventory target, MigrationMapping remembered) {
		List<Need> needs = new ArrayList<>();
		Set<NicSource> plugs = new LinkedHashSet<>();
		Set<PoolRecord> pools = new LinkedHashSet<>();
		for (DomainRecord vm : vms) {
			vm.nics().stream().map(NicSource::of).filter(NicSource::isNamed).filter(plug -> !isOn(target, plug)).forEach(plugs::add);
			vm.disks().stream().flatMap(disk -> poolOf(disk, source.pools().values()).stream()).filter(pool -> !hasFolder(target, pool)).forEach(pools::add);
		}
		plugs.forEach(plug -> needs.add(network(plug, target, remembered)));
		pools.forEach(pool -> needs.add(pool(pool, target, remembered)));
		return new MappingNeeds(needs);
	}

	private static boolean isOn(HostInventory host, NicSource plug) {
		if (plug.type().equals("network")) //$NON-NLS-1$
			return host.networks().values().stream().anyMatch(network -> network.active() && network.name().equals(plug.name()) && (plug.portGroup().isEmpty()
					|| network.portGroups().stream().anyMatch(group -> group.name().equals(plug.portGroup()))));
		return host.interfaces().stream().anyMatch(device -> device.name().equals(plug.name()))
				|| host.networks().values().stream().anyMatch(network -> network.active() && network.bridge().equals(plug.name()));
	}

	private static Need network(NicSource plug, HostInventory target, MigrationMapping remembered) {
		List<String> choices = new ArrayList<>();
		for (NetworkRecord network : target.networks().values().stream().filter(NetworkRecord::active).sorted((a, b) -> a.name().compareTo(b.name())).toList()) {
			choices.add(network.name());
			network.portGroups().forEach(group -> choices.add(network.name() + '/' + group.name()));
		}
		target.interfaces().stream().filter(device -> device.kind() == InterfaceRecord.Kind.LINUX_BRIDGE || device.kind() == InterfaceRecord.Kind.OPEN_VSWITCH).map(device -> "bridge:" + device.name()).sorted() //$NON-NLS-1$
				.forEach(choices::add);
		String before = Optional.ofNullable(remembered.networks().get(plug)).map(NicSource::toString).orElse(""); //$NON-NLS-1$
		return new Need(Kind.NETWORK, plug.toString(), "", choices, proposal(before, plug.toString(), choices)); //$NON-NLS-1$
	}

	private static Need pool(PoolRecord pool, HostInventory target, MigrationMapping remembered) {
		List<String> choices = target.pools().values().stream().filter(known -> known.active() && known.targetPath().startsWith("/")) //$NON-NLS-1$
				.map(PoolRecord::name).sorted().toList();
		String before = remembered.pools().getOrDefault(pool.name(), ""); //$NON-NLS-1$
		return new Need(Kind.POOL, pool.name(), pool.targetPath(), choices, proposal(before, pool.name(), choices));
	}

	/** What was chosen before, if it is still there; else the same name, written in another way at most. */
	private static String proposal(String before, String here, List<String> choices) {
		if (choices.contains(before))
			return before;
		return choices.stream().filter(choice -> choice.equalsIgnoreCase(here)).findFirst().orElse(""); //$NON-NLS-1$
	}

	private static Optional<PoolRecord> poolOf(DiskRecord disk, Collection<PoolRecord> known) {
		if (disk.source().isEmpty() || disk.type().equals("network")) //$NON-NLS-1$
			return Optional.empty();
		String folder = disk.source().substring(0, Math.max(0, disk.source().lastIndexOf('/')));
		return known.stream()
				.filter(pool -> disk.type().equals("volume") ? pool.name().equals(folder) : pool.targetPath().equals(folder)).findFirst(); //$NON-NLS-1$
	}

	private static boolean hasFolder(HostInventory target, PoolRecord pool) {
		return target.pools().values().stream().anyMatch(known -> known.targetPath().equals(pool.targetPath()));
	}

	/** Of a mapping for several VMs, what this one uses. */
	public static MigrationMapping used(MigrationMapping mapping, DomainRecord vm, HostInventory source) {
		return used(mapping, vm, source.pools().values());
	}

	/** @param known pools of the source */
	static MigrationMapping used(MigrationMapping mapping, DomainRecord vm, Collection<PoolRecord> known) {
		Map<NicSource, NicSource> networks = new HashMap<>(mapping.networks());
		networks.keySet().removeIf(plug -> vm.nics().stream().noneMatch(nic -> concerns(plug, nic)));
		Map<String, String> pools = new HashMap<>(mapping.pools());
		pools.keySet().removeIf(pool -> vm.disks().stream().flatMap(disk -> poolOf(disk, known).stream()).noneMatch(found -> found.name().equals(pool)));
		Map<String, String> disks = new HashMap<>(mapping.disks());
		disks.keySet().removeIf(disk -> vm.disks().stream().noneMatch(own -> own.target().equals(disk)));
		return new MigrationMapping(networks, pools, disks);
	}

	private static boolean concerns(NicSource plug, NicRecord nic) {
		NicSource own = NicSource.of(nic);
		return own.equals(plug) || plug.portGroup().isEmpty() && own.type().equals(plug.type()) && own.name().equals(plug.name());
	}
}
