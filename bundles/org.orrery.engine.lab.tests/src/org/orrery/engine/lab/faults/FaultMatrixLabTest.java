// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.lab.Lab;

/** Some cases of the matrix, one for each thing that can break; {@code ./orrery bench faults} runs them all. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
class FaultMatrixLabTest {
	private static final List<String> CASES = List.of("kill-source-libvirtd/memory-copy/shared", "kill-target-libvirtd/switch-over/shared",
			"kill-target-qemu/storage-copy/copy", "kill-console/finish/shared", "power-off-target/memory-copy/copy", "cut-data/memory-copy/shared",
			"datastore-full/prepare/copy", "cancel/switch-over/shared", "cancel/memory-end/copy");

	@TempDir
	static Path data;
	private static FaultMatrix matrix;

	@BeforeAll
	static void begin() throws Exception {
		matrix = new FaultMatrix(data);
	}

	@TestFactory
	Stream<DynamicTest> theVmExistsOnceItsDataAreWholeAndTheTaskTellsTheTruth() {
		return CASES.stream().map(name -> DynamicTest.dynamicTest(name, () -> assertEquals(List.of(), matrix.run(FaultCase.named(name)))));
	}

	@AfterAll
	static void end() throws Exception {
		try {
			matrix.close();
		} finally {
			Lab.read().startAll();
		}
	}
}
