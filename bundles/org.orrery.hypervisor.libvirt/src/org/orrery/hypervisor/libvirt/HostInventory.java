// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.virNodeInfo;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.libvirt.jna.LibvirtLibrary;
import org.orrery.hypervisor.xml.CapabilitiesXml;
import org.orrery.hypervisor.xml.XmlException;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;

/** Reads what a host is and what it has left. */
final class HostInventory {
	private static final int ALL = -1;
	/** {@code virNodeMemoryStats} and {@code virNodeCPUStats}: char field[80]; unsigned long long value. */
	private static final int STATISTIC_NAME = 80;
	private static final int STATISTIC_SIZE = 88;
	private static final long KIB = 1024;

	/** Fills an array of statistics; with no array it tells the count. */
	private interface NodeStatistics {
		int read(Memory array, IntByReference count);
	}

	private final LibvirtSession session;
	private final LibvirtApi api;
	private volatile CapabilitiesXml capabilities;

	HostInventory(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	HostRecord host() throws HypervisorException {
		String operation = "read the host of " + session.uri();
		return session.call(operation, connection -> {
			CapabilitiesXml xml = capabilities();
			virNodeInfo node = nodeInfo(connection, operation);
			String hostname = session.check(api.virConnectGetHostname(connection), operation).toString();
			UUID uuid = xml.hostUuid().orElseGet(() -> substituteUuid(hostname));
			try {
				return new HostRecord(uuid, hostname, session.check(api.virConnectGetType(connection), operation),
						hypervisorVersion(connection), libraryVersion(connection), xml.cpu(node.cpus, node.mhz),
						node.memory.longValue() * KIB, xml.numaCells(), xml.migrationTransports(), api.virConnectIsSecure(connection) == 1);
			} catch (XmlException e) {
				throw LibvirtSession.malformed(operation, e);
			}
		});
	}

	/** Stable as long as host and hypervisor keep their names. */
	private UUID substituteUuid(String hostname) {
		return UUID.nameUUIDFromBytes((session.uri().driver() + '@' + hostname).getBytes(StandardCharsets.UTF_8));
	}

	/** Read once: gathering them costs the host up to seconds, and they change only when software is installed there. */
	CapabilitiesXml capabilities() throws HypervisorException {
		CapabilitiesXml known = capabilities;
		if (known != null)
			return known;
		String operation = "read the capabilities of " + session.uri();
		String xml = session.call(operation,
				connection -> session.check(api.virConnectGetCapabilities(connection), operation).toString());
		try {
			return capabilities = CapabilitiesXml.parse(xml, session.uri().toString());
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}

	List<EmulatorRecord> emulators() throws HypervisorException {
		return capabilities().emulators();
	}

	HostUsage usage() throws HypervisorException {
		String operation = "read the memory and load of " + session.uri();
		return session.call(operation, connection -> {
			Map<String, Long> memory = memoryStatistics(operation);
			Map<String, Long> cpu = cpuStatistics(connection, operation);
			long total = memory.getOrDefault("total", nodeInfo(connection, operation).memory.longValue()) * KIB;
			long available = memory.containsKey("free")
					? (memory.get("free") + memory.getOrDefault("buffers", 0L) + memory.getOrDefault("cached", 0L)) * KIB
					: freeMemory(connection);
			if (!cpu.containsKey("idle"))
				return new HostUsage(total, available, -1, -1);
			long idle = cpu.get("idle") + cpu.getOrDefault("iowait", 0L);
			long busy = cpu.getOrDefault("kernel", 0L) + cpu.getOrDefault("user", 0L) + cpu.getOrDefault("intr", 0L);
			return new HostUsage(total, available, busy, busy + idle);
		});
	}

	private long freeMemory(ConnectionPointer connection) {
		long free = api.virNodeGetFreeMemory(connection);
		return free == 0 ? -1 : free;
	}

	private Map<String, Long> memoryStatistics(String operation) throws HypervisorException {
		if (!session.has(Feature.HOST_MEMORY_STATISTICS))
			return Map.of();
		return whereSupported(() -> session.call(Feature.HOST_MEMORY_STATISTICS, operation, connection -> statistics(
				(array, count) -> api.virNodeGetMemoryStats(connection, ALL, array, count, 0), operation)));
	}

	private Map<String, Long> cpuStatistics(ConnectionPointer connection, String operation) throws HypervisorException {
		return whereSupported(
				() -> statistics((array, count) -> api.virNodeGetCPUStats(connection, ALL, array, count, 0), operation));
	}

	private interface StatisticsCall {
		Map<String, Long> read() throws HypervisorException;
	}

	private static Map<String, Long> whereSupported(StatisticsCall call) throws HypervisorException {
		try {
			return call.read();
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.UNSUPPORTED)
				return Map.of();
			throw e;
		}
	}

	private Map<String, Long> statistics(NodeStatistics function, String operation) throws HypervisorException {
		IntByReference count = new IntByReference(0);
		session.check(function.read(null, count), operation);
		if (count.getValue() == 0)
			return Map.of();
		try (Memory array = new Memory((long) STATISTIC_SIZE * count.getValue())) {
			array.clear();
			session.check(function.read(array, count), operation);
			Map<String, Long> values = new HashMap<>();
			for (int i = 0; i < count.getValue(); i++) {
				long offset = (long) STATISTIC_SIZE * i;
				values.put(array.getString(offset, StandardCharsets.US_ASCII.name()), array.getLong(offset + STATISTIC_NAME));
			}
			return values;
		}
	}

	private virNodeInfo nodeInfo(ConnectionPointer connection, String operation) throws HypervisorException {
		virNodeInfo node = new virNodeInfo();
		session.check(api.virNodeGetInfo(connection, node), operation);
		return node;
	}

	private String hypervisorVersion(ConnectionPointer connection) {
		LongByReference version = new LongByReference();
		return api.virConnectGetVersion(connection, version) < 0 || version.getValue() == 0 ? ""
				: LibvirtLibrary.version(version.getValue());
	}

	private String libraryVersion(ConnectionPointer connection) {
		LongByReference version = new LongByReference();
		return api.virConnectGetLibVersion(connection, version) < 0 ? "" : LibvirtLibrary.version(version.getValue());
	}
}
