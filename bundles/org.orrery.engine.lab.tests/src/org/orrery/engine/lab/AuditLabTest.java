// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** What somebody else does with virsh is told in the right words, beside what Orrery did. */
@Timeout(240)
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
class AuditLabTest {
	@TempDir
	Path folder;

	private Lab lab;
	private Lab.Vm vm;
	private Lab.Host from;
	private Lab.Host to;
	private LabEngine orrery;

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		vm = lab.anyVm();
		from = lab.hostOf(vm.name());
		to = lab.other(from);
		orrery = LabEngine.watching(lab, folder);
		LabEngine.await(() -> orrery.engine.inventory().domain(ref()).isPresent(), () -> "not in the inventory");
	}

	@AfterEach
	void close() {
		orrery.close();
	}

	private ObjectRef ref() {
		return ObjectRef.vm(from.name(), vm.uuid());
	}

	/** Newest first. */
	private List<String> told() {
		return orrery.engine.audit().of(ref()).stream().map(entry -> entry.who() + ": " + entry.what()).toList();
	}

	/** The words are those that a person reads, with the VM's and hosts' names. */
	private void awaitTold(String... newestFirst) {
		LabEngine.await(() -> told().size() >= newestFirst.length, () -> told().toString());
		assertEquals(List.of(newestFirst), told());
	}

	private CompletableFuture<Lab.Result> migrateByVirsh(String... limits) {
		List<String> words = new ArrayList<>(List.of("migrate", "--live", "--p2p", "--persistent", "--undefinesource", "--unsafe"));
		words.addAll(List.of(limits));
		words.addAll(List.of(vm.name(), to.uri()));
		return CompletableFuture.supplyAsync(() -> {
			try {
				return lab.tryVirsh(from, words.toArray(String[]::new));
			} catch (IOException e) {
				throw new CompletionException(e);
			}
		});
	}

	@Test
	void whatOthersDoWithVirshIsToldBesideOurTasks() throws Exception {
		String paused = "outside Orrery: " + vm.name() + " was paused on " + from.name();
		lab.virsh(from, "suspend", vm.name());
		awaitTold(paused);
		String resumed = "outside Orrery: " + vm.name() + " was resumed on " + from.name();
		lab.virsh(from, "resume", vm.name());
		awaitTold(resumed, paused);

		String attempt = "outside Orrery: A migration of " + vm.name() + " from " + from.name() + " to " + to.name() + " was begun and broken off";
		CompletableFuture<Lab.Result> broken = migrateByVirsh("--bandwidth", "1");
		LabEngine.await(() -> orrery.engine.inventory().domain(ObjectRef.vm(to.name(), vm.uuid())).isPresent(), () -> "no copy on " + to.name());
		lab.virsh(from, "domjobabort", vm.name());
		assertTrue(broken.get(60, TimeUnit.SECONDS).code() != 0);
		awaitTold(attempt, resumed, paused);

		String moved = "outside Orrery: " + vm.name() + " was migrated from " + from.name() + " to " + to.name();
		assertEquals(0, migrateByVirsh("--bandwidth", "12").get(120, TimeUnit.SECONDS).code());
		awaitTold(moved, attempt, resumed, paused);

		TaskRecord back = orrery.run(orrery.migration(vm.name(), vm.uuid(), to, from, lab.options()));
		assertEquals(TaskState.SUCCEEDED, back.state(), back.toString());
		awaitTold("lab test: " + back.title(), moved, attempt, resumed, paused);
	}
}
