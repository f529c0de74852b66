// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.Annotations;
import org.orrery.model.ObjectRef;

/** Folder, tags and notes of a real VM: written live and stored, and still there on the host to which it has moved. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(300)
class AnnotationsLabTest {
	@TempDir
	Path data;

	@Test
	void travelWithAMigration() throws Exception {
		Lab lab = Lab.read();
		Lab.Vm vm = lab.anyVm();
		Lab.Host from = lab.hostOf(vm.name());
		Lab.Host to = lab.other(from);
		AnnotationChange change = new AnnotationChange("lab/moved", List.of("Prüfung", "web"), List.of(), "Ask <Ann> & wait.\nSecond line.", null);
		try (LabEngine orrery = new LabEngine(lab, data)) {
			try {
				assertSucceeded(orrery.run(new AnnotateOperation(ObjectRef.vm(from.name(), vm.uuid()), vm.name(), change, Annotations.NONE)));
				assertSucceeded(orrery.run(orrery.migration(vm.name(), vm.uuid(), from, to, lab.options())));
				for (List<String> options : List.of(List.<String>of(), List.of("--inactive"))) {
					List<String> words = new java.util.ArrayList<>(List.of("dumpxml"));
					words.addAll(options);
					words.add(vm.name());
					String xml = lab.virsh(to, words.toArray(String[]::new));
					assertTrue(xml.contains("<orrery:folder>lab/moved</orrery:folder>") && xml.contains("<orrery:tag>Prüfung</orrery:tag>"), xml);
				}
				assertEquals(change.applyTo(Annotations.NONE), orrery.engine.inventory().domain(ObjectRef.vm(to.name(), vm.uuid())).orElseThrow().annotations());
			} finally {
				Lab.Host now = lab.hostOf(vm.name());
				orrery.run(new AnnotateOperation(ObjectRef.vm(now.name(), vm.uuid()), vm.name(), AnnotationChange.between(change.applyTo(Annotations.NONE), Annotations.NONE),
						change.applyTo(Annotations.NONE)));
				if (now.equals(to))
					orrery.run(orrery.migration(vm.name(), vm.uuid(), to, from, lab.options()));
			}
		}
	}

	private static void assertSucceeded(TaskRecord done) {
		assertEquals(TaskState.SUCCEEDED, done.state(), () -> done.reason() + "\n" + done.detail());
	}
}
