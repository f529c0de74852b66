// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;

import org.orrery.engine.annotation.AnnotationChange;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about one kind of annotation. */
@Command
final class AnnotationGroup implements Runnable {
	@Spec
	private CommandSpec spec;

	private AnnotationGroup() {
	}

	static CommandLine tag(Invocation invocation) {
		return new CommandLine(new AnnotationGroup())
				.addSubcommand("add", new AnnotateCommand(invocation, true, tags -> AnnotationChange.tags(AnnotateCommand.tags(tags), List.of()))) //$NON-NLS-1$
				.addSubcommand("remove", new AnnotateCommand(invocation, true, tags -> AnnotationChange.tags(List.of(), AnnotateCommand.tags(tags)))); //$NON-NLS-1$
	}

	static CommandLine folder(Invocation invocation) {
		return new CommandLine(new AnnotationGroup()).addSubcommand("set", new AnnotateCommand(invocation, true, AnnotationChange::toFolder)) //$NON-NLS-1$
				.addSubcommand("clear", new AnnotateCommand(invocation, false, AnnotationChange::toFolder)); //$NON-NLS-1$
	}

	static CommandLine note(Invocation invocation) {
		return new CommandLine(new AnnotationGroup())
				.addSubcommand("set", new AnnotateCommand(invocation, true, text -> AnnotationChange.notes(text, null))) //$NON-NLS-1$
				.addSubcommand("clear", new AnnotateCommand(invocation, false, text -> AnnotationChange.notes(text, null))); //$NON-NLS-1$
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.bind(Messages.AnnotationGroup_what, String.join(", ", spec.subcommands().keySet()))); //$NON-NLS-1$
	}
}
