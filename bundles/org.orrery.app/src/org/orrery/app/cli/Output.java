// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What a command prints. Results go to standard output, and with {@code --json} that is exactly one document; warnings, errors and
 * progress go to standard error, with {@code --json} one object a line. Thread-safe.
 */
final class Output {
	private static final Gson DOCUMENT = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
	private static final Gson LINE = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
	private static final String INDENT = "  "; //$NON-NLS-1$

	private final Terminal terminal;
	private final GlobalOptions options;

	Output(Terminal terminal, GlobalOptions options) {
		this.terminal = terminal;
		this.options = options;
	}

	boolean json() {
		return options.json;
	}

	boolean quiet() {
		return options.quiet;
	}

	boolean outColoured() {
		return terminal.outIsTerminal() && !options.noColor;
	}

	boolean errColoured() {
		return terminal.errIsTerminal() && !options.noColor;
	}

	Terminal terminal() {
		return terminal;
	}

	/** The result as text; not used with {@code --json}. */
	void print(String text) {
		out().println(text);
	}

	/** A result that only says what was asked for: left out with {@code --quiet}. */
	void say(String text) {
		if (!options.quiet)
			out().println(text);
	}

	void print(Table table) {
		int columns = terminal.outIsTerminal() ? terminal.columns() : Integer.MAX_VALUE;
		table.lines(columns, outColoured()).forEach(out()::println);
	}

	/** The one or the other, as was asked for. */
	void print(Supplier<JsonElement> document, Runnable text) {
		if (options.json)
			print(document.get());
		else
			text.run();
	}

	void print(JsonElement document) {
		out().println(DOCUMENT.toJson(document));
	}

	/** One line of JSON to standard error. */
	void event(JsonObject event) {
		err().println(LINE.toJson(event));
	}

	void warn(String message, String remedy) {
		if (options.json)
			event(problem("warning", message, remedy, "")); //$NON-NLS-1$ //$NON-NLS-2$
		else
			problem(Style.WARNING, Messages.Output_warning, message, remedy, ""); //$NON-NLS-1$
	}

	void error(CommandFailure failure) {
		if (options.json) {
			JsonObject event = problem("error", failure.getMessage(), failure.remedy(), failure.detail()); //$NON-NLS-1$
			event.addProperty("exitCode", failure.exitCode().number()); //$NON-NLS-1$
			event(event);
		} else {
			problem(Style.BAD, Messages.Output_error, failure.getMessage(), failure.remedy(), failure.detail());
		}
	}

	/** More about the line before, to standard error. */
	void note(String text) {
		if (!options.json && !text.isEmpty())
			err().println(INDENT + text);
	}

	private void problem(Style style, String word, String message, String remedy, String detail) {
		err().println(style.paint(word, errColoured()) + ' ' + message);
		note(remedy);
		if (!detail.isEmpty() && !message.contains(detail))
			note(Messages.bind(Messages.Output_detail, detail));
	}

	private static JsonObject problem(String kind, String message, String remedy, String detail) {
		JsonObject event = new JsonObject();
		event.addProperty("event", kind); //$NON-NLS-1$
		event.addProperty("message", message); //$NON-NLS-1$
		event.addProperty("remedy", remedy); //$NON-NLS-1$
		event.addProperty("detail", detail); //$NON-NLS-1$
		return event;
	}

	private PrintWriter out() {
		return terminal.out();
	}

	private PrintWriter err() {
		return terminal.err();
	}
}
