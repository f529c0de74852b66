// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.app.cli.ExitCode;

import com.google.gson.JsonObject;

@Timeout(60)
class BadInputTest {
	@TempDir
	Path home;

	@Test
	void withoutCommandSaysHowItIsUsed() {
		Shell.Result result = new Shell(home).run().expect(ExitCode.USAGE);
		assertTrue(result.err().contains("A command is missing") && result.err().contains("Usage: orrery"), result.err());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--no-such-option", "lsit vms", "list", "list vmss", "show", "migrate app", "migrate app h2 --storage elsewhere",
			"migrate app h2 --bandwidth -1", "migrate app h2 --bandwidth fast", "migrate app h2 --max-downtime 0", "migrate app h2 --check --plan",
			"list vms --timeout soon", "list vms --timeout 0", "list tasks --limit 0", "start", "list vms --connect not-a-uri",
			"list vms --connect qemu+tcp://me:hunter2@host/system", "migrate app h2 --target-uri :::", "connect sim://shell/h1 --certificates /nowhere/at-all" })
	void wrongArgumentsAreUsageErrors(String line) {
		Shell.Result text = new Shell(home).run(line.split(" ")).expect(ExitCode.USAGE);
		assertTrue(text.err().startsWith("error: "), text.err());
		assertFalse(text.err().contains("hunter2"), text.err());
		assertEquals("", text.out());
		Shell.Result json = new Shell(home).run((line + " --json").split(" ")).expect(ExitCode.USAGE);
		JsonObject error = json.events().get(json.events().size() - 1);
		assertEquals("error", error.get("event").getAsString());
		assertEquals(2, error.get("exitCode").getAsInt());
	}

	@Test
	void unknownNameIsAnsweredWithTheNearest() {
		Shell.Result result = new Shell(home).onFleet("start", "stoped").expect(ExitCode.NOT_FOUND);
		assertTrue(result.err().contains("There is no VM \"stoped\". Did you mean: stopped"), result.err());
		new Shell(home).onFleet("migrate", "app", "h4").expect(ExitCode.NOT_FOUND);
		new Shell(home).onFleet("show", "nothing-like-that").expect(ExitCode.NOT_FOUND);
	}

	@Test
	void ambiguousNameIsAnsweredWithAllThatHaveIt() {
		Shell shell = new Shell(home);
		Shell.Result result = shell.onFleet("force-off", "web").expect(ExitCode.NOT_FOUND);
		assertTrue(result.err().contains("h1/web") && result.err().contains("h2/web"), result.err());
		assertEquals(5, shell.onFleet("list", "vms", "--json").array().size());
		assertTrue(shell.onFleet("list", "vms", "--json").out().chars().filter(c -> c == '{').count() > 4);
	}

	@Test
	void oneWrongNameAmongManyDoesNothing() {
		Shell shell = new Shell(home);
		shell.onFleet("start", "stopped", "no-such-vm").expect(ExitCode.NOT_FOUND);
		assertEquals("shut-off", shell.onFleet("show", "stopped", "--json").object().get("state").getAsString());
	}

	@Test
	void unreachableHostIsNamedAndTheOthersAreListed() {
		Shell shell = new Shell(home);
		shell.host("h3").faults().refuse(true);
		Shell.Result hosts = shell.onFleet("list", "hosts").expect(ExitCode.UNREACHABLE);
		assertTrue(hosts.out().lines().anyMatch(line -> line.startsWith("sim://shell/h3  unreachable")), hosts.out());
		assertTrue(hosts.err().contains("warning: sim://shell/h3 did not answer: "), hosts.err());
		assertEquals(5, shell.onFleet("list", "vms", "--json").expect(ExitCode.UNREACHABLE).array().size());
	}

	@Test
	void hangingHostDoesNotDelayTheOthers() {
		Shell shell = new Shell(home);
		shell.host("h3").faults().hang();
		Shell.Result hosts = shell.onFleet("list", "hosts", "--timeout", "1s").expect(ExitCode.UNREACHABLE);
		assertTrue(hosts.out().lines().anyMatch(line -> line.startsWith("sim://shell/h3  connecting") && line.contains("no answer within 1.00 s")),
				hosts.out());
		assertTrue(hosts.out().contains("h1") && hosts.out().contains("active"), hosts.out());
		shell.onFleet("pause", "db", "--timeout", "1s").expect(ExitCode.OK);
		shell.host("h3").faults().release();
	}

	@Test
	void notFoundWhileAHostIsSilentSaysThatItMayBeThere() {
		Shell shell = new Shell(home);
		shell.host("h3").faults().refuse(true);
		Shell.Result result = shell.onFleet("start", "elsewhere").expect(ExitCode.UNREACHABLE);
		assertTrue(result.err().contains("It may be on a host that did not answer: sim://shell/h3"), result.err());
	}

	@Test
	void wrongCertificateIsExplained() {
		Shell shell = new Shell(home);
		shell.host("h1").faults().certificateProblem("the certificate has expired");
		Shell.Result result = shell.run("test-connection", "sim://shell/h1").expect(ExitCode.UNREACHABLE);
		assertTrue(result.err().contains("expired"), result.err());
	}

	@Test
	void credentialsAreAskedOfAPersonOnly() {
		Shell shell = new Shell(home);
		shell.host("h1").faults().requireCredentials("admin", "hunter2");
		Shell.Result unattended = shell.run("test-connection", "sim://shell/h1").expect(ExitCode.UNREACHABLE);
		assertTrue(unattended.err().startsWith("error: "), unattended.err());
		shell.withPerson(80, "admin", "hunter2").run("test-connection", "sim://shell/h1").expect(ExitCode.OK);
		assertEquals(1, shell.asked.stream().filter(prompt -> prompt.startsWith("secret ")).count(), shell.asked::toString);
		Shell.Result refused = shell.withPerson(80, "admin", "wrong").run("test-connection", "sim://shell/h1").expect(ExitCode.UNREACHABLE);
		assertFalse(refused.err().contains("wrong"), refused.err());
	}

	@Test
	void unknownDriverIsAnEnvironmentProblem() {
		Shell.Result result = new Shell(home).run("test-connection", "quantum://host/system").expect(ExitCode.ENVIRONMENT);
		assertTrue(result.err().contains("quantum"), result.err());
	}

	@Test
	void unusableDataFolderIsNamed() throws IOException {
		Path file = Files.createFile(home.resolve("file"));
		Shell.Result inTheWay = new Shell(home).run("list", "vms", "--home", file.resolve("home").toString()).expect(ExitCode.ENVIRONMENT);
		assertTrue(inTheWay.err().contains(file.toString()) && inTheWay.err().contains("--home"), inTheWay.err());
		new Shell(home).run("list", "tasks", "--home", "/proc/orrery").expect(ExitCode.ENVIRONMENT);
	}

	@Test
	void brokenConnectionsFileIsKeptAsideAndNamed() throws IOException {
		Files.writeString(home.resolve("connections.json"), "{ this is not JSON");
		Shell shell = new Shell(home);
		Shell.Result first = shell.run("list", "connections").expect(ExitCode.ENVIRONMENT);
		assertTrue(first.err().contains("connections.json"), first.err());
		try (var files = Files.list(home)) {
			assertTrue(files.anyMatch(file -> {
				try {
					return Files.isRegularFile(file) && Files.readString(file).equals("{ this is not JSON");
				} catch (IOException e) {
					return false;
				}
			}), "what was there is kept");
		}
		shell.run("list", "connections").expect(ExitCode.OK);
	}

	@Test
	void newcomerIsToldHowToBegin() {
		Shell.Result result = new Shell(home).run("list", "vms").expect(ExitCode.OK);
		assertTrue(result.err().contains("orrery connect URI"), result.err());
		assertEquals("[]", new Shell(home).run("list", "vms", "--json").out().strip());
	}
}
