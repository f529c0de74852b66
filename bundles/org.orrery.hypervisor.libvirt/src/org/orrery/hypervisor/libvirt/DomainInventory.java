// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.DomainSnapshotPointer;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainSink;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.DomainXml;
import org.orrery.hypervisor.xml.DomainXml.Status;
import org.orrery.hypervisor.xml.SnapshotXml;
import org.orrery.hypervisor.xml.XmlException;

import com.sun.jna.ptr.IntByReference;

/** Reads domains and their snapshots. */
final class DomainInventory {
	private static final int LIST_TRANSIENT = 1 << 3;
	private static final int LIST_AUTOSTART = 1 << 10;
	private static final int XML_INACTIVE = 2;
	private static final System.Logger LOG = System.getLogger(DomainInventory.class.getName());

	private record StateAndReason(DomainState state, String reason) {
	}

	private final LibvirtSession session;
	private final LibvirtApi api;
	private final DomainStatisticsReader statistics;

	DomainInventory(LibvirtSession session, DomainStatisticsReader statistics) {
		this.session = session;
		this.api = session.api();
		this.statistics = statistics;
	}

	List<DomainRecord> all() throws HypervisorException {
		return some(uuid -> true);
	}

	List<DomainRecord> some(Set<UUID> wanted) throws HypervisorException {
		return some(wanted::contains);
	}

	private List<DomainRecord> some(Predicate<UUID> wanted) throws HypervisorException {
		List<DomainRecord> found = new ArrayList<>();
		read(wanted, new DomainSink() {
			@Override
			public void outlines(List<DomainRecord> all) {
				// their details come
			}

			@Override
			public void details(List<DomainRecord> some) {
				found.addAll(some);
			}
		});
		return found;
	}

	void read(DomainSink sink) throws HypervisorException {
		read(uuid -> true, sink);
	}

	/** Four bulk calls, and one call for the XML of each that is wanted. */
	private void read(Predicate<UUID> wanted, DomainSink sink) throws HypervisorException {
		String operation = "list the domains of " + session.uri();
		session.call(operation, connection -> {
			Map<UUID, StateAndReason> states = states();
			// few or none where a list of the persistent ones would be as long as the list of all
			Set<UUID> transients = uuids(connection, LIST_TRANSIENT, operation);
			Set<UUID> autostart = uuids(connection, LIST_AUTOSTART, operation);
			try (DomainHandles handles = new DomainHandles(session, list(connection, 0, operation))) {
				handles.keep(pointer -> wanted.test(uuid(pointer)));
				Map<UUID, DomainRecord> outlines = new HashMap<>();
				for (DomainRecord outline : handles.each(domain -> outline(domain, states, transients, autostart, operation)))
					outlines.put(outline.uuid(), outline);
				sink.outlines(List.copyOf(outlines.values()));
				handles.inSlices(domain -> detailed(domain, outlines.get(uuid(domain)), operation), sink::details);
			}
			return null;
		});
	}

	private DomainRecord outline(DomainPointer domain, Map<UUID, StateAndReason> states, Set<UUID> transients, Set<UUID> autostart, String operation)
			throws HypervisorException {
		UUID uuid = uuid(domain);
		StateAndReason state = states.get(uuid);
		if (state == null)
			state = state(domain, operation);
		return DomainRecord.outline(uuid, api.virDomainGetName(domain), api.virDomainGetID(domain), state.state(), state.reason(),
				!transients.contains(uuid), autostart.contains(uuid));
	}

	/** One that vanished between the two has no outline, and is told as not found. */
	private DomainRecord detailed(DomainPointer domain, DomainRecord outline, String operation) throws HypervisorException {
		if (outline == null)
			throw new HypervisorException(ErrorCode.NOT_FOUND, operation, Messages.of("domain.vanished"));
		return record(domain, outline.uuid(), new Status(outline.state(), outline.stateReason(), outline.persistent(), outline.autostart()), operation);
	}

