// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.CredentialPrompt.Kind;
import org.orrery.hypervisor.CredentialPrompt.Question;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;

/** The test driver asks for name and password when its host file has an {@code <auth>} section. */
class CredentialsTest {
	private static final String PASSWORD = "p\u00e4ss \uD83D\uDD11 w\u00f6rd";

	@TempDir
	Path folder;
	private String uri;

	@BeforeEach
	void writeHost() throws IOException {
		uri = TestHypervisor.host(folder, "<auth><user password='" + PASSWORD + "'>admin</user></auth>"
				+ TestHypervisor.domain("vm", UUID.randomUUID()));
	}

	/** Answers with a name and a password and remembers the questions and its answers. */
	private static final class Answers implements CredentialPrompt {
		final List<Question> questions = Collections.synchronizedList(new ArrayList<>());
		final List<char[]> given = Collections.synchronizedList(new ArrayList<>());
		private final String name;
		private final String password;

		Answers(String name, String password) {
			this.name = name;
			this.password = password;
		}

		@Override
		public Optional<List<char[]>> ask(HypervisorUri uri, List<Question> asked) {
			questions.addAll(asked);
			List<char[]> answers = asked.stream().map(question -> (question.secret() ? password : name).toCharArray()).toList();
			given.addAll(answers);
			return Optional.of(answers);
		}
	}

	private HypervisorConnection open(CredentialPrompt prompt) throws HypervisorException {
		return TestHypervisor.open(uri, OpenOptions.defaults().withCredentials(prompt));
	}

	@Test
	void theRightAnswersOpenAndAreWiped() throws HypervisorException {
		Answers answers = new Answers("admin", PASSWORD);
		try (HypervisorConnection connection = open(answers)) {
			assertEquals("vm", connection.domains().get(0).name());
		}
		assertEquals(List.of(Kind.USER_NAME, Kind.PASSWORD), answers.questions.stream().map(Question::kind).toList());
		assertFalse(answers.questions.get(0).secret());
		assertTrue(answers.questions.get(1).secret());
		for (char[] given : answers.given)
			assertArrayEquals(new char[given.length], given, "answers must be wiped");
	}

	@Test
	void aHundredOpensDoNotHarmTheHeap() throws HypervisorException {
		for (int i = 0; i < 100; i++)
			open(new Answers("admin", PASSWORD)).close();
	}

	@Test
	void aWrongPasswordIsAnAuthenticationFailureWithoutTheSecret() {
		HypervisorException failure = TestHypervisor.failure(ErrorCode.AUTHENTICATION, () -> open(new Answers("admin", "wrong-secret")));
		assertFalse(failure.getMessage().contains("wrong-secret"), failure.getMessage());
	}

	@Test
	void declinedIsAnAuthenticationFailureThatSaysSo() {
		HypervisorException failure = TestHypervisor.failure(ErrorCode.AUTHENTICATION, () -> open(CredentialPrompt.NONE));
		assertTrue(failure.detail().startsWith("The host wants a name or password, and none was given"), failure.detail());
	}

	@Test
	void aPromptThatBreaksCountsAsDeclined() {
		TestHypervisor.failure(ErrorCode.AUTHENTICATION, () -> open((asked, questions) -> {
			throw new IllegalStateException("the dialog broke");
		}));
	}

	@Test
	void theTimeOfThePersonDoesNotCount() throws HypervisorException {
		Answers answers = new Answers("admin", PASSWORD);
		OpenOptions options = OpenOptions.defaults().withTimeout(Duration.ofMillis(300)).withCredentials((asked, questions) -> {
			try {
				Thread.sleep(800);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return answers.ask(asked, questions);
		});
		try (HypervisorConnection connection = TestHypervisor.open(uri, options)) {
			assertTrue(connection.isOpen());
		}
	}
}
