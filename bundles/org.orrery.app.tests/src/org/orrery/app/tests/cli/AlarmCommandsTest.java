// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;

/** {@code orrery alarm}, over simulated hosts. */
@Timeout(120)
class AlarmCommandsTest {
	@TempDir
	Path home;

	private Shell crashed() {
		Shell shell = new Shell(home);
		shell.host("h1").alter(shell.host("h1").uuidOf("app"), domain -> domain.withState(DomainState.SHUT_OFF, "crashed", -1), DomainEvent.CRASHED);
		return shell;
	}

	@Test
	void watchesListsAcknowledgesAndMutes() throws Exception {
		Shell shell = crashed();
		List<String> bodies = new CopyOnWriteArrayList<>();
		HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		hook.createContext("/", exchange -> {
			bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		hook.start();
		try {
			Shell.Result watched = shell.onFleet("alarm", "watch", "--for", "4s", "--json", "--webhook", "http://127.0.0.1:" + hook.getAddress().getPort() + "/")
					.expect(ExitCode.OK);
			JsonObject line = JsonParser.parseString(watched.lines().get(0)).getAsJsonObject();
			assertEquals("raised", line.get("event").getAsString());
			assertEquals("app", line.get("object").getAsString());
			assertEquals("Crashed", line.get("what").getAsString());
			assertEquals(1, bodies.size(), bodies.toString());
			assertTrue(bodies.get(0).contains("\"object\":\"app\""), bodies.get(0));
		} finally {
			hook.stop(0);
		}
		Shell.Result list = shell.run("alarm", "list").expect(ExitCode.OK);
		assertTrue(list.lines().get(0).matches("Id +Severity +Object +Host +What +Since +State"), list.out());
		assertTrue(list.lines().get(1).matches("\\w{8} +Critical +app +h1 +Crashed .* open"), list.out());
		assertTrue(list.err().contains("orrery alarm watch"), list.err());
		String id = shell.run("alarm", "list", "--json").array().get(0).getAsJsonObject().get("id").getAsString();
		shell.run("alarm", "acknowledge", id.substring(0, 4), "--note", "known").expect(ExitCode.OK);
		assertTrue(shell.run("alarm", "list").out().contains("acknowledged by tester known"));
		shell.run("alarm", "mute", "app", "--for", "ever").expect(ExitCode.OK);
		assertEquals("for ever", shell.run("alarm", "list", "--json").array().get(0).getAsJsonObject().get("mutedUntil").getAsString());
		shell.run("alarm", "unmute", "app").expect(ExitCode.OK);
		shell.run("alarm", "acknowledge", "app", "--undo").expect(ExitCode.OK);
		assertTrue(shell.run("alarm", "list").lines().get(1).endsWith("open"));
		assertTrue(shell.run("alarm", "mute", "nothing").expect(ExitCode.NOT_FOUND).err().contains("nothing"));
		shell.run("alarm", "mute", "app", "--for", "soon").expect(ExitCode.USAGE);
		shell.host("h1").alter(shell.host("h1").uuidOf("app"), domain -> domain.withState(DomainState.RUNNING, "booted", 9), DomainEvent.STARTED);
		assertTrue(shell.onFleet("alarm", "watch", "--for", "2s").expect(ExitCode.OK).out().contains("Ended: app on h1"));
		assertEquals(0, shell.run("alarm", "list", "--json").array().size());
		assertEquals(id, shell.run("alarm", "history", "--json").array().get(0).getAsJsonObject().get("id").getAsString());
	}

	@Test
	void changesRules() {
		Shell shell = new Shell(home);
		assertTrue(shell.run("alarm", "rules").expect(ExitCode.OK).lines().get(0).matches("Id +Severity +Title +Condition +For +State"));
		shell.run("alarm", "rules", "disable", "vm-dead").expect(ExitCode.OK);
		shell.run("alarm", "rules", "set", "vm-cpu", "--threshold", "80", "--duration", "10m").expect(ExitCode.OK);
		shell.run("alarm", "rules", "add", "busy-disk", "--signal", "vm-disk", "--threshold", "100", "--object", "db-*", "--severity", "critical")
				.expect(ExitCode.OK);
		String text = shell.run("alarm", "rules").out();
		assertTrue(text.contains("over 80 % for 10 min") && text.contains("over 100 MiB/s"), text);
		assertTrue(text.lines().anyMatch(line -> line.startsWith("vm-dead") && line.endsWith("inactive")), text);
		assertTrue(shell.run("alarm", "rules", "set", "vm-cpu", "--threshold", "180").expect(ExitCode.USAGE).err().contains("100 %"));
		shell.run("alarm", "rules", "add", "busy-disk", "--signal", "vm-disk", "--threshold", "1").expect(ExitCode.USAGE);
		assertTrue(shell.run("alarm", "rules", "add", "other", "--signal", "noise").expect(ExitCode.USAGE).err().contains("vm-crashed"));
		shell.run("alarm", "rules", "enable", "nothing").expect(ExitCode.NOT_FOUND);
		shell.run("alarm", "rules", "enable").expect(ExitCode.USAGE);
		shell.run("alarm", "rules", "remove", "busy-disk").expect(ExitCode.OK);
		assertFalse(shell.run("alarm", "rules").out().contains("busy-disk"));
		shell.run("alarm", "rules", "reset").expect(ExitCode.OK);
		assertTrue(shell.run("alarm", "rules").out().contains("over 90 % for 5 min"));
	}

	@Test
	void saysWhatIsWrongWithNotificationsBeforeItBegins() throws Exception {
		Shell shell = new Shell(home);
		assertTrue(shell.run("alarm", "watch", "--mail", "ops@example.org").expect(ExitCode.USAGE).err().contains("notifications.json"));
		shell.run("alarm", "watch", "--webhook", "nowhere").expect(ExitCode.USAGE);
		Files.createDirectories(home.resolve("alarms"));
		Files.writeString(home.resolve("alarms/notifications.json"), "{");
		assertTrue(shell.run("alarm", "watch").expect(ExitCode.ENVIRONMENT).err().contains("notifications.json"));
	}

	@Test
	void aloneSaysWhatItCanDo() {
		assertTrue(new Shell(home).run("alarm").expect(ExitCode.USAGE).err().contains("acknowledge"));
	}

	@Test
	void problemsOfEverythingAreListedWithTheNextStep() {
		Shell shell = crashed();
		shell.onFleet("alarm", "watch", "--for", "3s").expect(ExitCode.OK);
		Shell.Result list = shell.onFleet("problems").expect(ExitCode.OK);
		assertTrue(list.lines().get(0).matches("Severity +Kind +Object +What +Next step +Since"), list.out());
		assertTrue(list.lines().get(1).matches("Critical +Alarm +app on h1 +Crashed .*"), list.out());
		assertEquals("app", shell.onFleet("problems", "crashed", "--json").array().get(0).getAsJsonObject().get("object").getAsString());
		assertTrue(shell.onFleet("problems", "no", "such", "words").expect(ExitCode.OK).out().contains("Nothing is wrong"));
	}
}
