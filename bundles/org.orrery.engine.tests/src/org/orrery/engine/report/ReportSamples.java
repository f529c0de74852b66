// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.report.Report.Section;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectRef;

/** Hosts and measurements with numbers that can be worked out by hand. */
final class ReportSamples {
	static final long GIB = 1L << 30;
	static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

	private ReportSamples() {
	}

	static DomainRecord vm(String name, int vcpus, long memory, boolean active) {
		return new DomainRecord(UUID.nameUUIDFromBytes(name.getBytes()), name, active ? 1 : -1, active ? DomainState.RUNNING : DomainState.SHUT_OFF, "", true, false,
				"kvm", vcpus, vcpus, memory, memory, "x86_64", "q35", "", List.of(), "", List.of(), List.of(), List.of(), List.of(),
				DomainRecord.Agent.NOT_CONFIGURED, "", "");
	}

	/** 2 sockets of 4 cores of 2 threads, 64 GiB. @param available bytes */
	static Scope.Member host(String id, String cluster, long available, List<PoolRecord> pools, DomainRecord... vms) {
		HostRecord record = new HostRecord(UUID.nameUUIDFromBytes(id.getBytes()), id, "QEMU", "8", "9",
				new HostRecord.Cpu("x86_64", "m", "v", List.of(), 2, 4, 2, 16, 2000, ""), 64 * GIB, List.of(), List.of(), false);
		return member(id, cluster, ConnectionState.ACTIVE, record, new HostUsage(64 * GIB, available, -1, -1), pools, vms);
	}

	static Scope.Member unknown(String id) {
		return member(id, "", ConnectionState.RETRYING, null, null, List.of());
	}

	private static Scope.Member member(String id, String cluster, ConnectionState state, HostRecord record, HostUsage usage, List<PoolRecord> pools,
			DomainRecord... vms) {
		Map<UUID, PoolRecord> byId = new HashMap<>();
		pools.forEach(pool -> byId.put(pool.uuid(), pool));
		HostInventory inventory = new HostInventory(new ConnectionDefinition(id, "sim://f/" + id, id, "DC", List.of("Hall"), cluster, true, ""),
				new ConnectionStatus(state, NOW, "", "", null, 0, 1), record, usage, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), byId, List.of(), List.of(), NOW);
		return new Scope.Member(inventory, List.of(vms));
	}

	static PoolRecord pool(String name, String type, String source, long capacity, long available) {
		return new PoolRecord(UUID.nameUUIDFromBytes(name.getBytes()), name, type, true, true, true, "/pool/" + name, source, capacity, capacity - available, available);
	}

	/** Measurements by object and metric; nothing of anything else. */
	static final class Measured implements CapacitySeries {
		private final Map<String, MetricCourse> courses = new HashMap<>();

		Measured add(ObjectRef subject, Metric metric, Duration step, List<Point> points) {
			courses.put(subject + " " + metric, new MetricCourse(metric, points, step));
			return this;
		}

		@Override
		public MetricCourse course(ObjectRef subject, Metric metric, Instant from, Instant to) {
			return courses.getOrDefault(subject + " " + metric, new MetricCourse(metric, List.of(), Duration.ofMinutes(1)));
		}
	}

	/** One each day, the last one now. */
	static List<Point> daily(double... values) {
		List<Point> points = new ArrayList<>();
		for (int i = 0; i < values.length; i++)
			points.add(new Point(NOW.minus(Duration.ofDays(values.length - 1L - i)), values[i]));
		return points;
	}

	/** As a person reads the row that begins so. */
	static List<String> row(Section section, String first) {
		return section.rows().stream().filter(row -> first.equals(row.getFirst().text())).findFirst().map(row -> {
			List<String> words = new ArrayList<>();
			for (int i = 0; i < row.size(); i++)
				words.add(row.get(i).words(section.columns().get(i)));
			return words;
		}).orElseThrow(() -> new AssertionError("No row " + first + " in " + section));
	}
}
