// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.statistics.VmSample;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.Agent;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;

class QueryTest {
	private static final long GIB = 1L << 30;
	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
	private static final UUID POOL = UUID.randomUUID();
	private static final UUID NETWORK = UUID.randomUUID();

	private final Map<UUID, DomainRecord> domains = new HashMap<>();
	private final Map<UUID, List<String>> addresses = new HashMap<>();
	private final Map<UUID, Instant> since = new HashMap<>();
	private final Map<UUID, VmSample> uses = new HashMap<>();

	QueryTest() {
		vm("web-1", DomainState.RUNNING, 4, 8, new Annotations("web/prod", List.of("Web", "front end"), "Ask Ann."), 0.95);
		vm("web-2", DomainState.PAUSED, 2, 4, new Annotations("web/test", List.of("web"), ""), -1);
		vm("db", DomainState.SHUT_OFF, 8, 32, new Annotations("data", List.of(), ""), -1);
		vm("mail (old) OR not", DomainState.RUNNING, 1, 1, Annotations.NONE, 0.1);
	}

	private void vm(String name, DomainState state, int vcpus, long gib, Annotations annotations, double cpu) {
		UUID uuid = UUID.nameUUIDFromBytes(name.getBytes());
		DiskRecord disk = new DiskRecord("vda", "virtio", "file", "disk", "/srv/fast/" + name + ".qcow2", "", "qcow2", "none", false, false);
		NicRecord nic = new NicRecord("52:54:00:00:00:0" + domains.size(), "virtio", "network", "lan", "", "", true);
		domains.put(uuid, new DomainRecord(uuid, name, 1, state, "", true, name.equals("db"), "kvm", vcpus, vcpus, gib * GIB, gib * GIB, "x86_64", "q35", "",
				List.of(), "", List.of(disk), List.of(nic), List.of(), List.of(), Agent.CONNECTED, "", "", annotations));
		addresses.put(uuid, List.of("10.0.0.1" + domains.size() + "/24"));
		if (state == DomainState.RUNNING) {
			since.put(uuid, NOW.minusSeconds(86_400L * vcpus));
			uses.put(uuid, new VmSample(NOW, cpu * vcpus, vcpus, gib * GIB / 2, 0, 0, 0, 0));
		}
	}

	private List<Subject> all() {
		ConnectionDefinition definition = new ConnectionDefinition("c1", "sim://demo/h1", "h1", "Berlin", List.of("Rack 7"), "alpha", true, "");
		ConnectionStatus status = new ConnectionStatus(ConnectionState.ACTIVE, NOW, "", "", null, 0, 1);
		HostInventory host = new HostInventory(definition, status, null, null, domains, addresses, since,
				Map.of(NETWORK, new NetworkRecord(NETWORK, "lan", true, true, false, "nat", "virbr0", "", List.of("10.0.0.1/24"), List.of())), List.of(),
				Map.of(POOL, new PoolRecord(POOL, "fast", "dir", true, true, true, "/srv/fast", "", 100 * GIB, 90 * GIB, 10 * GIB)), List.of(), List.of(), NOW);
		Surroundings around = new Surroundings(vm -> Optional.ofNullable(uses.get(vm)), id -> Optional.empty(),
				ref -> Annotations.NONE.withTags(List.of("noted")), id -> false, () -> NOW);
		List<Subject> subjects = new java.util.ArrayList<>(domains.values().stream().map(vm -> (Subject) new Subject.Vm(host, vm, around)).toList());
		subjects.add(new Subject.Host(host, around));
		host.pools().values().forEach(pool -> subjects.add(new Subject.Datastore(host, pool, around)));
		host.networks().values().forEach(network -> subjects.add(new Subject.Network(host, network, around)));
		return subjects;
	}

