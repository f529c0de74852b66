// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;

import com.google.gson.JsonObject;

class ConnectionCommandsTest {
	@TempDir
	Path home;

	@Test
	void savedHostsAreUsedUntilTheyAreForgotten() {
		Shell shell = new Shell(home);
		String said = shell.run("connect", "sim://shell/h1", "--label", "first", "--datacenter", "Lab", "--folder", "a/b", "--cluster", "east")
				.expect(ExitCode.OK).out();
		assertTrue(said.startsWith("Saved h1 ("), said);
		JsonObject saved = shell.run("list", "connections", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject();
		assertEquals("Lab", saved.get("datacenter").getAsString());
		assertEquals(List.of("a", "b"), saved.getAsJsonArray("folders").asList().stream().map(e -> e.getAsString()).toList());
		assertEquals(List.of("first"), ListAndShowTest.names(shell.run("list", "hosts", "--json").expect(ExitCode.OK).array()));
		assertEquals(3, shell.run("list", "vms", "--json").expect(ExitCode.OK).array().size());
		shell.run("disconnect", "first").expect(ExitCode.OK);
		assertEquals(0, shell.run("list", "connections", "--json").array().size());
	}

	@Test
	void hostThatDoesNotAnswerIsSavedOnRequestOnly() {
		Shell shell = new Shell(home);
		shell.host("h1").faults().refuse(true);
		Shell.Result refused = shell.run("connect", "sim://shell/h1").expect(ExitCode.UNREACHABLE);
		assertTrue(refused.err().contains("Not saved") && refused.err().contains("--no-test"), refused.err());
		assertEquals(0, shell.run("list", "connections", "--json").array().size());
		shell.run("connect", "sim://shell/h1", "--no-test", "--no-auto").expect(ExitCode.OK);
		assertEquals(false, shell.run("list", "connections", "--json").array().get(0).getAsJsonObject().get("autoConnect").getAsBoolean());
	}

	@Test
	void sameHostIsNotSavedTwice() {
		Shell shell = new Shell(home);
		shell.run("connect", "sim://shell/h1").expect(ExitCode.OK);
		Shell.Result again = shell.run("connect", "sim://shell/h1").expect(ExitCode.FAILED);
		assertTrue(again.err().contains("sim://shell/h1"), again.err());
	}

	@Test
	void givenHostsReplaceSavedOnesForOneCommand() {
		Shell shell = new Shell(home);
		shell.run("connect", "sim://shell/h1", "--label", "first").expect(ExitCode.OK);
		assertEquals(List.of("h2"), ListAndShowTest.names(shell.run("list", "hosts", "--connect", "sim://shell/h2", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of("first"), ListAndShowTest.names(shell.run("list", "hosts", "--connect", "sim://shell/h1", "--json").array()));
		assertEquals(1, shell.run("list", "connections", "--json").array().size());
	}

	@Test
	void disconnectWantsOneThatIsSaved() {
		Shell shell = new Shell(home);
		shell.run("disconnect", "first").expect(ExitCode.NOT_FOUND);
		shell.run("connect", "sim://shell/h1", "--label", "twin").expect(ExitCode.OK);
		shell.run("connect", "sim://shell/h2", "--label", "twin").expect(ExitCode.OK);
		Shell.Result ambiguous = shell.run("disconnect", "twin").expect(ExitCode.NOT_FOUND);
		assertTrue(ambiguous.err().contains("sim://shell/h1, sim://shell/h2"), ambiguous.err());
	}

	@Test
	void testConnectionSavesNothing() {
		Shell shell = new Shell(home);
		assertEquals("h1", shell.run("test-connection", "sim://shell/h1", "--json").expect(ExitCode.OK).object().get("hostname").getAsString());
		assertEquals(0, shell.run("list", "connections", "--json").array().size());
	}
}