	Optional<DomainRecord> one(UUID uuid) throws HypervisorException {
		String operation = "read domain " + uuid;
		try {
			return Optional.of(session.domain(uuid, operation, domain -> {
				StateAndReason state = state(domain, operation);
				boolean persistent = session.check(api.virDomainIsPersistent(domain), operation) == 1;
				return record(domain, uuid, new Status(state.state(), state.reason(), persistent, autostart(domain, persistent)), operation);
			}));
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.NOT_FOUND)
				return Optional.empty();
			throw e;
		}
	}

	String xml(UUID uuid, boolean inactive) throws HypervisorException {
		String operation = "read the XML of domain " + uuid;
		return session.domain(uuid, operation,
				domain -> session.check(api.virDomainGetXMLDesc(domain, inactive ? XML_INACTIVE : 0), operation).toString());
	}

	List<SnapshotRecord> snapshots(UUID uuid) throws HypervisorException {
		String operation = "list the snapshots of domain " + uuid;
		return session.domain(Feature.SNAPSHOTS, uuid, operation, domain -> {
			List<DomainSnapshotPointer> snapshots = session.list(operation, array -> api.virDomainListAllSnapshots(domain, array, 0),
					DomainSnapshotPointer::new);
			return session.each(snapshots, HandleKind.SNAPSHOT, api::virDomainSnapshotFree, snapshot -> snapshot(snapshot, operation));
		});
	}

	FirmwareState firmwareState(UUID uuid) throws HypervisorException {
		try {
			return DomainXml.firmwareState(xml(uuid, false), uuid.toString());
		} catch (XmlException e) {
			throw LibvirtSession.malformed("read the definition of domain " + uuid, e);
		}
	}

	private SnapshotRecord snapshot(DomainSnapshotPointer snapshot, String operation) throws HypervisorException {
		String xml = session.check(api.virDomainSnapshotGetXMLDesc(snapshot, 0), operation).toString();
		boolean current = session.check(api.virDomainSnapshotIsCurrent(snapshot, 0), operation) == 1;
		try {
			return SnapshotXml.read(xml, api.virDomainSnapshotGetName(snapshot), current);
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}

	private List<DomainPointer> list(ConnectionPointer connection, int flags, String operation) throws HypervisorException {
		return session.list(operation, array -> api.virConnectListAllDomains(connection, array, flags), DomainPointer::new);
	}

	private Set<UUID> uuids(ConnectionPointer connection, int flags, String operation) throws HypervisorException {
		return new HashSet<>(
				session.each(list(connection, flags, operation), HandleKind.DOMAIN, api::virDomainFree, domain -> uuid(domain)));
	}

	/** States of all domains in one call; empty where the driver has no bulk call, then each is asked. */
	private Map<UUID, StateAndReason> states() throws HypervisorException {
		Map<UUID, StateAndReason> states = new HashMap<>();
		try {
			statistics.forEach(DomainStatisticsReader.STATE, false, (uuid, values) -> {
				DomainState state = DomainStates.state(values.number("state.state"));
				states.put(uuid, new StateAndReason(state, DomainStates.reason(state, values.number("state.reason"))));
			});
			return states;
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.UNSUPPORTED)
				return Map.of();
			throw e;
		}
	}

	private StateAndReason state(DomainPointer domain, String operation) throws HypervisorException {
		IntByReference number = new IntByReference();
		IntByReference reason = new IntByReference();
		session.check(api.virDomainGetState(domain, number, reason, 0), operation);
		DomainState state = DomainStates.state(number.getValue());
		return new StateAndReason(state, DomainStates.reason(state, reason.getValue()));
	}

	/** A transient domain cannot start with its host; some drivers know no autostart at all. */
	private boolean autostart(DomainPointer domain, boolean persistent) {
		IntByReference value = new IntByReference();
		return persistent && api.virDomainGetAutostart(domain, value) == 0 && value.getValue() != 0;
	}

	/** XML that cannot be read must not hide the domain, much less all others: its record then holds what is known without. */
	private DomainRecord record(DomainPointer domain, UUID uuid, Status status, String operation) throws HypervisorException {
		String name = api.virDomainGetName(domain);
		String xml = session.check(api.virDomainGetXMLDesc(domain, 0), operation).toString();
		try {
			return DomainXml.read(xml, name, status);
		} catch (XmlException e) {
			LOG.log(System.Logger.Level.WARNING, operation, e);
			return DomainXml.unreadable(uuid, name, api.virDomainGetID(domain), status, e);
		}
	}

	/** Local: libvirt keeps the UUID in the object. */
	static UUID uuid(byte[] bytes) {
		long high = 0;
		long low = 0;
		for (int i = 0; i < 8; i++) {
			high = high << 8 | bytes[i] & 0xff;
			low = low << 8 | bytes[i + 8] & 0xff;
		}
		return new UUID(high, low);
	}

	UUID uuid(DomainPointer domain) {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		api.virDomainGetUUID(domain, bytes);
		return uuid(bytes);
	}
}
