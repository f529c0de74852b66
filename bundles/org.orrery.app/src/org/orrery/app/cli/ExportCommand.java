// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.orrery.app.TopologyPicture;
import org.orrery.app.TopologyPicture.NoDisplayException;
import org.orrery.engine.audit.TaskExport;
import org.orrery.engine.audit.TaskQuery;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.imports.HostTable;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.AtomicFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery export}: the record of tasks, the picture of the topology and the saved hosts for other programs. */
@Command(name = "export")
final class ExportCommand implements Runnable {
	/** Words of {@code --format}. */
	enum Format {
		csv(TaskExport.CSV), json(TaskExport.JSON);

		private final TaskExport export;

		Format(TaskExport export) {
			this.export = export;
		}
	}

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	ExportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.ExportCommand_what);
	}

	@Command(name = "tasks")
	int tasks(@Option(names = "--format", paramLabel = "csv|json") Format format, @Option(names = "--output", paramLabel = "FILE") Path file,
			@Mixin TaskFilters filters) throws CommandFailure {
		requireFolder(file);
		TaskQuery query = filters.query(invocation.surroundings().clock());
		Format chosen = format == null ? invocation.output().json() ? Format.json : Format.csv : format;
		try (Session session = Session.open(invocation)) {
			List<TaskRecord> tasks = session.engine().tasks().all().stream().filter(query::matches).toList();
			write(chosen.export.text(tasks), file);
			return session.ownTrouble().number();
		}
	}

	@Command(name = "topology")
	int topology(@Parameters(paramLabel = "FILE", descriptionKey = "pictureFile") Path file, @Option(names = "--dark") boolean dark) throws CommandFailure {
		requireFolder(file);
		try (Session session = Session.reach(invocation)) {
			new TopologyPicture(invocation.dataFolder(), problem -> invocation.output().warn(problem, "")) //$NON-NLS-1$
					.write(session.engine(), session.hosts(), file.toAbsolutePath(), dark);
			return session.warnOfMissing().number();
		} catch (IOException e) {
			throw unwritable(file, e);
		} catch (NoDisplayException e) {
			throw new CommandFailure(ExitCode.ENVIRONMENT, Messages.ExportCommand_noDisplay, Messages.ExportCommand_noDisplayRemedy, e.getMessage(), e);
		}
	}

	@Command(name = "connections")
	int connections(@Option(names = "--output", paramLabel = "FILE") Path file) throws CommandFailure {
		requireFolder(file);
		try (Session session = Session.open(invocation)) {
			List<ConnectionDefinition> saved = session.engine().connections().all().stream().map(HostConnection::definition).toList();
			if (file == null && invocation.output().json())
				invocation.output().print(Json.array(saved, InventoryJson::connection));
			else
				write(HostTable.format(saved), file);
			return session.ownTrouble().number();
		}
	}

	private void write(String text, Path file) throws CommandFailure {
		if (file == null) {
			invocation.output().print(text.stripTrailing());
			return;
		}
		try {
			AtomicFile.write(file.toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw unwritable(file, e);
		}
	}

	/** Before any host is asked: a folder that nobody made is more likely a slip than a wish. @param file null: none is wanted */
	static void requireFolder(Path file) throws CommandFailure {
		Path folder = file == null ? null : file.toAbsolutePath().getParent();
		if (folder != null && !Files.isDirectory(folder))
			throw new CommandFailure(ExitCode.ENVIRONMENT, Messages.bind(Messages.ExportCommand_noFolder, file, folder),
					Messages.bind(Messages.ExportCommand_noFolderRemedy, folder));
	}

	static CommandFailure unwritable(Path file, IOException e) {
		return new CommandFailure(ExitCode.ENVIRONMENT, Messages.bind(Messages.ExportCommand_unwritable, file, e.getMessage()),
				Messages.ExportCommand_unwritableRemedy, "", e); //$NON-NLS-1$
	}
}
