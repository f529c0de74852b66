// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;

import com.google.gson.JsonArray;

class SearchTest {
	@TempDir
	Path home;

	private static List<String> names(JsonArray array) {
		return StreamSupport.stream(array.spliterator(), false).map(one -> one.getAsJsonObject().get("name").getAsString()).toList();
	}

	@Test
	void findsAllKinds() {
		Shell shell = new Shell(home);
		assertEquals(List.of("web", "web"), names(shell.onFleet("search", "web", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of("db", "web"), names(shell.onFleet("search", "state:running", "host:h2", "kind:vm", "--json").array()));
		assertEquals(List.of("shared", "shared", "shared"), names(shell.onFleet("search", "share", "--kind", "datastore", "--json").array()));
		assertEquals(List.of("h1", "h2", "h3"), names(shell.onFleet("search", "h?", "--kind", "host,network", "--json").array()).stream().toList());
		List<String> lines = shell.onFleet("search", "stopped OR db").expect(ExitCode.OK).lines();
		assertTrue(lines.get(0).matches("Kind +Name +State +Host +Folder +Tags"), lines::toString);
		assertTrue(lines.get(2).matches("VM +stopped +off +h1 .*"), lines::toString);
		assertEquals("", shell.onFleet("search", "nothing-has-this-name").expect(ExitCode.OK).out());
	}

	@Test
	void asksHostsForWhatItNeeds() {
		Shell shell = new Shell(home);
		assertEquals(List.of("app", "db", "web", "web"), names(shell.onFleet("search", "cpu>=0% kind:vm", "--json").expect(ExitCode.OK).array()));
		String address = shell.onFleet("show", "db", "--json").object().getAsJsonArray("addresses").get(0).getAsString();
		assertEquals(List.of("db"), names(shell.onFleet("search", "kind:vm", "ip:" + address, "--json").expect(ExitCode.OK).array()));
	}

	@Test
	void listsTheVmsThatAQueryFinds() {
		Shell shell = new Shell(home);
		assertEquals(List.of("stopped"), names(shell.onFleet("list", "vms", "--search", "state:off", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of(), names(shell.onFleet("list", "vms", "--host", "h2", "--search", "state:off", "--json").expect(ExitCode.OK).array()));
	}

	@Test
	void migratesWhatAQueryFinds() {
		Shell shell = new Shell(home);
		String steps = shell.onFleet("migrate", "h3", "--search", "state:running kind:vm", "--plan").expect(ExitCode.OK).out();
		assertTrue(steps.contains("app") && steps.contains("db"), steps);
		shell.onFleet("migrate", "h3", "--search", "name=app", "--json").expect(ExitCode.OK);
		assertEquals(List.of("app"), names(shell.onFleet("list", "vms", "--host", "h3", "--json").expect(ExitCode.OK).array()));
		assertEquals(0, shell.onFleet("migrate", "h3", "--search", "name=app", "--json").expect(ExitCode.OK).array().size(), "it is there already");
		assertTrue(shell.run("migrate", "h3").expect(ExitCode.USAGE).err().contains("--search"));
	}

	@Test
	void marksThePlaceOfAnErrorBeforeAnyHostIsAsked() {
		Shell.Result result = new Shell(home).run("search", "web stat:off").expect(ExitCode.USAGE);
		assertTrue(result.err().contains("character 5") && result.err().contains("Did you mean \"state\"") && result.err().contains("    ^^^^"), result.err());
		new Shell(home).run("search").expect(ExitCode.USAGE);
	}

	@Test
	void keepsQueriesUnderNames() {
		Shell shell = new Shell(home);
		shell.run("search", "state:running host:h2", "--save", "Busy ones").expect(ExitCode.OK);
		shell.run("search", "mem>", "--save", "odd").expect(ExitCode.USAGE);
		assertEquals(List.of("Busy ones"), names(shell.run("search", "--list-saved", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of("db", "web"), names(shell.onFleet("search", "--saved", "busy ONES", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of("db"), names(shell.onFleet("search", "--saved", "busy ones", "db", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of("db"), names(shell.onFleet("list", "vms", "--saved", "busy ones", "--search", "db", "--json").expect(ExitCode.OK).array()));
		assertTrue(shell.onFleet("search", "--saved", "other").expect(ExitCode.NOT_FOUND).err().contains("Busy ones"));
		shell.run("search", "--forget", "busy ones").expect(ExitCode.OK);
		assertEquals(List.of(), names(shell.run("search", "--list-saved", "--json").array()));
	}
}
