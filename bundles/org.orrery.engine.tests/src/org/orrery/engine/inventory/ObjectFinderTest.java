// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.inventory.ObjectFinder.AmbiguousException;
import org.orrery.engine.inventory.ObjectFinder.NotFoundException;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

class ObjectFinderTest {
	private static final UUID WEB_ON_H1 = new UUID(1, 1);
	private static final UUID WEB_ON_H2 = new UUID(1, 2);
	private static final UUID DB = new UUID(1, 3);

	private final ObjectFinder finder = new ObjectFinder(
			() -> List.of(host("c1", "h1", vm(WEB_ON_H1, "web"), vm(DB, "db-1")), host("c2", "h2", vm(WEB_ON_H2, "web"))));

	@Test
	void findsByNameHostAndNameUuidAndReference() throws Exception {
		ObjectRef db = ObjectRef.vm("c1", DB);
		assertEquals(db, finder.find(ObjectKind.VM, "db-1"));
		assertEquals(db, finder.find(ObjectKind.VM, " DB-1 "));
		assertEquals(db, finder.find(ObjectKind.VM, "h1/db-1"));
		assertEquals(db, finder.find(ObjectKind.VM, DB.toString()));
		assertEquals(db, finder.find(ObjectKind.VM, db.toString()));
		assertEquals(ObjectRef.host("c2"), finder.find(ObjectKind.HOST, "h2"));
	}

	@Test
	void anAmbiguousNameListsWhatItCouldMeanAndHowToTell() throws Exception {
		AmbiguousException refusal = assertThrows(AmbiguousException.class, () -> finder.find(ObjectKind.VM, "web"));

		assertEquals(2, refusal.candidates().size());
		assertTrue(refusal.getMessage().contains("h1/web, h2/web"), refusal.getMessage());
		assertEquals(ObjectRef.vm("c2", WEB_ON_H2), finder.find(ObjectKind.VM, "h2/web"));
	}

	@Test
	void anUnknownNameSuggestsTheNearest() {
		NotFoundException refusal = assertThrows(NotFoundException.class, () -> finder.find(ObjectKind.VM, "bd-1"));
		assertTrue(refusal.getMessage().contains("Did you mean: db-1?"), refusal.getMessage());

		NotFoundException far = assertThrows(NotFoundException.class, () -> finder.find(ObjectKind.VM, "mailserver"));
		assertTrue(far.getMessage().contains("among the 3 known"), far.getMessage());
		assertTrue(far.getMessage().endsWith("orrery list vms"), far.getMessage());
	}

	@Test
	void withoutHostsTheMessageSaysWhatToDo() {
		ObjectFinder empty = new ObjectFinder(List::of);
		NotFoundException refusal = assertThrows(NotFoundException.class, () -> empty.find(ObjectKind.VM, "web"));
		assertTrue(refusal.getMessage().contains("Connect a host"), refusal.getMessage());
	}

	@Test
	void namesAreQualifiedOnlyWhereTheyMustBe() {
		assertEquals("db-1", finder.nameOf(ObjectRef.vm("c1", DB)));
		assertEquals("h2/web", finder.nameOf(ObjectRef.vm("c2", WEB_ON_H2)));
		ObjectRef gone = ObjectRef.vm("c9", DB);
		assertEquals(gone.toString(), finder.nameOf(gone));
	}

	private static HostInventory host(String id, String label, DomainRecord... vms) {
		Map<UUID, DomainRecord> domains = new java.util.HashMap<>();
		for (DomainRecord vm : vms)
			domains.put(vm.uuid(), vm);
		ConnectionDefinition definition = new ConnectionDefinition(id, "sim://test/" + label, label, "Lab", List.of(), "", true, "");
		ConnectionStatus status = new ConnectionStatus(ConnectionState.ACTIVE, Instant.EPOCH, "", "", null, 1, 1);
		return new HostInventory(definition, status, null, null, domains, Map.of(), Map.of(), Map.of(), List.of(), Map.of(), List.of(), List.of(),
				Instant.EPOCH);
	}

	private static DomainRecord vm(UUID uuid, String name) {
		return new DomainRecord(uuid, name, 1, DomainState.RUNNING, "", true, false, "qemu", 1, 1, 0, 0, "x86_64", "pc", "", List.of(), "",
				List.of(), List.of(), List.of(), List.of(), DomainRecord.Agent.NOT_CONFIGURED, "", "");
	}
}
