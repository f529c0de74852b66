// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.orrery.model.AtomicFile;

/**
 * What people ask of a running queue of migrations: small files per task in the data folder, so that any console or command may ask and the
 * process that runs the queue sees it within a second. A missing file means: go on, with the limits of the task. Thread-safe; blocks on the
 * disk.
 */
public final class QueueControls {
	/** What a queue is to do. What runs already goes on to its end in each case. */
	public enum Wish {
		GO_ON,
		/** Begin nothing until told to go on. */
		PAUSE,
		/** Begin nothing any more; the task ends when what runs has ended. */
		STOP
	}

	/** @param who asked for it, empty when nobody did */
	public record State(Wish wish, String who) {
	}

	private static final State NOTHING_ASKED = new State(Wish.GO_ON, ""); //$NON-NLS-1$

	private final Path folder;

	/** @param folder made when somebody asks for something */
	public QueueControls(Path folder) {
		this.folder = folder;
	}

	/** @throws IOException naming the file, when it cannot be written */
	public void ask(String task, Wish wish, String who) throws IOException {
		try {
			if (wish == Wish.GO_ON)
				Files.deleteIfExists(file(task));
			else
				AtomicFile.write(file(task), (wish + " " + who).getBytes(StandardCharsets.UTF_8)); //$NON-NLS-1$
		} catch (IOException e) {
			throw new IOException(Messages.bind(Messages.QueueControls_unwritable, file(task), e.getMessage()), e);
		}
	}

	/** What nobody can read or understand asks for nothing. */
	public State of(String task) {
		try {
			String[] parts = Files.readString(file(task)).strip().split(" ", 2); //$NON-NLS-1$
			return new State(Wish.valueOf(parts[0]), parts.length > 1 ? parts[1] : ""); //$NON-NLS-1$
		} catch (NoSuchFileException e) {
			return NOTHING_ASKED;
		} catch (IOException | IllegalArgumentException e) {
			System.getLogger(QueueControls.class.getName()).log(Level.WARNING, "not understood: " + file(task), e); //$NON-NLS-1$
			return NOTHING_ASKED;
		}
	}

	/** From now on; what runs already goes on. @throws IOException naming the file, when it cannot be written */
	public void limit(String task, BulkLimits limits) throws IOException {
		new BulkSettings(limitsFile(task)).remember(limits);
	}

	/** Empty when nobody changed them, or what is written there cannot be understood, which is logged. */
	public Optional<BulkLimits> limits(String task) {
		try {
			return Files.exists(limitsFile(task)) ? Optional.of(new BulkSettings(limitsFile(task)).limits()) : Optional.empty();
		} catch (IOException e) {
			System.getLogger(QueueControls.class.getName()).log(Level.WARNING, e.getMessage(), e);
			return Optional.empty();
		}
	}

	/** The queue has ended. */
	void forget(String task) {
		for (Path file : List.of(file(task), limitsFile(task))) {
			try {
				Files.deleteIfExists(file);
			} catch (IOException e) {
				System.getLogger(QueueControls.class.getName()).log(Level.WARNING, "not removed: " + file, e); //$NON-NLS-1$
			}
		}
	}

	private Path limitsFile(String task) {
		return folder.resolve(task + ".limits"); //$NON-NLS-1$
	}

	private Path file(String task) {
		return folder.resolve(task);
	}
}
