// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A commented shell script that does what a plan says. Every word is quoted, so names may hold anything. */
public final class ShellScript {
	private final StringBuilder text = new StringBuilder();

	/** A comment of one or more lines; nothing in it is ever run. */
	public ShellScript comment(String comment) {
		comment.lines().forEach(line -> text.append("# ").append(line).append('\n')); //$NON-NLS-1$
		return this;
	}

	public ShellScript command(List<String> words) {
		text.append(line(words)).append('\n');
		return this;
	}

	/** One command over several lines, a part each. */
	public ShellScript commandOfParts(List<List<String>> parts) {
		text.append(parts.stream().map(ShellScript::line).collect(Collectors.joining(" \\\n\t"))).append('\n'); //$NON-NLS-1$
		return this;
	}

	/** Only where the command before it succeeded, also when the lines are typed one by one. */
	public ShellScript commandAfter(List<String> words) {
		text.setLength(text.length() - 1);
		text.append(" &&\n"); //$NON-NLS-1$
		return command(words);
	}

	/** What one command prints, changed by another, into a file. */
	public ShellScript filtered(List<String> words, List<String> filter, String file) {
		text.append(line(words)).append(" | ").append(line(filter)).append(" > ").append(quote(file)).append('\n'); //$NON-NLS-1$ //$NON-NLS-2$
		return this;
	}

	/** The same command as a comment, for another way to reach the same. */
	public ShellScript alternative(List<String> words) {
		return comment(line(words));
	}

	/**
	 * A command of Orrery's own command line.
	 *
	 * @param objects as HOST/NAME; what begins with a dash is kept from being taken for an option
	 */
	public static List<String> orrery(String verb, List<String> objects, List<String> options) {
		boolean mistakable = objects.stream().anyMatch(object -> object.startsWith("-")); //$NON-NLS-1$
		List<String> words = new ArrayList<>(List.of("orrery", verb)); //$NON-NLS-1$
		if (!mistakable)
			words.addAll(objects);
		words.addAll(options);
		if (mistakable) {
			words.add("--"); //$NON-NLS-1$
			words.addAll(objects);
		}
		return words;
	}

	/**
	 * A file to save and run, of the scripts of one or several plans in their order. It stops at the first command that fails.
	 *
	 * @param heading comment at the top
	 */
	public static String file(String heading, Collection<String> scripts) {
		ShellScript head = new ShellScript().comment(heading).command(List.of("set", "-e")); //$NON-NLS-1$ //$NON-NLS-2$
		String bodies = scripts.stream().map(String::strip).filter(script -> !script.isEmpty()).collect(Collectors.joining("\n\n")); //$NON-NLS-1$
		return "#!/bin/sh\n" + head + '\n' + bodies + '\n'; //$NON-NLS-1$
	}

	private static String line(List<String> words) {
		return words.stream().map(ShellScript::quote).collect(Collectors.joining(" ")); //$NON-NLS-1$
	}

	/** For a POSIX shell. */
	static String quote(String word) {
		if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) //$NON-NLS-1$
			return word;
		return '\'' + word.replace("'", "'\\''") + '\''; //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
