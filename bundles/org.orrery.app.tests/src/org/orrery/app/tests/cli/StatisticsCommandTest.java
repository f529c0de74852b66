// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;

import com.google.gson.JsonArray;

@Timeout(120)
class StatisticsCommandTest {
	@TempDir
	Path home;

	@Test
	void whatWasNeverRecordedIsSaid() throws Exception {
		Shell shell = new Shell(home);
		Path csv = home.resolve("figures.csv");
		Shell.Result result = shell.onFleet("statistics", "app", "h1", "--metric", "cpu,disk-read", "--since", "7d", "--csv", csv.toString())
				.expect(ExitCode.OK);
		assertEquals(5, result.lines().size(), result.out());
		assertTrue(result.lines().get(1).startsWith("app") && result.lines().get(1).contains("CPU"), result.out());
		assertTrue(result.err().contains("Nothing was recorded"), result.err());
		assertEquals(List.of("time,object,metric,value,unit"), Files.readAllLines(csv));
		JsonArray json = shell.onFleet("statistics", "db", "--json").expect(ExitCode.OK).array();
		assertEquals(2, json.size());
		assertEquals("vm", json.get(0).getAsJsonObject().get("kind").getAsString());
		assertTrue(json.get(0).getAsJsonObject().get("mean").isJsonNull());
	}

	@Test
	void whatCannotBeAskedForIsRefusedWithWhatCan() {
		Shell shell = new Shell(home);
		assertTrue(shell.onFleet("statistics", "app", "--metric", "speed").expect(ExitCode.USAGE).err().contains("there are cpu, steal"));
		assertTrue(shell.onFleet("statistics", "app", "--since", "99d").expect(ExitCode.USAGE).err().contains("at most 30d"));
		assertTrue(shell.onFleet("statistics", "app", "--metric", "fill").expect(ExitCode.USAGE).err().contains("fill is of datastores"));
		shell.onFleet("statistics", "nobody").expect(ExitCode.NOT_FOUND);
		assertTrue(shell.onFleet("statistics", "app", "--csv", home.resolve("no/folder").toString()).expect(ExitCode.ENVIRONMENT).err()
				.contains("could not be written"));
	}
}
