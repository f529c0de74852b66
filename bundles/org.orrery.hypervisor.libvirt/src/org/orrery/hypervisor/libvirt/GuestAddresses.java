// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Finds the addresses of a guest: the agent knows best, then DHCP leases, then the host's ARP table. */
final class GuestAddresses {
	private static final int LEASE = 0;
	private static final int AGENT = 1;
	private static final int ARP = 2;
	/** {@code struct _virDomainInterface}: char *name, *hwaddr, unsigned naddrs, addresses. */
	private static final int COUNT_OFFSET = 2 * Native.POINTER_SIZE;
	private static final int ADDRESSES_OFFSET = 3 * Native.POINTER_SIZE;
	/** {@code struct _virDomainInterfaceIPAddress}: int type, char *addr, unsigned prefix. */
	private static final int ADDRESS_SIZE = 3 * Native.POINTER_SIZE;
	private static final int PREFIX_OFFSET = 2 * Native.POINTER_SIZE;

	private final LibvirtSession session;
	private final LibvirtApi api;

	GuestAddresses(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	/** Empty when no source knows any; a source that fails (no agent, no lease) is followed by the next. */
	List<String> of(UUID uuid) throws HypervisorException {
		String operation = "read the addresses of domain " + uuid;
		return session.domain(Feature.GUEST_ADDRESSES, uuid, operation, domain -> {
			HypervisorException failure = null;
			for (int source : new int[] { AGENT, LEASE, ARP }) {
				try {
					List<String> found = read(domain, source, operation);
					if (!found.isEmpty())
						return found;
					failure = null;
				} catch (HypervisorException e) {
					if (e.isConnectionLoss() || e.nativeCode() == 3)
						throw e;
					failure = e;
				}
			}
			if (failure != null && failure.nativeCode() == 42)
				throw failure;
			return List.of();
		});
	}

	private List<String> read(DomainPointer domain, int source, String operation) throws HypervisorException {
		PointerByReference list = new PointerByReference();
		int count = session.check(api.virDomainInterfaceAddresses(domain, list, source, 0), operation);
		List<String> addresses = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Pointer networkInterface = list.getValue().getPointer((long) Native.POINTER_SIZE * i);
			collect(networkInterface, addresses);
			api.virDomainInterfaceFree(networkInterface);
		}
		if (list.getValue() != null)
			Native.free(Pointer.nativeValue(list.getValue()));
		return addresses;
	}

	private static void collect(Pointer networkInterface, List<String> addresses) {
		int count = networkInterface.getInt(COUNT_OFFSET);
		Pointer array = networkInterface.getPointer(ADDRESSES_OFFSET);
		for (int i = 0; i < count; i++) {
			Pointer entry = array.share((long) ADDRESS_SIZE * i);
			String address = entry.getPointer(Native.POINTER_SIZE).getString(0, StandardCharsets.US_ASCII.name());
			if (!isLocalOnly(address))
				addresses.add(address + "/" + entry.getInt(PREFIX_OFFSET));
		}
	}

	/** Loopback and link-local addresses, by which nobody can reach the guest. */
	private static boolean isLocalOnly(String address) {
		return address.startsWith("127.") || address.equals("::1") || address.startsWith("fe80:") || address.startsWith("169.254.");
	}
}
