// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.connection.imports.HostEntry;
import org.orrery.engine.connection.imports.HostImport;
import org.orrery.engine.connection.imports.HostList;
import org.orrery.engine.connection.imports.HostSource;
import org.orrery.engine.connection.imports.ImportCandidate;
import org.orrery.engine.connection.imports.LocalLists;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery import}: saves the hosts that another program or a table knows. Asks no host and writes nothing but the saved connections. */
@Command(name = "import")
final class ImportCommand implements Runnable {
	/** Options of every source. */
	static final class Wish {
		@Option(names = "--dry-run", descriptionKey = "import.dry-run")
		private boolean dryRun;
		@Option(names = "--group", paramLabel = "PATH", defaultValue = "", descriptionKey = "import.group")
		private String group;
	}

	@FunctionalInterface
	private interface Source {
		HostList read() throws IOException;
	}

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	ImportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.ImportCommand_what);
	}

	@Command(name = "virt-manager")
	int virtManager(@Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "import.dump") Path file, @Mixin Wish wish) throws CommandFailure {
		return from(file == null ? LocalLists.ofThisAccount()::virtManager : () -> HostSource.VIRT_MANAGER.read(file), wish);
	}

	@Command(name = "libvirt")
	int libvirt(@Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "import.configuration") Path file, @Mixin Wish wish) throws CommandFailure {
		return from(file == null ? LocalLists.ofThisAccount()::libvirt : () -> HostSource.LIBVIRT.read(file), wish);
	}

	@Command(name = "csv")
	int csv(@Parameters(paramLabel = "FILE", descriptionKey = "import.table") Path file, @Mixin Wish wish) throws CommandFailure {
		return from(() -> HostSource.CSV.read(file), wish);
	}

	private int from(Source source, Wish wish) throws CommandFailure {
		HostList list = read(source);
		try (Session session = Session.open(invocation)) {
			List<ImportCandidate> candidates = HostImport.candidates(list, session.engine().connections(), wish.group);
			List<ImportCandidate> fresh = candidates.stream().filter(ImportCandidate::isNew).toList();
			if (!wish.dryRun && !fresh.isEmpty())
				session.engine().connections().addAll(fresh.stream().map(ImportCandidate::definition).toList());
			list.problems().forEach(problem -> invocation.output().warn(problem, "")); //$NON-NLS-1$
			print(list, candidates, wish.dryRun);
			boolean understood = list.problems().isEmpty() && candidates.stream().noneMatch(one -> one.verdict() == ImportCandidate.Verdict.REFUSED);
			return (understood ? session.ownTrouble() : ExitCode.FAILED).number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		} catch (IllegalArgumentException e) { // somebody else saved one of them meanwhile
			throw new CommandFailure(ExitCode.FAILED, e.getMessage(), Messages.ImportCommand_again, "", e); //$NON-NLS-1$
		}
	}

	private static HostList read(Source source) throws CommandFailure {
		try {
			return source.read();
		} catch (IOException e) {
			throw new CommandFailure(ExitCode.NOT_FOUND, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private void print(HostList list, List<ImportCandidate> candidates, boolean dryRun) {
		Output output = invocation.output();
		output.print(() -> new Json().put("source", list.place()).put("dryRun", dryRun).put("hosts", candidates, one -> json(one, dryRun)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("problems", list.problems()).object(), () -> { //$NON-NLS-1$
					if (!candidates.isEmpty())
						output.print(table(candidates));
					long fresh = candidates.stream().filter(ImportCandidate::isNew).count();
					output.say(Messages.bind(dryRun ? Messages.ImportCommand_wouldSave : Messages.ImportCommand_saved,
							new Object[] { fresh, candidates.size(), list.place() }));
				});
	}

	private static JsonObject json(ImportCandidate candidate, boolean dryRun) {
		HostEntry entry = candidate.entry();
		return new Json().put("line", entry.line()).put("uri", entry.uri()).put("label", entry.label()).put("datacenter", entry.datacenter()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("folders", entry.folders()).put("cluster", entry.cluster()).put("autoConnect", entry.autoConnect()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("verdict", candidate.verdict()).put("reason", candidate.reason()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("saved", candidate.isNew() && !dryRun).object(); //$NON-NLS-1$
	}

	private static Table table(List<ImportCandidate> candidates) {
		Table table = new Table(Column.right(Messages.Column_line), Column.left(Messages.Column_verdict), Column.left(Messages.Column_uri),
				Column.left(Messages.Column_label), Column.left(Messages.Column_reason));
		for (ImportCandidate one : candidates)
			table.add(Cell.of(one.entry().line() == 0 ? Shown.UNKNOWN : String.valueOf(one.entry().line())),
					new Cell(word(one.verdict()), one.verdict() == ImportCandidate.Verdict.REFUSED ? Style.BAD : Style.PLAIN),
					Cell.of(one.entry().uri()), Cell.of(one.entry().label()), Cell.of(one.reason()));
		return table;
	}

	private static String word(ImportCandidate.Verdict verdict) {
		return switch (verdict) {
		case NEW -> Messages.ImportCommand_new;
		case KNOWN -> Messages.ImportCommand_known;
		case DUPLICATE -> Messages.ImportCommand_duplicate;
		case REFUSED -> Messages.ImportCommand_refused;
		};
	}
}
