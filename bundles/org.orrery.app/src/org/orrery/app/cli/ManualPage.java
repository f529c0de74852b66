// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and their options as a manual page, followed by the sections of {@code manual.roff} (exit codes, JSON, files). */
final class ManualPage {
	private final CommandSpec root;
	private final StringBuilder page = new StringBuilder();

	ManualPage(CommandSpec root) {
		this.root = root;
	}

	String roff() {
		line(".TH ORRERY 1 \"\" \"Orrery\" \"" + escape(Messages.ManualPage_book) + '"'); //$NON-NLS-1$
		line(".SH " + Messages.ManualPage_name); //$NON-NLS-1$
		line(escape("orrery - " + String.join(" ", root.usageMessage().header()))); //$NON-NLS-1$ //$NON-NLS-2$
		line(".SH " + Messages.ManualPage_synopsis); //$NON-NLS-1$
		line(".B orrery\n.br\n.B orrery\n.I COMMAND\n[\\fIARGUMENTS\\fR]"); //$NON-NLS-1$
		line(".SH " + Messages.ManualPage_description); //$NON-NLS-1$
		for (String paragraph : root.usageMessage().description())
			line(escape(paragraph) + "\n.PP"); //$NON-NLS-1$
		line(".SH " + Messages.ManualPage_commands); //$NON-NLS-1$
		root.subcommands().values().stream().distinct().map(CommandLine::getCommandSpec).forEach(this::command);
		line(".SH " + Messages.ManualPage_options); //$NON-NLS-1$
		root.options().forEach(this::option);
		page.append(rest());
		return page.toString();
	}

	private void command(CommandSpec command) {
		if (command.usageMessage().hidden())
			return;
		List<CommandSpec> below = command.subcommands().values().stream().distinct().map(CommandLine::getCommandSpec).toList();
		if (!below.isEmpty()) {
			below.forEach(this::command);
			return;
		}
		line(".SS " + synopsis(command)); //$NON-NLS-1$
		line(escape(String.join(" ", command.usageMessage().header()))); //$NON-NLS-1$
		for (String paragraph : command.usageMessage().description())
			line(".PP\n" + escape(paragraph)); //$NON-NLS-1$
		command.positionalParameters().stream().filter(parameter -> parameter.description().length > 0).forEach(this::parameter);
		command.options().stream().filter(option -> !option.inherited() && !isHelp(option)).forEach(this::option);
	}

	private static boolean isHelp(OptionSpec option) {
		return option.usageHelp() || option.versionHelp();
	}

	private static String synopsis(CommandSpec command) {
		StringBuilder text = new StringBuilder("\\fB").append(escape(command.qualifiedName())).append("\\fR"); //$NON-NLS-1$ //$NON-NLS-2$
		if (command.options().stream().anyMatch(option -> !option.inherited() && !isHelp(option)))
			text.append(" [\\fIOPTIONS\\fR]"); //$NON-NLS-1$
		for (PositionalParamSpec parameter : command.positionalParameters())
			text.append(" \\fI").append(escape(parameter.paramLabel())).append("\\fR").append(parameter.arity().max() > 1 ? "..." : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return text.toString();
	}

	private void parameter(PositionalParamSpec parameter) {
		line(".TP\n\\fI" + escape(parameter.paramLabel()) + "\\fR\n" + described(parameter)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void option(OptionSpec option) {
		if (option.hidden())
			return;
		String value = option.typeInfo().isBoolean() ? "" : " \\fI" + escape(option.paramLabel()) + "\\fR"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		line(".TP\n\\fB" + escape(String.join(", ", option.names())) + "\\fR" + value + '\n' + described(option)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static String described(ArgSpec argument) {
		return escape(String.join(" ", argument.description())); //$NON-NLS-1$
	}

	private static String rest() {
		try (InputStream text = ManualPage.class.getResourceAsStream("manual.roff")) { //$NON-NLS-1$
			return new String(text.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void line(String text) {
		page.append(text).append('\n');
	}

	/** Hyphens of options shall be copyable; a dot at the beginning of a line would be a request. */
	private static String escape(String text) {
		String escaped = text.replace("%n", "\n").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
		return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
