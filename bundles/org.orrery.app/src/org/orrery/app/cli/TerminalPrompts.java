// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.HypervisorUri;

/** Asks on the terminal, one question at a time however many hosts ask at once. Without a person it declines everything. Thread-safe. */
final class TerminalPrompts implements UserPrompts {
	private final Optional<Terminal.Keyboard> keyboard;

	TerminalPrompts(Optional<Terminal.Keyboard> keyboard) {
		this.keyboard = keyboard;
	}

	@Override
	public synchronized Optional<List<char[]>> ask(HypervisorUri uri, List<Question> questions) {
		if (keyboard.isEmpty())
			return Optional.empty();
		List<char[]> answers = new ArrayList<>();
		for (Question question : questions) {
			char[] answer = ask(keyboard.get(), uri, question);
			if (answer == null) {
				answers.forEach(given -> Arrays.fill(given, '\0'));
				return Optional.empty();
			}
			answers.add(answer);
		}
		return Optional.of(answers);
	}

	private static char[] ask(Terminal.Keyboard keys, HypervisorUri uri, Question question) {
		String words = question.prompt().strip().replaceFirst(":$", ""); //$NON-NLS-1$ //$NON-NLS-2$
		if (question.secret())
			return keys.readSecret(NLS.bind(Messages.TerminalPrompts_question, words, uri));
		String known = question.defaultAnswer() == null ? "" : question.defaultAnswer(); //$NON-NLS-1$
		String answer = keys.readLine(known.isEmpty() ? NLS.bind(Messages.TerminalPrompts_question, words, uri)
				: NLS.bind(Messages.TerminalPrompts_questionWithDefault, new Object[] { words, uri, known }));
		if (answer == null)
			return null;
		return (answer.isBlank() ? known : answer.strip()).toCharArray();
	}

	/** Enter alone means yes: the verb was typed already. */
	@Override
	public synchronized boolean confirm(String title, String question, String confirmVerb) {
		if (keyboard.isEmpty())
			return false;
		String answer = keyboard.get().readLine(NLS.bind(Messages.TerminalPrompts_confirm, new Object[] { title, question, confirmVerb }));
		return answer != null && (answer.isBlank() || answer.strip().toLowerCase(Locale.ROOT).startsWith("y")); //$NON-NLS-1$
	}
}
