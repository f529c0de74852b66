// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.VmSample;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectRef;

/** Hosts, VMs and samples as a test wants them, on two clocks of its own: one for people, one for durations. */
final class AlarmFacts extends Clock implements Measures {
	static final UUID VM = new UUID(7, 1);
	private static final long GIB = 1L << 30;

	final Map<UUID, VmSample> vms = new HashMap<>();
	final Map<String, HostSample> hosts = new HashMap<>();
	final Set<String> maintenance = new HashSet<>();
	final Set<ObjectRef> hidden = new HashSet<>();
	final List<Alarm> told = new ArrayList<>();
	private final Map<String, Alarm> open = new HashMap<>();
	private Instant wall = Instant.parse("2026-01-02T03:04:05Z");
	private long nanos = 1_000_000_000L;
	AlarmEvaluator evaluator;

	AlarmFacts(AlarmRule... rules) {
		begin(List.of(rules), List.of());
	}

	void begin(List<AlarmRule> rules, List<Alarm> earlier) {
		evaluator = new AlarmEvaluator(new AlarmEvaluator.Sources(this, () -> nanos, this, maintenance::contains, hidden::contains), rules, earlier);
	}

	static AlarmRule rule(AlarmSignal signal, AlarmSeverity severity, double threshold, double hysteresis, Duration duration) {
		return new AlarmRule(signal.word() + '-' + severity.name().toLowerCase(), "", severity, signal, threshold, hysteresis, duration, AlarmScope.ALL, true);
	}

	/** All open ones, by subject and rule. */
	Map<String, Alarm> open() {
		return Map.copyOf(open);
	}

	Alarm only() {
		if (open.size() != 1)
			throw new AssertionError("one alarm expected: " + open.values());
		return open.values().iterator().next();
	}

	void settle() {
		for (Holds.News news : evaluator.settle()) {
			told.add(news.alarm());
			if (news.alarm().isOpen())
				open.put(news.alarm().key(), news.alarm());
			else
				open.remove(news.alarm().key());
		}
	}

	/** Both clocks go on, and somebody looks. */
	void wait(Duration time) {
		wall = wall.plus(time);
		nanos += time.toNanos();
		settle();
	}

	/** The clock for people only. */
	void jump(Duration time) {
		wall = wall.plus(time);
	}

	static HostInventory host(String id, ConnectionState state, List<DomainRecord> domains, PoolRecord... pools) {
		return host(id, new UUID(9, id.hashCode()), state, domains, pools);
	}

	static HostInventory host(String id, UUID uuid, ConnectionState state, List<DomainRecord> domains, PoolRecord... pools) {
		Map<UUID, DomainRecord> byUuid = new HashMap<>();
		domains.forEach(domain -> byUuid.put(domain.uuid(), domain));
		Map<UUID, PoolRecord> poolMap = new HashMap<>();
		Arrays.asList(pools).forEach(pool -> poolMap.put(pool.uuid(), pool));
		HostRecord record = new HostRecord(uuid, id, "QEMU", "7.2", "9.0", null, 16 * GIB, List.of(), List.of(), false);
		String reason = state == ConnectionState.RETRYING ? "No route to host" : "";
		return new HostInventory(new ConnectionDefinition(id, "sim://f/" + id, "", "DC", List.of(), "east", true, ""),
				new ConnectionStatus(state, Instant.EPOCH, reason, "", null, 0, 1), record, null, byUuid, Map.of(), Map.of(), Map.of(), List.of(), poolMap,
				List.of(), List.of(), null);
	}

	static DomainRecord vm(DomainState state, String reason) {
		return vm(VM, "web-1", state, reason, DomainRecord.Agent.NOT_CONFIGURED);
	}

	static DomainRecord vm(UUID uuid, String name, DomainState state, String reason, DomainRecord.Agent agent) {
		return new DomainRecord(uuid, name, 1, state, reason, true, false, "kvm", 2, 2, 4 * GIB, 4 * GIB, "x86_64", "q35", "", List.of(), "", List.of(),
				List.of(), List.of(), List.of(), agent, "", "");
	}

	static PoolRecord pool(UUID uuid, String type, String source, int percent) {
		return new PoolRecord(uuid, "images", type, true, true, true, "/images-" + uuid, source, 1000, 10L * percent, 1000 - 10L * percent);
	}

	void cpu(String host, double percent) {
		sample(host, percent, 1);
	}

	void sample(String host, double percent, long disk) {
		vms.put(VM, new VmSample(wall, percent / 50, 2, 1, disk, 0, 0, 0));
		evaluator.sampled(host, Set.of(VM));
		settle();
	}

	/** Each half minute, as long as that. */
	void cpuFor(String host, double percent, Duration time) {
		for (Duration left = time; left.isPositive(); left = left.minusSeconds(30)) {
			cpu(host, percent);
			wait(Duration.ofSeconds(30));
		}
		cpu(host, percent);
	}

	void runs(String host) {
		evaluator.hosts(List.of(host(host, ConnectionState.ACTIVE, List.of(vm(DomainState.RUNNING, "booted")))));
		settle();
	}

	void see(HostInventory host) {
		evaluator.hosts(List.of(host));
		settle();
	}

	@Override
	public Optional<VmSample> vm(UUID vm) {
		return Optional.ofNullable(vms.get(vm));
	}

	@Override
	public Optional<HostSample> host(String connection) {
		return Optional.ofNullable(hosts.get(connection));
	}

	@Override
	public List<VmSample> course(UUID vm) {
		return vm(vm).map(List::of).orElse(List.of());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public Instant instant() {
		return wall;
	}
}
