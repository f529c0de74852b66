// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Uplink;

/** Who sits where in a distributed switch. Pure. */
public final class Slots {
	private Slots() {
	}

	/**
	 * A host joins: it gets the lowest free slot, and keeps it while it is away. One that is a member already stays where it is.
	 *
	 * @param host    its own UUID, to which the slot is bound
	 * @param address on the network of tunnels, empty: none
	 * @throws FabricException REFUSED for the 65th
	 */
	public static DistributedSwitch join(DistributedSwitch drawn, UUID host, String name, String address, List<Uplink> uplinks) throws FabricException {
		if (drawn.member(host).isPresent())
			return drawn;
		OptionalInt slot = drawn.freeSlot();
		if (slot.isEmpty())
			throw new FabricException(Code.REFUSED, NLS.bind(Messages.Slots_joining, name, drawn.name()),
					NLS.bind(Messages.Slots_full, DistributedSwitch.MOST_MEMBERS, drawn.name()));
		return with(drawn, new Member(slot.getAsInt(), host, name, address, uplinks));
	}

	/** A machine takes another's place, as after an exchange of hardware: the slot, and what was drawn for it, is its from now on. */
	public static DistributedSwitch rebind(DistributedSwitch drawn, int slot, UUID host, String name) throws FabricException {
		Optional<Member> old = drawn.members().stream().filter(member -> member.slot() == slot).findFirst();
		String operation = NLS.bind(Messages.Slots_joining, name, drawn.name());
		if (old.isEmpty())
			throw new FabricException(Code.REFUSED, operation, NLS.bind(Messages.Slots_empty, slot));
		Optional<Member> already = drawn.member(host).filter(member -> member.slot() != slot);
		if (already.isPresent())
			throw new FabricException(Code.REFUSED, operation, NLS.bind(Messages.Slots_already, name, already.get().slot()));
		return with(drawn, new Member(slot, host, name, old.get().address(), old.get().uplinks()));
	}

	private static DistributedSwitch with(DistributedSwitch drawn, Member member) {
		List<Member> members = new ArrayList<>(drawn.members());
		members.removeIf(other -> other.slot() == member.slot());
		members.add(member);
		members.sort(Comparator.comparingInt(Member::slot));
		return new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), drawn.mtu(), members, drawn.profiles(), drawn.tunnels(), drawn.mirrors(),
				drawn.exports());
	}
}
