// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.TestEngine;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.ExampleAlarms;
import org.orrery.engine.alarm.notify.AlarmNotifier.Pace;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;

/** Messages on alarms, to servers of this test on the loopback. */
@Timeout(60)
class NotificationTest {
	private static final Pace FAST = new Pace(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(20));

	@TempDir
	Path folder;

	private static AlarmDigest digest(Alarm... alarms) {
		return new AlarmDigest(ExampleAlarms.NOW, List.of(alarms), 0);
	}

	// --- webhook ---------------------------------------------------------------------------------------------------------------------

	/** Answers with these states in turn, the last one for ever. */
	private static final class Hook implements AutoCloseable {
		final List<String> bodies = new CopyOnWriteArrayList<>();
		final List<String> signatures = new CopyOnWriteArrayList<>();
		final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

		Hook(int... states) throws IOException {
			server.createContext("/", exchange -> {
				bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
				signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE)));
				exchange.sendResponseHeaders(states[Math.min(bodies.size(), states.length) - 1], -1);
				exchange.close();
			});
			server.start();
		}

		String url() {
			return "http://127.0.0.1:" + server.getAddress().getPort() + "/secret-path?token=abc";
		}

		@Override
		public void close() {
			server.stop(0);
		}
	}

	@Test
	void aWebhookGetsTheDocumentedBodySigned() throws Exception {
		Path key = Files.writeString(folder.resolve("key"), "s3cret\n");
		try (Hook hook = new Hook(204)) {
			new Webhook(hook.url(), Optional.of(new Secret("file:" + key))).send(digest(ExampleAlarms.cpu("a", AlarmSeverity.CRITICAL)));
			String body = hook.bodies.get(0);
			JsonObject document = JsonParser.parseString(body).getAsJsonObject();
			assertEquals("orrery", document.get("source").getAsString());
			assertEquals("Critical: wéb-a on h1: CPU 97 % (limit 90 % for 5 min)", document.get("summary").getAsString());
			JsonObject alarm = document.getAsJsonArray("alarms").get(0).getAsJsonObject();
			assertEquals("raised", alarm.get("event").getAsString());
			assertEquals(97, alarm.get("value").getAsDouble());
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			assertEquals("sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))), hook.signatures.get(0));
			assertFalse(body.contains("s3cret"));
		}
	}

	@Test
	void whatIsSaidOfAFailureHoldsNoSecret() throws Exception {
		try (Hook hook = new Hook(403)) {
			Webhook webhook = new Webhook(hook.url(), Optional.empty());
			AlarmChannel.NotDeliveredException e = assertThrows(AlarmChannel.NotDeliveredException.class,
					() -> webhook.send(digest(ExampleAlarms.cpu("a", AlarmSeverity.CRITICAL))));
			assertFalse(e.worthAnotherTry());
			assertTrue(e.getMessage().contains("403") && !e.getMessage().contains("token") && !e.getMessage().contains("secret-path"), e.getMessage());
		}
		assertThrows(IllegalArgumentException.class, () -> new Webhook("ftp://somewhere", Optional.empty()));
		assertThrows(IllegalArgumentException.class, () -> new Webhook("http://a b", Optional.empty()));
		IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Secret("hunter2"));
		assertFalse(e.getMessage().contains("hunter2"));
		assertTrue(assertThrows(IOException.class, () -> new Secret("env:NOT_SET").read(name -> null)).getMessage().contains("NOT_SET"));
		assertEquals("x", new Secret("env:SET").read(name -> "x"));
	}

	// --- the notifier ----------------------------------------------------------------------------------------------------------------

	private final List<String> problems = new CopyOnWriteArrayList<>();

	private AlarmNotifier notifier(EngineTimer timer, AlarmSeverity least, AlarmChannel... channels) {
		return new AlarmNotifier(List.of(channels), least, FAST, Clock.fixed(ExampleAlarms.NOW, java.time.ZoneOffset.UTC), timer, problems::add);
	}

	@Test
	void manyAlarmsAreOneMessageAndEachIsToldOnceAndItsEnd() throws Exception {
		try (Hook hook = new Hook(200); EngineTimer.RealTime timer = EngineTimer.realTime();
				AlarmNotifier notifier = notifier(timer, AlarmSeverity.WARNING, new Webhook(hook.url(), Optional.empty()))) {
			List<Alarm> many = new ArrayList<>();
			for (int i = 0; i < 60; i++)
				many.add(ExampleAlarms.cpu("vm" + i, i == 59 ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING));
			many.forEach(alarm -> notifier.alarmsChanged(List.of(alarm)));
			TestEngine.await(() -> "no message", () -> hook.bodies.size() == 1);
			JsonObject first = JsonParser.parseString(hook.bodies.get(0)).getAsJsonObject();
			assertEquals(50, first.getAsJsonArray("alarms").size());
			assertEquals(10, first.get("omitted").getAsInt());
			assertTrue(first.get("summary").getAsString().startsWith("60 alarms. Critical:"), first.toString());
			notifier.alarmsChanged(many);
			notifier.alarmsChanged(List.of(ExampleAlarms.ended(many.get(0))));
			TestEngine.await(() -> "no end", () -> hook.bodies.size() == 2);
			JsonObject second = JsonParser.parseString(hook.bodies.get(1)).getAsJsonObject();
			assertEquals(1, second.getAsJsonArray("alarms").size());
			assertEquals("ended", second.getAsJsonArray("alarms").get(0).getAsJsonObject().get("event").getAsString());
		}
		assertEquals(List.of(), problems);
	}

	@Test
	void theSummaryTellsOfEndsOnlyWhereSomethingEnded() {
		Alarm a = ExampleAlarms.cpu("a", AlarmSeverity.CRITICAL);
		Alarm b = ExampleAlarms.cpu("b", AlarmSeverity.WARNING);
		assertTrue(digest(a, b).summary().startsWith("2 alarms. Critical: "), digest(a, b).summary());
		AlarmDigest mixed = digest(a, ExampleAlarms.ended(b));
		assertTrue(mixed.summary().startsWith("2 alarms, of which 1 ended. Critical: "), mixed.summary());
		AlarmDigest over = digest(ExampleAlarms.ended(a), ExampleAlarms.ended(b));
		assertTrue(over.summary().startsWith("2 alarms ended. Ended: "), over.summary());
	}

	@Test
	void whatNobodyWantsToHearIsNotTold() throws Exception {
		try (Hook hook = new Hook(200); EngineTimer.RealTime timer = EngineTimer.realTime()) {
			try (AlarmNotifier notifier = notifier(timer, AlarmSeverity.CRITICAL, new Webhook(hook.url(), Optional.empty()))) {
				Alarm known = ExampleAlarms.cpu("known", AlarmSeverity.CRITICAL);
				notifier.knows(List.of(known));
				notifier.alarmsChanged(List.of(known, ExampleAlarms.cpu("mild", AlarmSeverity.WARNING),
						ExampleAlarms.acknowledged(ExampleAlarms.cpu("seen", AlarmSeverity.CRITICAL))));
			}
			assertEquals(List.of(), hook.bodies, "nothing waits when it ends");
		}
	}

	@Test
	void whatFailsIsTriedAgainAndThenToldToAPerson() throws Exception {
		try (Hook good = new Hook(500, 503, 200); Hook bad = new Hook(500); EngineTimer.RealTime timer = EngineTimer.realTime();
				AlarmNotifier notifier = notifier(timer, AlarmSeverity.WARNING, new Webhook(good.url(), Optional.empty()),
						new Webhook(bad.url(), Optional.empty()))) {
			notifier.alarmsChanged(List.of(ExampleAlarms.cpu("a", AlarmSeverity.CRITICAL)));
			TestEngine.await(() -> "not told: " + problems, () -> !problems.isEmpty());
			assertEquals(3, good.bodies.size());
			assertEquals(AlarmNotifier.ATTEMPTS, bad.bodies.size());
			assertTrue(problems.get(0).contains("answered 500") && problems.get(0).contains("tried 5 times"), problems.toString());
		}
	}

	// --- mail ------------------------------------------------------------------------------------------------------------------------

	/** Just enough of SMTP. */
	private static final class PostOffice implements AutoCloseable {
		final List<String> commands = new CopyOnWriteArrayList<>();
		final StringBuffer mail = new StringBuffer();
		final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
		private final String greeting;

		PostOffice(String greeting) throws IOException {
			this.greeting = greeting;
			Thread thread = new Thread(this::serve, "post-office");
			thread.setDaemon(true);
			thread.start();
		}

		private void serve() {
			try (Socket socket = server.accept()) {
				BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
				OutputStream out = socket.getOutputStream();
				say(out, "220 office");
				boolean data = false;
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					if (data) {
						data = !line.equals(".");
						if (!data)
							say(out, "250 taken");
						else
							mail.append(line).append('\n');
						continue;
					}
					commands.add(line);
					data = line.startsWith("DATA");
					say(out, answer(line));
				}
			} catch (IOException e) {
				commands.add(e.toString());
			}
		}

		private String answer(String line) {
			if (line.startsWith("EHLO"))
				return greeting;
			if (line.startsWith("DATA"))
				return "354 go on";
			if (line.startsWith("AUTH"))
				return "235 welcome";
			return line.startsWith("QUIT") ? "221 bye" : "250 fine";
		}

		private static void say(OutputStream out, String words) throws IOException {
			out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
		}

		MailSettings settings(MailSettings.Security security, String user, Optional<Secret> password) {
			return new MailSettings("127.0.0.1", server.getLocalPort(), security, user, password, "Orrery <orrery@example.org>", List.of("ops@example.org"));
		}

		@Override
		public void close() throws IOException {
			server.close();
		}
	}

	@Test
	void mailArrivesWithSubjectAndText() throws Exception {
		Path key = Files.writeString(folder.resolve("key"), "s3cret");
		try (PostOffice office = new PostOffice("250-office\r\n250 AUTH PLAIN LOGIN")) {
			new Mail(office.settings(MailSettings.Security.NONE, "ann", Optional.of(new Secret("file:" + key))))
					.send(digest(ExampleAlarms.cpu("a", AlarmSeverity.CRITICAL)));
			TestEngine.await(() -> office.commands.toString(), () -> office.commands.contains("QUIT"));
			assertTrue(office.commands.contains("MAIL FROM:<orrery@example.org>"), office.commands.toString());
			assertTrue(office.commands.contains("RCPT TO:<ops@example.org>"), office.commands.toString());
			assertTrue(office.commands.stream().anyMatch(line -> line.startsWith("AUTH")), office.commands.toString());
			String mail = office.mail.toString();
			assertTrue(mail.contains("Subject: =?UTF-8?"), mail);
			String text = new String(Base64.getMimeDecoder().decode(mail.substring(mail.indexOf("\n\n"))), StandardCharsets.UTF_8);
			assertTrue(text.startsWith("Critical: wéb-a on h1: CPU 97 % (limit 90 % for 5 min)"), text);
			assertFalse(mail.contains("s3cret"));
		}
	}

	@Test
	void mailThatShouldBeEncryptedIsNotSentInTheClear() throws Exception {
		try (PostOffice office = new PostOffice("250 office")) {
			Mail mail = new Mail(office.settings(MailSettings.Security.STARTTLS, "", Optional.empty()));
			assertThrows(AlarmChannel.NotDeliveredException.class, () -> mail.send(digest(ExampleAlarms.cpu("a", AlarmSeverity.CRITICAL))));
			assertEquals("", office.mail.toString());
		}
	}

	// --- settings --------------------------------------------------------------------------------------------------------------------

	@Test
	void settingsAreReadAndNameWhereSecretsAre() throws Exception {
		assertEquals(NotificationSettings.NONE, NotificationSettings.read(folder));
		Files.createDirectories(folder.resolve("alarms"));
		Files.writeString(NotificationSettings.file(folder), """
				{"version":1,"severity":"critical","webhook":{"url":"https://example.org/x","secret":"env:HOOK"},
				 "mail":{"host":"mail.example.org","user":"ann","password":"file:/etc/secret","from":"a@example.org","to":["b@example.org"]}}""");
		NotificationSettings settings = NotificationSettings.read(folder);
		assertEquals(AlarmSeverity.CRITICAL, settings.least());
		assertEquals(587, settings.mail().orElseThrow().usedPort());
		assertEquals(2, settings.channels().size());
		assertEquals(List.of("c@example.org"), settings.withMailTo(List.of("c@example.org"), folder).mail().orElseThrow().to());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"version\":2}", "{\"version\":1,\"webhook\":{\"url\":\"https://x\",\"secret\":\"hunter2\"}}",
			"{\"version\":1,\"mail\":{\"host\":\"x\"}}", "{\"version\":1,\"severity\":\"loud\"}",
			"{\"version\":1,\"mail\":{\"host\":\"x\",\"from\":\"a@b\",\"to\":[\"c@d\"],\"user\":\"u\"}}" })
	void settingsThatAreWrongAreNamedWithTheirFile(String text) throws Exception {
		Files.createDirectories(folder.resolve("alarms"));
		Files.writeString(NotificationSettings.file(folder), text);
		IOException e = assertThrows(IOException.class, () -> NotificationSettings.read(folder));
		assertTrue(e.getMessage().contains("notifications.json") && !e.getMessage().contains("hunter2"), e.getMessage());
	}
}
