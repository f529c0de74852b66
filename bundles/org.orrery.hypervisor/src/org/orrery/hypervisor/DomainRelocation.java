// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.Map;

import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;

/**
 * What is called differently on the host that a domain moves to. What is not named stays as it is. Immutable.
 *
 * @param nics  what NICs are plugged into here, and there; @param disks by target ("vda"), the path of its file there
 */
public record DomainRelocation(Map<NicSource, NicSource> nics, Map<String, String> disks) {
	public static final DomainRelocation NONE = new DomainRelocation(Map.of(), Map.of());

	public DomainRelocation {
		nics = Map.copyOf(nics);
		disks = Map.copyOf(disks);
	}

	public boolean isEmpty() {
		return nics.isEmpty() && disks.isEmpty();
	}

	public NicRecord apply(NicRecord nic) {
		NicSource there = nics.get(NicSource.of(nic));
		return there == null ? nic : new NicRecord(nic.mac(), nic.model(), there.type(), there.name(), there.portGroup(), nic.tap(), nic.linkUp());
	}

	public DiskRecord apply(DiskRecord disk) {
		String there = disks.get(disk.target());
		return there == null ? disk
				: new DiskRecord(disk.target(), disk.bus(), disk.type().equals("volume") ? "file" : disk.type(), disk.device(), there,
						disk.protocol(), disk.format(), disk.cache(), disk.readOnly(), disk.shareable());
	}

	/** The domain as it will be there. */
	public DomainRecord apply(DomainRecord domain) {
		if (isEmpty())
			return domain;
		List<DiskRecord> movedDisks = domain.disks().stream().map(this::apply).toList();
		List<NicRecord> movedNics = domain.nics().stream().map(this::apply).toList();
		return domain.withDevices(movedDisks, movedNics);
	}
}
