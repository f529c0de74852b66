// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.maintenance.LeaveMaintenanceOperation;
import org.orrery.engine.operation.maintenance.RollingOperation;
import org.orrery.engine.operation.maintenance.RollingStep;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.Evacuation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** Real hosts emptied, taken out of service and back. Every VM then runs where it ran before. */
class MaintenanceLabTest {
	@TempDir
	Path data;
	private Lab lab;
	private Map<String, List<String>> before;

	@BeforeEach
	void look() throws IOException {
		lab = Lab.read();
		lab.startAll();
		before = guests();
	}

	/** Names of what runs, by host. */
	private Map<String, List<String>> guests() throws IOException {
		Map<String, List<String>> guests = new LinkedHashMap<>();
		for (Lab.Host host : lab.hosts())
			guests.put(host.name(), running(host));
		return guests;
	}

	private List<String> running(Lab.Host host) throws IOException {
		return lab.virsh(host, "list", "--name").lines().filter(name -> !name.isBlank()).sorted().toList();
	}

	private Lab.Host busiest() {
		return lab.hosts().stream().max((a, b) -> before.get(a.name()).size() - before.get(b.name()).size()).orElseThrow();
	}

	private EvacuationWish wish() {
		return new EvacuationWish(List.of(), false, lab.options(), BulkLimits.standard());
	}

	private static ObjectRef ref(Lab.Host host) {
		return ObjectRef.host(host.name());
	}

	private static TaskRecord succeed(LabEngine orrery, Operation operation) throws Exception {
		TaskRecord done = orrery.run(operation);
		assertEquals(TaskState.SUCCEEDED, done.state(), () -> done.reason() + "\n" + done.detail() + "\n" + done.findings());
		return done;
	}

	@Test
	void anEvacuationEmptiesTheHostAndItsUndoRefillsIt() throws Exception {
		Lab.Host host = busiest();
		try (LabEngine orrery = new LabEngine(lab, data)) {
			Evacuation evacuation = Evacuation.plan(orrery.engine.context(), ref(host), List.of(), false, lab.options());
			assertTrue(evacuation.isComplete(), () -> evacuation.unplaced().toString());
			TaskRecord done = succeed(orrery, evacuation.operation(lab.options(), BulkLimits.standard()));
			assertEquals(List.of(), running(host));
			LabEngine.await(() -> InverseOperations.of(done, orrery.engine.context()).exists() && isSeenElsewhere(orrery, evacuation),
					() -> "the inventory does not show them on their targets");
			succeed(orrery, InverseOperations.of(done, orrery.engine.context()).operation());
		}
		assertEquals(before, guests());
	}

	private static boolean isSeenElsewhere(LabEngine orrery, Evacuation evacuation) {
		return evacuation.moves().stream()
				.allMatch(move -> orrery.engine.inventory().domain(ObjectRef.vm(move.target().connection(), move.vm().id())).isPresent());
	}

	@Test
	void aHostInMaintenanceTakesNoVmAndThenGetsItsOwnBack() throws Exception {
		Lab.Host host = busiest();
		try (LabEngine orrery = new LabEngine(lab, data)) {
			succeed(orrery, new EnterMaintenanceOperation(ref(host), host.name(), wish()));
			assertEquals(List.of(), running(host));
			Lab.Vm guest = lab.vms().stream().filter(vm -> before.get(host.name()).contains(vm.name())).findFirst().orElseThrow();
			TaskRecord refused = orrery.run(orrery.migration(guest.name(), guest.uuid(), lab.hostOf(guest.name()), host, lab.options()));
			assertEquals(TaskState.REFUSED, refused.state());
			assertTrue(refused.reason().contains("it is in maintenance since"), refused.reason());
			succeed(orrery, new LeaveMaintenanceOperation(ref(host), host.name(), true, wish()));
			assertFalse(orrery.engine.maintenance().of(host.name()).isPresent());
		}
		assertEquals(before, guests());
	}

	@Test
	void hostAfterHostIsEmptyWhileItsCommandRuns() throws Exception {
		Map<ObjectRef, String> hosts = new LinkedHashMap<>();
		lab.hosts().stream().limit(2).forEach(host -> hosts.put(ref(host), host.name()));
		Path seen = data.resolve("seen");
		String command = "echo $ORRERY_HOST $(virsh -q -c $ORRERY_URI list --name | wc -w) >> " + seen;
		try (LabEngine orrery = new LabEngine(lab, data.resolve("engine"))) {
			succeed(orrery, new RollingOperation(hosts, RollingStep.command(command, false), wish()));
		}
		assertEquals(hosts.values().stream().map(host -> host + " 0").toList(), Files.readAllLines(seen));
		assertEquals(before, guests());
	}
}
