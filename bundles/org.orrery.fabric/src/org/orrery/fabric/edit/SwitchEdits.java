// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.List;
import java.util.UUID;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;

/** Switches as a whole. */
public final class SwitchEdits {
	private SwitchEdits() {
	}

	/** A new one without hosts, with a name and a domain that are free. */
	public static DesignEdit add(UUID id) {
		return design -> {
			String name = FreeName.of("dvs", 0, design.switches().stream().map(DistributedSwitch::name).toList()); //$NON-NLS-1$
			int domain = (int) FreeName.number(1, design.switches().stream().map(drawn -> (long) drawn.domain()).toList());
			return design.replacing(new DistributedSwitch(id, name, domain, DistributedSwitch.DEFAULT_MTU, List.of(), List.of(), List.of(), List.of(), List.of()));
		};
	}

	public static DesignEdit rename(UUID id, String name) {
		return design -> {
			String wanted = name.strip();
			if (design.switches().stream().anyMatch(other -> !other.id().equals(id) && other.name().equals(wanted)))
				throw DesignEdit.refuse(Messages.Switch_nameTaken, Messages.Edit_nameRemedy, wanted);
			return DesignEdit.of(id, drawn -> drawn.withSettings(wanted, drawn.domain(), drawn.mtu())).apply(design);
		};
	}

	public static DesignEdit domain(UUID id, int domain) {
		return DesignEdit.of(id, drawn -> drawn.withSettings(drawn.name(), domain, drawn.mtu()));
	}

	/** @param mtu bytes */
	public static DesignEdit mtu(UUID id, int mtu) {
		return DesignEdit.of(id, drawn -> drawn.withSettings(drawn.name(), drawn.domain(), mtu));
	}

	public static DesignEdit remove(UUID id) {
		return design -> design.without(id);
	}

	/** Another name for the whole. */
	public static DesignEdit renameDesign(String name) {
		return design -> new NetworkDesign(name, design.switches());
	}
}
