// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.InterfaceRecord;

/**
 * Whether two connections lead to one host. The UUID that a host states comes from its firmware, and boards, images and cheap vendors copy
 * it: alone it proves nothing. So two connections lead
 * <ul>
 * <li>to <b>the same</b> host when UUID, host name, hypervisor and the path of the URI (system or session) agree, and what both see there
 * agrees: most of their domains, with their running numbers, or where neither has one, the addresses of the physical NICs;</li>
 * <li>to <b>hosts with a copied UUID</b> when the UUID agrees, but the name or what they see does not;</li>
 * <li>to different hosts otherwise, and always with libvirt's test driver, whose hosts state nothing of their own.</li>
 * </ul>
 * Stateless.
 */
enum SameHost {
	SAME, COPIED_UUID, DIFFERENT;

	private static final String TEST = "test"; //$NON-NLS-1$

	static SameHost judge(HostInventory a, HostInventory b) {
		if (a.host() == null || b.host() == null || !a.host().uuid().equals(b.host().uuid()) || !kind(a).equals(kind(b))
				|| HypervisorUri.parse(a.definition().uri()).driver().equals(TEST))
			return DIFFERENT;
		return a.host().hostname().equals(b.host().hostname()) && seesTheSame(a, b) ? SAME : COPIED_UUID;
	}

	private static String kind(HostInventory host) {
		HypervisorUri uri = HypervisorUri.parse(host.definition().uri());
		return host.host().hypervisorType() + ' ' + (uri.driver().equals("sim") ? "" : uri.path()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static boolean seesTheSame(HostInventory a, HostInventory b) {
		Set<?> one = domains(a);
		Set<?> other = domains(b);
		if (one.isEmpty() && other.isEmpty())
			return addresses(a).equals(addresses(b));
		Set<Object> both = new HashSet<>(one);
		both.retainAll(other);
		// one was read a moment before the other: something may have started or gone between
		return both.size() * 2 > Math.max(one.size(), other.size());
	}

	private static Set<?> domains(HostInventory host) {
		return host.domains().values().stream().map(domain -> Arrays.asList(domain.uuid(), domain.id())).collect(Collectors.toSet());
	}

	private static Set<String> addresses(HostInventory host) {
		return host.interfaces().stream().filter(device -> device.kind() == InterfaceRecord.Kind.PHYSICAL).map(InterfaceRecord::mac)
				.collect(Collectors.toSet());
	}
}
