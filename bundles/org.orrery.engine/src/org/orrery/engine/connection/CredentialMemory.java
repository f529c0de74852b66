// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.HypervisorUri;

/**
 * Asks the person for the credentials of one connection, never for two connections at a time, and keeps answers that worked, in memory
 * only, so that a host which comes back after a break is reached without a person. Thread-safe.
 */
final class CredentialMemory implements CredentialPrompt {
	private final CredentialPrompt person;
	/** One for all connections: a person answers one question after the other. */
	private final ReentrantLock turn;
	private List<Question> asked = List.of();
	private List<char[]> answers = List.of();
	private boolean proven;
	private volatile boolean asking;

	CredentialMemory(CredentialPrompt person, ReentrantLock turn) {
		this.person = person;
		this.turn = turn;
	}

	@Override
	public Optional<List<char[]>> ask(HypervisorUri uri, List<Question> questions) {
		Optional<List<char[]>> known = proven(questions);
		if (known.isPresent())
			return known;
		asking = true;
		turn.lock();
		try {
			Optional<List<char[]>> given = person.ask(uri, questions);
			given.ifPresent(fresh -> remember(questions, fresh));
			return given;
		} finally {
			turn.unlock();
			asking = false;
		}
	}

	/** A person is being asked, or waits to be: the attempt takes as long as it takes. */
	boolean isAsking() {
		return asking;
	}

	private synchronized Optional<List<char[]>> proven(List<Question> questions) {
		return proven && asked.equals(questions) ? Optional.of(copy(answers)) : Optional.empty();
	}

	private synchronized void remember(List<Question> questions, List<char[]> fresh) {
		wipe();
		asked = List.copyOf(questions);
		answers = copy(fresh);
	}

	/** The host accepted them. */
	synchronized void prove() {
		proven = !answers.isEmpty();
	}

	/** The host refused them, or nobody wants the connection any more. */
	synchronized void wipe() {
		answers.forEach(secret -> Arrays.fill(secret, '\0'));
		answers = List.of();
		proven = false;
	}

	private static List<char[]> copy(List<char[]> secrets) {
		List<char[]> copies = new ArrayList<>();
		secrets.forEach(secret -> copies.add(secret.clone()));
		return copies;
	}
}
