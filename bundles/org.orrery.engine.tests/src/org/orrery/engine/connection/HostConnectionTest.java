// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.simulator.HostFaults;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;

@Timeout(60)
class HostConnectionTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 3, 1);
	private final HostFaults faults = fleet.host("h1").faults();

	/** Answers every question the same way, and counts how often and how many at once it was asked. */
	private static final class Person implements UserPrompts {
		private final AtomicInteger asked = new AtomicInteger();
		private final AtomicInteger now = new AtomicInteger();
		private final AtomicInteger most = new AtomicInteger();
		private volatile List<String> answers;
		private volatile Runnable beforeAnswer = () -> {
		};

		Person(String... answers) {
			this.answers = answers.length == 0 ? null : List.of(answers);
		}

		@Override
		public Optional<List<char[]>> ask(HypervisorUri uri, List<Question> questions) {
			asked.incrementAndGet();
			most.accumulateAndGet(now.incrementAndGet(), Math::max);
			beforeAnswer.run();
			now.decrementAndGet();
			return Optional.ofNullable(answers).map(all -> all.stream().map(String::toCharArray).toList());
		}

		@Override
		public boolean confirm(String title, String question, String confirmVerb) {
			return false;
		}
	}

	private TestEngine engine(UserPrompts prompts) throws Exception {
		return new TestEngine(folder, fleet, TestEngine.FAST, prompts, List.of(new SimulatorDriver(fleet)));
	}

	private TestEngine engine() throws Exception {
		return new TestEngine(folder, fleet);
	}

	private static ErrorCode code(CompletableFuture<?> answer) {
		ExecutionException e = assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
		return ((HypervisorException) e.getCause()).code();
	}

	@Test
	void staysClosedUntilWanted() throws Exception {
		try (TestEngine test = engine()) {
			HostConnection h1 = test.add("h1");
			assertEquals(ConnectionState.CLOSED, h1.status().state());
			assertEquals(ErrorCode.CONNECTION_LOST, code(h1.submit(Lane.COMMAND, HypervisorConnection::domains)));
			h1.connect();
			test.awaitState("h1", ConnectionState.ACTIVE);
			assertEquals(1, h1.status().epoch());
			assertEquals("", h1.status().reason());
			h1.disconnect();
			assertEquals(ConnectionState.CLOSED, h1.status().state());
			TestEngine.await(() -> "still connected", () -> fleet.host("h1").openConnections() == 0);
		}
	}

	@Test
	void triesAnUnreachableHostAgainAndSaysWhen() throws Exception {
		try (TestEngine test = engine()) {
			faults.refuse(true);
			HostConnection h1 = test.add("h1");
			h1.connect();
			test.awaitState("h1", ConnectionState.RETRYING);
			ConnectionStatus status = h1.status();
			assertTrue(status.reason().contains("connection refused"), status.reason());
			assertTrue(status.remedy().contains("Nobody listens"), status.remedy());
			TestEngine.await(() -> "no second attempt", () -> h1.status().attempts() >= 3);
			TestEngine.await(() -> "no next attempt", () -> h1.status().nextAttempt() != null);
			faults.refuse(false);
			test.awaitState("h1", ConnectionState.ACTIVE);
			assertNull(h1.status().nextAttempt());
			assertEquals(0, h1.status().attempts());
		}
	}

	@Test
	void comesBackAfterALossWithANewEpochAndNewEvents() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			fleet.host("h1").dropConnections("end of file while reading");
			TestEngine.await(() -> "not back: " + test.connection("h1").status(),
					() -> test.connection("h1").status().epoch() == 2 && test.connection("h1").status().state() == ConnectionState.ACTIVE);
			fleet.host("h1").vanish(fleet.host("h1").uuidOf("vm-1-1"));
			TestEngine.await(() -> "no events any more", () -> test.inventory("h1").domains().isEmpty());
		}
	}

	@Test
	void anAnswerOfAnOlderEpochIsDropped() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			HostConnection h1 = test.connection("h1");
			CompletableFuture<Void> mayAnswer = new CompletableFuture<>();
			CompletableFuture<Void> answered = new CompletableFuture<>();
			CompletableFuture<String> late = h1.submit(Lane.COMMAND, live -> {
				mayAnswer.join();
				answered.complete(null);
				return "from the old epoch";
			});
			fleet.host("h1").dropConnections("gone");
			assertEquals(ErrorCode.CONNECTION_LOST, code(late));
			mayAnswer.complete(null);
			answered.get();
			assertTrue(late.isCompletedExceptionally());
		}
	}

	@Test
	void aHangingHostIsDegradedAndNeverBlocks() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			faults.hang();
			HostConnection h1 = test.connection("h1");
			CompletableFuture<List<DomainRecord>> answer = h1.submit(Lane.COMMAND, HypervisorConnection::domains);
			assertFalse(answer.isDone(), "the caller has not waited for it");
			test.awaitState("h1", ConnectionState.DEGRADED);
			assertTrue(h1.status().reason().contains("has not answered"), h1.status().reason());
			assertFalse(answer.isDone());
			assertEquals(1, test.connection("h2").submit(Lane.COMMAND, HypervisorConnection::domains).get(5, TimeUnit.SECONDS).size());
			assertEquals(ConnectionState.ACTIVE, test.connection("h2").status().state());
			faults.release();
			assertEquals(1, answer.get(5, TimeUnit.SECONDS).size());
			test.awaitState("h1", ConnectionState.ACTIVE);
		}
	}

	/** Found by the fault matrix: the client library waited for ever on a connection that was long gone, and nobody opened another one. */
	@Test
	void aConnectionThatNeverAnswersIsReplaced() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet, TestEngine.FAST.withLostAnswer(Duration.ofSeconds(1)), UserPrompts.UNATTENDED, List.of(new SimulatorDriver(fleet)))) {
			test.connectAll();
			HostConnection h1 = test.connection("h1");
			faults.hang();
			assertEquals(ErrorCode.CONNECTION_LOST, code(h1.submit(Lane.COMMAND, HypervisorConnection::domains)));
			TestEngine.await(() -> h1.status().toString(), () -> h1.status().reason().contains("no answer for"));
			faults.release();
			TestEngine.await(() -> h1.status().toString(), () -> h1.status().state() == ConnectionState.ACTIVE && h1.status().epoch() > 1);
		}
	}

	@Test
	void aSlowHostIsDegradedUntilItIsQuickAgain() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			faults.slow(Duration.ofMillis(400));
			test.awaitState("h1", ConnectionState.DEGRADED);
			faults.slow(Duration.ZERO);
			test.awaitState("h1", ConnectionState.ACTIVE);
		}
	}

	@Test
	void disconnectDoesNotWaitForAHangingHost() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			faults.hang();
			HostConnection h1 = test.connection("h1");
			CompletableFuture<List<DomainRecord>> answer = h1.submit(Lane.COMMAND, HypervisorConnection::domains);
			h1.disconnect();
			assertEquals(ConnectionState.CLOSED, h1.status().state());
			assertEquals(ErrorCode.CONNECTION_LOST, code(answer));
		}
	}

	@Test
	void aHostThatHangsWhileConnectingIsGivenUpAndKeepsFewThreads() throws Exception {
		try (TestEngine test = engine()) {
			faults.hang();
			HostConnection h1 = test.add("h1");
			test.add("h2").connect();
			h1.connect();
			test.awaitState("h2", ConnectionState.ACTIVE);
			test.awaitState("h1", ConnectionState.RETRYING);
			assertTrue(h1.status().reason().contains("no answer within"), h1.status().reason());
			TestEngine.await(() -> "gave up trying", () -> h1.status().attempts() >= 2);
			long hanging = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("orrery-h1-open")).count();
			assertTrue(hanging <= 3, hanging + " threads hang");
			faults.release();
			test.awaitState("h1", ConnectionState.ACTIVE);
			TestEngine.await(() -> fleet.host("h1").openConnections() + " connections", () -> fleet.host("h1").openConnections() == 1);
		}
	}

	@Test
	void aHostThatDiesWhileItIsReadIsTriedAgain() throws Exception {
		try (TestEngine test = engine()) {
			faults.slow(Duration.ofMillis(150));
			HostConnection h1 = test.add("h1");
			h1.connect();
			TestEngine.await(() -> "not opened", () -> h1.live().isPresent());
			fleet.host("h1").powerOff();
			test.awaitState("h1", ConnectionState.RETRYING);
			assertTrue(h1.live().isEmpty());
			faults.slow(Duration.ZERO);
			fleet.host("h1").powerOn();
			test.awaitState("h1", ConnectionState.ACTIVE);
		}
	}

	@Test
	void refusedCredentialsCloseUntilAPersonTriesAgain() throws Exception {
		Person person = new Person("root", "wrong");
		try (TestEngine test = engine(person)) {
			faults.requireCredentials("root", "right");
			HostConnection h1 = test.add("h1");
			h1.connect();
			test.awaitState("h1", ConnectionState.CLOSED);
			assertTrue(h1.status().reason().contains("did not accept"), h1.status().reason());
			assertNull(h1.status().nextAttempt());
			person.answers = List.of("root", "right");
			h1.connect();
			test.awaitState("h1", ConnectionState.ACTIVE);
			assertEquals(2, person.asked.get());
			fleet.host("h1").dropConnections("daemon restarts");
			TestEngine.await(() -> "not back", () -> h1.status().epoch() == 2 && h1.status().state() == ConnectionState.ACTIVE);
			assertEquals(2, person.asked.get(), "asked again although the answer was known");
			h1.disconnect();
			h1.connect();
			test.awaitState("h1", ConnectionState.ACTIVE);
			assertEquals(3, person.asked.get(), "the answer survived a disconnect");
		}
	}

	@Test
	void asksForOneConnectionAtATimeAndWaitsForThePerson() throws Exception {
		Person person = new Person("root", "right");
		CompletableFuture<Void> thinks = new CompletableFuture<>();
		person.beforeAnswer = thinks::join;
		try (TestEngine test = engine(person)) {
			for (var host : fleet.hosts()) {
				host.faults().requireCredentials("root", "right");
				test.add(host.name()).connect();
			}
			TestEngine.await(() -> "nobody asked", () -> person.asked.get() == 1);
			TimeUnit.MILLISECONDS.sleep(3 * TestEngine.FAST.openLimit().toMillis());
			assertEquals(ConnectionState.CONNECTING, test.connection("h1").status().state());
			thinks.complete(null);
			for (var host : fleet.hosts())
				test.awaitState(host.name(), ConnectionState.ACTIVE);
			assertEquals(1, person.most.get());
			assertEquals(3, person.asked.get());
		}
	}

	@Test
	void whatOnlyAPersonCanMendIsNotRetried() throws Exception {
		HypervisorDriver broken = new HypervisorDriver() {
			@Override
			public java.util.Set<String> drivers() {
				return java.util.Set.of("qemu");
			}

			@Override
			public Optional<String> unavailable() {
				return Optional.of("libvirt.so.0 is not installed; install it with: apt install libvirt0");
			}

			@Override
			public HypervisorConnection open(HypervisorUri uri, org.orrery.hypervisor.OpenOptions options) {
				throw new IllegalStateException("must not be asked");
			}
		};
		try (TestEngine test = new TestEngine(folder, fleet, TestEngine.FAST, UserPrompts.UNATTENDED,
				List.of(new SimulatorDriver(fleet), broken))) {
			faults.certificateProblem("The certificate is not trusted: expired");
			fleet.host("h2").faults().denyAccess(true);
			test.add("h1").connect();
			test.add("h2").connect();
			test.engine.connections().add(TestEngine.definition("nolib", "qemu+tcp://h9/system")).connect();
			test.engine.connections().add(TestEngine.definition("typo", "quemu:///system")).connect();
			assertTrue(test.engine.connections().awaitSettled(Duration.ofSeconds(10)));
			for (String id : List.of("h1", "h2", "nolib", "typo")) {
				ConnectionStatus status = test.connection(id).status();
				assertEquals(ConnectionState.CLOSED, status.state(), id);
				assertFalse(status.remedy().isEmpty(), id);
			}
			assertTrue(test.connection("h1").status().remedy().contains("clientcert.pem"), test.connection("h1").status().remedy());
			assertTrue(test.connection("h2").status().reason().contains("does not let you in"));
			assertTrue(test.connection("nolib").status().reason().contains("apt install libvirt0"));
			assertTrue(test.connection("typo").status().reason().contains("quemu"), test.connection("typo").status().reason());
		}
	}

	@Test
	void testsAConnectionWithoutKeepingIt() throws Exception {
		try (TestEngine test = engine()) {
			Connections connections = test.engine.connections();
			assertEquals("h2", connections.test(TestEngine.definition("x", fleet.uri("h2").toString())).hostname());
			TestEngine.await(() -> "kept open", () -> fleet.host("h2").openConnections() == 0);
			faults.hang();
			HypervisorException e = assertThrows(HypervisorException.class,
					() -> connections.test(TestEngine.definition("x", fleet.uri("h1").toString())));
			assertEquals(ErrorCode.UNREACHABLE, e.code());
			assertEquals(ErrorCode.MALFORMED,
					assertThrows(HypervisorException.class, () -> connections.test(TestEngine.definition("x", "not a uri"))).code());
			assertEquals(List.of(), connections.all());
			faults.release();
		}
	}

	@Test
	void aFailureThatSpeaksOfAnotherHostDoesNotBreakThisConnection() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			HostConnection h1 = test.connection("h1");
			assertEquals(ErrorCode.UNREACHABLE, code(h1.submit(Lane.COMMAND, live -> {
				throw new HypervisorException(ErrorCode.UNREACHABLE, "migrate", "unable to connect to server at 'h2:16509'");
			})));
			TimeUnit.MILLISECONDS.sleep(300);
			assertEquals(ConnectionState.ACTIVE, h1.status().state());
			assertEquals(1, h1.status().epoch());
		}
	}

	@Test
	void tellsOfStatesInOrder() throws Exception {
		List<ConnectionState> seen = new CopyOnWriteArrayList<>();
		try (TestEngine test = engine()) {
			test.engine.connections().addListener((connection, status) -> {
				if (seen.isEmpty() || seen.get(seen.size() - 1) != status.state())
					seen.add(status.state());
			});
			test.add("h1").connect();
			test.awaitState("h1", ConnectionState.ACTIVE);
			fleet.host("h1").powerOff();
			test.awaitState("h1", ConnectionState.RETRYING);
			test.connection("h1").disconnect();
			List<ConnectionState> expected = List.of(ConnectionState.CONNECTING, ConnectionState.ACTIVE, ConnectionState.RETRYING,
					ConnectionState.CLOSED);
			TestEngine.await(() -> "saw " + seen, () -> seen.equals(expected));
		}
	}

	@Test
	void aDefectInACallIsAFailureNotTheEnd() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			CompletableFuture<Object> answer = test.connection("h1").submit(Lane.COMMAND, live -> {
				throw new IllegalStateException("bug");
			});
			assertEquals(ErrorCode.OTHER, code(answer));
			assertNotNull(test.connection("h1").submit(Lane.COMMAND, HypervisorConnection::host).get(5, TimeUnit.SECONDS));
		}
	}

	@Test
	void aHangingHostIsFoundOutHoweverManyRequestsWait() throws Exception {
		try (TestEngine test = engine()) {
			test.connectAll();
			HostConnection h1 = test.connection("h1");
			faults.hang();
			List<CompletableFuture<DomainRecord>> asked = new java.util.ArrayList<>();
			for (int i = 0; i < 40; i++)
				asked.add(h1.submit(Lane.CONTROL, live -> live.domains().get(0)));
			assertEquals(ErrorCode.BUSY, code(asked.get(39)));
			test.awaitState("h1", ConnectionState.DEGRADED);
			TimeUnit.MILLISECONDS.sleep(500);
			assertEquals(ConnectionState.DEGRADED, h1.status().state());
			faults.release();
			test.awaitState("h1", ConnectionState.ACTIVE);
		}
	}
}
