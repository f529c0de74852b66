// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.Optional;

/**
 * Asks whoever sits in front for what a connection needs. Called on the thread that opens the connection, never on the UI or
 * event-loop thread; may block until the person answered.
 */
@FunctionalInterface
public interface CredentialPrompt {
	/** One thing to ask. {@code secret}: do not echo, do not log, do not store in the clear. */
	record Question(Kind kind, String prompt, String defaultAnswer, boolean secret) {
	}

	enum Kind {
		USER_NAME, PASSWORD, REALM, ECHO_PROMPT, NO_ECHO_PROMPT, EXTERNAL
	}

	/** Answers in the order of the questions, as characters that the caller wipes; empty when the person declined. */
	Optional<List<char[]>> ask(HypervisorUri uri, List<Question> questions);

	/** Declines everything: for unattended use. */
	CredentialPrompt NONE = (uri, questions) -> Optional.empty();
}
