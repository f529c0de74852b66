// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.query.Query;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.VirtualMachine;

class AnnotateTest {
	@TempDir
	Path folder;
	private TestEngine test;

	@BeforeEach
	void open() throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("notes", SimulationClock.real(), 2, 0);
		fleet.linkRate(1L << 30);
		fleet.host("h1").add(VmSpec.named("web").memory(16 << 20).disk("shared", 1 << 20));
		fleet.host("h1").add(VmSpec.named("db").memory(16 << 20).off());
		test = new TestEngine(folder, fleet);
		test.connectAll();
		TestEngine.await(() -> "no VMs", () -> test.engine.inventory().domain(test.vm("h1", "db")).isPresent());
	}

	@AfterEach
	void close() {
		test.close();
	}

	private TaskRecord run(Operation operation) throws Exception {
		return test.engine.tasks().whenDone(test.engine.tasks().submit(operation).id()).get(20, TimeUnit.SECONDS);
	}

	private TaskRecord annotate(String vm, AnnotationChange change) throws Exception {
		return run(new AnnotateOperation(test.vm("h1", vm), vm, change, known(test.vm("h1", vm))));
	}

	private Annotations known(ObjectRef vm) {
		return test.engine.inventory().domain(vm).map(domain -> domain.annotations()).orElse(Annotations.NONE);
	}

	private void awaitKnown(ObjectRef vm, Annotations wanted) {
		TestEngine.await(() -> known(vm) + ", expected " + wanted, () -> known(vm).equals(wanted));
	}

	@Test
	void isSeenInInventoryModelAndSearch() throws Exception {
		assertEquals(TaskState.SUCCEEDED, annotate("web", new AnnotationChange("web/prod", List.of("b", "a"), List.of(), "Ask Ann", null)).state());
		ObjectRef web = test.vm("h1", "web");
		awaitKnown(web, new Annotations("web/prod", List.of("a", "b"), "Ask Ann"));
		TestEngine.await(() -> "not in the model", () -> test.onModel(() -> test.engine.fleet().find(web, VirtualMachine.class)
				.filter(vm -> vm.getFolder().equals("web/prod") && vm.getTags().equals(List.of("a", "b")) && vm.getNotes().equals("Ask Ann")).isPresent()));
		assertEquals(List.of("web"), test.engine.search().find(Query.parse("tag:a folder:web note:ann"), Set.of(ObjectKind.VM)).stream()
				.map(subject -> subject.name()).toList());
	}

	@Test
	void travelsWithAMigration() throws Exception {
		annotate("web", new AnnotationChange("web", List.of("a"), List.of(), "n", null));
		ObjectRef web = test.vm("h1", "web");
		assertEquals(TaskState.SUCCEEDED, run(new MigrateOperation(web, ObjectRef.host("h2"), MigrationOptions.defaults(), "web", "h1", "h2")).state());
		awaitKnown(ObjectRef.vm("h2", web.id()), new Annotations("web", List.of("a"), "n"));
	}

	@Test
	void twoPeopleTagAndNeitherLosesIt() throws Exception {
		Annotations seen = known(test.vm("h1", "web"));
		annotate("web", AnnotationChange.tags(List.of("mine"), List.of()));
		assertEquals(TaskState.SUCCEEDED,
				run(new AnnotateOperation(test.vm("h1", "web"), "web", AnnotationChange.tags(List.of("yours"), List.of()), seen)).state());
		awaitKnown(test.vm("h1", "web"), new Annotations("", List.of("mine", "yours"), ""));
	}

	@Test
	void notesThatNobodySawAreNotOverwritten() throws Exception {
		annotate("web", AnnotationChange.notes("theirs", ""));
		TaskRecord refused = annotate("web", AnnotationChange.notes("mine", ""));
		assertEquals(TaskState.REFUSED, refused.state());
		assertTrue(refused.reason().contains("theirs"), refused.reason());
		assertEquals(TaskState.SUCCEEDED, annotate("web", AnnotationChange.notes("mine", "theirs")).state());
		assertEquals(TaskState.REFUSED, annotate("web", AnnotationChange.notes("mine", null)).state(), "nothing to do");
	}

	@Test
	void undoTakesBackWhatItDidAndNothingElse() throws Exception {
		annotate("web", new AnnotationChange("old", List.of("kept"), List.of(), "before", null));
		awaitKnown(test.vm("h1", "web"), new Annotations("old", List.of("kept"), "before"));
		TaskRecord done = annotate("web", new AnnotationChange("new", List.of("kept", "more"), List.of(), "after", "before"));
		annotate("web", AnnotationChange.tags(List.of("of another"), List.of()));
		Inverse back = InverseOperations.of(done, test.engine.context());
		assertTrue(back.exists(), back.reason());
		assertEquals(TaskState.SUCCEEDED, run(back.operation()).state());
		awaitKnown(test.vm("h1", "web"), new Annotations("old", List.of("kept", "of another"), "before"));
	}

	@Test
	void severalAreOneTaskWithAnUndo() throws Exception {
		annotate("db", AnnotationChange.tags(List.of("x"), List.of()));
		awaitKnown(test.vm("h1", "db"), new Annotations("", List.of("x"), ""));
		Map<ObjectRef, Named> objects = new LinkedHashMap<>();
		for (String vm : List.of("web", "db"))
			objects.put(test.vm("h1", vm), new Named(vm, known(test.vm("h1", vm))));
		Operation several = AnnotateOperation.of(objects, AnnotationChange.tags(List.of("x"), List.of()), test.engine.context());
		TaskRecord done = run(several);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.findings().stream().anyMatch(finding -> finding.message().contains("db is skipped")), done.findings().toString());
		awaitKnown(test.vm("h1", "web"), new Annotations("", List.of("x"), ""));
		assertEquals(TaskState.SUCCEEDED, run(InverseOperations.of(done, test.engine.context()).operation()).state());
		awaitKnown(test.vm("h1", "web"), Annotations.NONE);
		assertEquals(List.of("x"), known(test.vm("h1", "db")).tags(), "it had it before");
	}

	@Test
	void scriptSetsTheWholeElement() throws Exception {
		Operation operation = new AnnotateOperation(test.vm("h1", "web"), "web", AnnotationChange.notes("it's <new>", null), Annotations.NONE);
		assertTrue(operation.check(test.engine.context()).passes());
		String script = operation.plan(test.engine.context()).script();
		assertTrue(script.contains("virsh -c ") && script.contains(" metadata " + test.vm("h1", "web").id() + " --uri https://orrery.org/xmlns/annotations/1"), script);
		assertTrue(script.contains("--set '<annotations><notes>it'\\''s &lt;new&gt;</notes></annotations>' --config"), script);
	}

	@Test
	void whatIsNoVmIsKeptInTheDataFolder() throws Exception {
		ObjectRef host = ObjectRef.host("h1");
		assertEquals(TaskState.SUCCEEDED, run(new AnnotateOperation(host, "h1", new AnnotationChange(null, List.of("rack 7"), List.of(), "two\nlines", null),
				Annotations.NONE)).state());
		assertEquals(new Annotations("", List.of("rack 7"), "two\nlines"), new LocalAnnotations(folder).of(host), "another process reads it");
		assertEquals(List.of("h1"), test.engine.search().find(Query.parse("tag:\"rack 7\""), Set.of(ObjectKind.HOST)).stream().map(one -> one.name()).toList());
		assertFalse(new AnnotateOperation(host, "h1", AnnotationChange.toFolder("x"), Annotations.NONE).check(test.engine.context()).passes());
	}
}
