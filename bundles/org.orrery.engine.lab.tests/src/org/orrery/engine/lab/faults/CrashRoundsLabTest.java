// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.lab.Lab;

/** Three moments; {@code ./orrery bench crash} tries fifty. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(600)
class CrashRoundsLabTest {
	private static final int ROUNDS = 3;
	private static final long SEED = 7;

	@TempDir
	Path data;

	@Test
	void noVmIsLostOrDoubledAndEveryTaskTellsTheTruth() throws Exception {
		Lab lab = Lab.read();
		lab.startAll();
		CrashRounds rounds = new CrashRounds(lab, SEED);
		for (int round = 0; round < ROUNDS; round++)
			assertEquals(List.of(), rounds.round(data.resolve(String.valueOf(round))));
	}
}