	private String found(String query) throws QueryException {
		Query parsed = Query.parse(query);
		return all().stream().filter(parsed::matches).map(Subject::name).sorted().collect(Collectors.joining(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "web|web-1 web-2", "web-1|web-1", "name=web|''", "name:web-?|web-1 web-2", "name:*b-1|web-1",
			"state:running kind:vm|mail (old) OR not web-1", "state:run|mail (old) OR not web-1", "state:running,off|db mail (old) OR not web-1",
			"state!=running,off kind:vm|web-2", "host:h1 kind:host|h1", "kind:vm host:h2|''", "kind:vm cluster:alpha web|web-1 web-2", "cluster:alp|''",
			"kind:vm group:\"rack 7\" db|db", "kind:vm group:berlin db|db", "kind:vm group:Rack|''", "mem>4G|db web-1", "mem>=4GiB|db web-1 web-2",
			"mem<=1024M|mail (old) OR not", "mem:8G|web-1", "mem!=8G kind:vm web|web-2", "vcpus>=4|db web-1", "cpu>90%|web-1", "cpu<90|mail (old) OR not",
			"-cpu>90% kind:vm web|web-2", "occupied>=4G|web-1", "uptime>3d|web-1", "uptime<36h|mail (old) OR not", "tag:web|web-1 web-2", "tag:we|''",
			"tag:we*|web-1 web-2", "tag:\"front end\"|web-1", "tag:* kind:vm|web-1 web-2", "-tag:* kind:vm|db mail (old) OR not", "tag:noted|fast h1 lan",
			"folder:web|web-1 web-2", "folder:web/prod|web-1", "folder:prod|web-1", "folder:we|''", "folder=web|''", "folder:*/test|web-2", "folder:/web/|web-1 web-2",
			"note:ann|web-1", "ip:10.0.0.11|web-1", "mac:52:54:00:00:00:00|web-1", "52:54|''", "network:lan web|web-1 web-2", "datastore:fast kind:vm web|web-1 web-2",
			"disk:db.qcow2|db", "autostart:yes kind:vm|db", "agent:connected web|web-1 web-2", "kind:datastore used>85%|fast", "free<20G|fast", "capacity>=100G|fast",
			"type:nat|lan", "vms>3|h1", "db OR web-1|db web-1", "web OR db state:off|db web-1 web-2", "(web OR db) state:off|db", "web AND NOT state:paused|web-1",
			"- web kind:vm|db mail (old) OR not", "--web|web-1 web-2", "\"(old) OR\"|mail (old) OR not", "state:active kind:vm web|web-1 web-2" })
	void finds(String query, String names) throws QueryException {
		assertEquals(names, found(query));
	}

	@Test
	void nothingAskedIsEverything() throws QueryException {
		assertTrue(Query.parse("  ").isEmpty());
		assertEquals(7, all().stream().filter(Query.parse("")::matches).count());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "color:red|0|5|Known are: name", "web stat:off|4|4|Did you mean \"state\"", "state:blue|6|4|running, off", "mem>4|4|1|4G",
			"mem>lots|4|4|4G", "vcpus>many|6|4|4", "cpu>9G|4|2|90%", "uptime>3|7|1|7d", "name>web|4|1|name:VALUE", "state>off|6|3|running", "tag:|4|0|tag:web",
			"host:h1,|8|0|host:web", "web OR|6|0|part of a name", "OR web|0|1|part of a name", "(web|0|1|Put \")\"", "web)|3|1|Remove it", "-|1|0|remove",
			"\"web|0|4|quotation mark", "tag:\"x|4|2|quotation mark", "web NOT|7|0|remove" })
	void namesPlaceAndRemedy(String query, int position, int length, String remedy) {
		QueryException refusal = assertThrows(QueryException.class, () -> Query.parse(query));
		assertEquals(position + " " + length, refusal.position() + " " + refusal.length(), refusal.getMessage());
		assertTrue(refusal.remedy().contains(remedy), refusal.remedy());
		assertFalse(refusal.getMessage().isBlank() || refusal.getMessage().contains("{0}"), refusal.getMessage());
	}

	@Test
	void absurdQueriesEndWell() throws QueryException {
		assertThrows(QueryException.class, () -> Query.parse("(".repeat(3000)));
		assertThrows(QueryException.class, () -> Query.parse("-".repeat(3000) + "x"));
		assertThrows(QueryException.class, () -> Query.parse("x".repeat(Query.MAXIMUM_LENGTH + 1)));
		assertEquals("", found("name:" + "*a".repeat(1000)));
	}

	@Test
	void completesKeysAndValues() {
		assertEquals(List.of("name:", "note:", "network:"), texts("web n", 5, List.of()));
		assertEquals(List.of("vcpus>", "vms>"), texts("-(v", 3, List.of()));
		assertEquals(List.of("running", "retrying"), texts("state:r", 7, List.of()).stream().filter(word -> word.startsWith("r")).toList());
		assertEquals(List.of("\"front end\""), texts("tag:web,fr", 10, List.of("web", "front end")));
		Completion second = Completion.at("tag:web,fr x", 10, key -> List.of("front end")).getFirst();
		assertEquals("8-10", second.from() + "-" + second.to());
		assertEquals("NAME(", Completion.quote("NAME(").replace("\"", ""));
	}

	private static List<String> texts(String text, int caret, List<String> values) {
		return Completion.at(text, caret, key -> values).stream().map(Completion::text).toList();
	}
}
