// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.DomainStatistics.Disk;
import org.orrery.hypervisor.DomainStatistics.Group;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.libvirt.jna.TypedParameters;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Counters of all domains by libvirt's one bulk call. */
final class DomainStatisticsReader {
	static final int STATE = 1;
	private static final int CPU = 1 << 1;
	private static final int BALLOON = 1 << 2;
	private static final int VCPU = 1 << 3;
	private static final int INTERFACE = 1 << 4;
	private static final int BLOCK = 1 << 5;
	static final int DIRTY_RATE = 1 << 9;
	private static final int ACTIVE = 1;
	/** Do not wait for a domain that another job holds, such as a migration: give what is known without. */
	private static final int NO_WAIT = 1 << 29;
	private static final int RECORD_PARAMETERS = Native.POINTER_SIZE;
	private static final int RECORD_COUNT = 2 * Native.POINTER_SIZE;
	private static final long KIB = 1024;

	/** The values of one domain by libvirt's names. */
	record Values(Map<String, Object> values) {
		long number(String name) {
			return values.get(name) instanceof Long value ? value : -1;
		}

		/** {@code net.0.rx.bytes + net.1.rx.bytes + …}; -1 when none is told. Numbers may be missing in between. */
		long sum(String device, String counter) {
			String begin = device + '.';
			String end = '.' + counter;
			long total = -1;
			for (Map.Entry<String, Object> entry : values.entrySet()) {
				String name = entry.getKey();
				if (name.startsWith(begin) && name.endsWith(end) && entry.getValue() instanceof Long value && value >= 0)
					total = Math.max(0, total) + value;
			}
			return total;
		}

		/** Each with the counters of its top image; libvirt tells of backing files only when asked to. */
		List<Disk> disks() {
			List<Disk> disks = new ArrayList<>();
			for (long i = 0; i < number("block.count"); i++) {
				String disk = "block." + i + '.';
				if (values.get(disk + "name") instanceof String target)
					disks.add(new Disk(target, number(disk + "rd.bytes"), number(disk + "wr.bytes"), number(disk + "rd.reqs"),
							number(disk + "wr.reqs"), number(disk + "rd.times"), number(disk + "wr.times")));
			}
			return disks;
		}

		long kibibytes(String name) {
			long value = number(name);
			return value < 0 ? -1 : value * KIB;
		}
	}

	private final LibvirtSession session;
	private final LibvirtApi api;
	/** Before libvirt 4.5 the flag is refused. */
	private volatile boolean noWait = true;

	DomainStatisticsReader(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	List<DomainStatistics> read(Set<Group> groups) throws HypervisorException {
		int mask = STATE;
		for (Group group : groups)
			mask |= mask(group);
		List<DomainStatistics> found = new ArrayList<>();
		forEach(mask, true, (uuid, values) -> found.add(statistics(uuid, values)));
		return found;
	}

	private static int mask(Group group) {
		return switch (group) {
		case STATE -> STATE;
		case CPU -> CPU;
		case MEMORY -> BALLOON;
		case VCPU -> VCPU;
		case NETWORK -> INTERFACE;
		case BLOCK -> BLOCK;
		};
	}

	private static DomainStatistics statistics(UUID uuid, Values values) {
		DomainState state = DomainStates.state(values.number("state.state"));
		return new DomainStatistics(uuid, state, values.number("cpu.time"), steal(values), (int) values.number("vcpu.current"),
				values.kibibytes("balloon.current"), values.kibibytes("balloon.rss"), values.kibibytes("balloon.unused"),
				values.sum("net", "rx.bytes"), values.sum("net", "tx.bytes"), values.disks());
	}

	/** The kernel's count of a thread that waits in the run queue; before libvirt 8.0 only kernels with scheduler statistics tell the like. */
	private static long steal(Values values) {
		long delay = values.sum("vcpu", "delay");
		return delay >= 0 ? delay : values.sum("vcpu", "wait");
	}

	void forEach(int groups, boolean activeOnly, BiConsumer<UUID, Values> consumer) throws HypervisorException {
		String operation = "read the statistics of " + session.uri();
		session.call(Feature.BULK_STATISTICS, operation, connection -> {
			Pointer records = records(connection, groups, activeOnly ? ACTIVE : 0, operation);
			try {
				// ends with NULL
				for (Pointer record : records.getPointerArray(0))
					consumer.accept(uuid(record), new Values(
							TypedParameters.read(record.getPointer(RECORD_PARAMETERS), record.getInt(RECORD_COUNT))));
			} finally {
				api.virDomainStatsRecordListFree(records);
			}
			return null;
		});
	}

	private Pointer records(ConnectionPointer connection, int groups, int flags, String operation) throws HypervisorException {
		PointerByReference records = new PointerByReference();
		int wait = noWait ? NO_WAIT : 0;
		if (api.virConnectGetAllDomainStats(connection, groups, records, flags | wait) >= 0)
			return records.getValue();
		HypervisorException failure = session.failure(operation);
		if (!noWait || failure.code() != ErrorCode.MALFORMED && failure.code() != ErrorCode.INVALID_STATE)
			throw failure;
		noWait = false;
		session.check(api.virConnectGetAllDomainStats(connection, groups, records, flags), operation);
		return records.getValue();
	}

	private UUID uuid(Pointer record) {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		api.virDomainGetUUID(new DomainPointer(record.getPointer(0)), bytes);
		return DomainInventory.uuid(bytes);
	}
}
