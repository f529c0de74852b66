// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;

import com.google.gson.JsonObject;

@Timeout(60)
class ReportCommandTest {
	@TempDir
	Path home;
	@TempDir
	Path files;

	@Test
	void consolidationIsToldAsJsonTableAndCsv() {
		Shell shell = new Shell(home);
		JsonObject report = shell.onFleet("report", "consolidation", "--watts", "300", "--json").expect(ExitCode.OK).object();
		assertEquals("consolidation", report.get("report").getAsString());
		JsonObject total = report.getAsJsonArray("sections").get(0).getAsJsonObject().getAsJsonArray("rows").get(3).getAsJsonObject();
		assertEquals(5, total.get("vms").getAsInt());
		assertEquals(4, total.get("activeVms").getAsInt());
		String table = shell.onFleet("report", "consolidation", "--watts", "300").expect(ExitCode.OK).out();
		assertTrue(table.contains("Servers saved") && table.contains("300 W") && table.contains("Assumption"), table);
		String csv = shell.onFleet("report", "consolidation", "--format", "csv").expect(ExitCode.OK).out();
		assertTrue(csv.contains("Given to VMs [B]"), csv);
	}

	@Test
	void filesAreWrittenInEveryFormat() throws IOException {
		Shell shell = new Shell(home);
		for (String kind : new String[] { "consolidation", "capacity", "uptime" })
			for (String format : new String[] { "table", "csv", "html", "pdf", "json" }) {
				Path file = files.resolve(kind + '.' + format);
				shell.onFleet("report", kind, "--format", format, "--output", file.toString()).expect(ExitCode.OK);
				assertTrue(Files.size(file) > 200, file.toString());
			}
		assertTrue(Files.readString(files.resolve("uptime.html")).startsWith("<!DOCTYPE html>"));
		assertTrue(new String(Files.readAllBytes(files.resolve("uptime.pdf")), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
	}

	@Test
	void withoutHistoryNoTrendIsMadeUp() {
		String capacity = new Shell(home).onFleet("report", "capacity", "--since", "7d").expect(ExitCode.OK).out();
		assertTrue(capacity.contains("too little was recorded for a trend"), capacity);
		String uptime = new Shell(home).onFleet("report", "uptime", "--since", "2h").expect(ExitCode.OK).out();
		assertTrue(uptime.contains("Somebody looked") && uptime.contains("for 0.0 % of the period"), uptime);
	}

	@Test
	void wrongWishesAreUsageErrors() {
		Shell shell = new Shell(home);
		assertTrue(shell.run("report").expect(ExitCode.USAGE).err().contains("consolidation, capacity or uptime"));
		assertTrue(shell.onFleet("report", "uptime", "--format", "pdf").expect(ExitCode.USAGE).err().contains("--output"));
		assertTrue(shell.onFleet("report", "capacity", "--since", "90d").expect(ExitCode.USAGE).err().contains("30 days"));
		shell.onFleet("report", "capacity", "--since", "yesterday").expect(ExitCode.USAGE);
		shell.onFleet("report", "consolidation", "--watts", "-1").expect(ExitCode.USAGE);
		shell.onFleet("report", "uptime", "--output", "/proc/orrery/file", "--format", "csv").expect(ExitCode.ENVIRONMENT);
	}

	@Test
	void aFolderThatIsNotThereIsNotMadeInSilence() {
		Path file = home.resolve("reprots/uptime.csv");
		Shell shell = new Shell(home);
		String error = shell.onFleet("report", "uptime", "--format", "csv", "--output", file.toString()).expect(ExitCode.ENVIRONMENT).err();
		assertTrue(error.contains("there is no folder") && error.contains("mkdir -p \"" + file.getParent()), error);
		shell.run("export", "tasks", "--output", file.toString()).expect(ExitCode.ENVIRONMENT);
		shell.run("export", "connections", "--output", file.toString()).expect(ExitCode.ENVIRONMENT);
		assertFalse(Files.exists(file.getParent()));
	}

	@Test
	void aGroupTellsOfItsHostsOnly() {
		Shell shell = new Shell(home);
		shell.run("connect", "sim://shell/h1", "--cluster", "east").expect(ExitCode.OK);
		shell.run("connect", "sim://shell/h2", "--cluster", "west").expect(ExitCode.OK);
		String east = shell.run("report", "consolidation", "--group", "East").expect(ExitCode.OK).out();
		assertTrue(east.contains("h1") && !east.contains("h2"), east);
		assertTrue(shell.run("report", "consolidation", "--group", "none").expect(ExitCode.OK).out().contains("no host in this scope"));
	}

	@Test
	void hostsThatDoNotAnswerAreNamedInTheReport() {
		Shell shell = new Shell(home);
		shell.host("h3").faults().refuse(true);
		Shell.Result result = shell.onFleet("report", "consolidation").expect(ExitCode.UNREACHABLE);
		assertTrue(result.out().contains("Nothing is known of these hosts") && result.out().contains("sim://shell/h3"), result.out());
	}
}
