// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.eclipse.osgi.util.NLS;
import org.orrery.model.AtomicFile;

/**
 * The saved connections: {@code connections.json} in the data folder. Several consoles and commands may use the folder at once: every
 * change reads the file again under a lock, so that none undoes another's. Nothing unreadable is overwritten before it was kept aside.
 * Thread-safe; blocks on the disk.
 */
final class ConnectionStore {
	private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);
	/** A file lock belongs to the whole process: the threads of this one take turns here. */
	private static final Object PROCESS = new Object();

	/** @param problems what could not be read, one sentence each with the remedy */
	record Contents(List<ConnectionDefinition> connections, List<String> problems) {
	}

	private final Path file;
	private final Path lockFile;

	ConnectionStore(Path dataFolder) {
		file = dataFolder.resolve("connections.json"); //$NON-NLS-1$
		lockFile = dataFolder.resolve("connections.lock"); //$NON-NLS-1$
	}

	/** @throws IOException naming file, cause and remedy, when the file is there but nothing may be done with it */
	Contents load() throws IOException {
		synchronized (PROCESS) {
			try (FileChannel channel = lock(); FileLock held = acquire(channel)) {
				return read();
			}
		}
	}

	/** Reads what is there now, changes it, writes it. @return the connections as they are now */
	Contents change(UnaryOperator<List<ConnectionDefinition>> change) throws IOException {
		synchronized (PROCESS) {
			try (FileChannel channel = lock(); FileLock held = acquire(channel)) {
				Contents before = read();
				List<ConnectionDefinition> after = change.apply(new ArrayList<>(before.connections()));
				write(after);
				return new Contents(List.copyOf(after), before.problems());
			}
		}
	}

	private FileChannel lock() throws IOException {
		try {
			return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		} catch (IOException e) {
			throw unwritable(lockFile, e);
		}
	}

	private FileLock acquire(FileChannel channel) throws IOException {
		long end = System.nanoTime() + LOCK_LIMIT.toNanos();
		FileLock held = channel.tryLock();
		while (held == null) {
			if (System.nanoTime() > end)
				throw new IOException(NLS.bind(Messages.ConnectionStore_locked, file, LOCK_LIMIT.toSeconds()));
			pause();
			held = channel.tryLock();
		}
		return held;
	}

	/** Java offers no lock with a time limit: asking again is all there is. */
	private static void pause() throws IOException {
		try {
			TimeUnit.MILLISECONDS.sleep(20);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new java.io.InterruptedIOException();
		}
	}

	private Contents read() throws IOException {
		if (!Files.exists(file))
			return new Contents(List.of(), List.of());
		String text;
		try {
			text = Files.readString(file, StandardCharsets.UTF_8);
		} catch (java.nio.charset.MalformedInputException e) {
			text = Files.readString(file, StandardCharsets.ISO_8859_1); // read on: the parser names the place
		} catch (IOException e) {
			throw new IOException(NLS.bind(Messages.ConnectionStore_unreadable, file, words(e)), e);
		}
		try {
			ConnectionJson.Parsed parsed = ConnectionJson.parse(text, file.toString());
			return new Contents(parsed.connections(), problems(parsed));
		} catch (ConnectionJson.MalformedException e) {
			return new Contents(List.of(), List.of(malformed(e)));
		}
	}

	private List<String> problems(ConnectionJson.Parsed parsed) throws IOException {
		if (parsed.refused().isEmpty())
			return List.of();
		Path aside = AtomicFile.keepAside(file);
		// Written without the refused entries at once: otherwise every start would keep one more copy aside.
		write(parsed.connections());
		return parsed.refused().stream()
				.map(entry -> NLS.bind(Messages.ConnectionStore_entry, new Object[] { entry.number(), file, entry.words(), aside })).toList();
	}

	private String malformed(ConnectionJson.MalformedException e) throws IOException {
		Object[] place = { file, e.line(), e.column(), e.getMessage(), null };
		try {
			place[4] = AtomicFile.keepAside(file);
			return NLS.bind(Messages.ConnectionStore_malformed, place);
		} catch (IOException readOnly) {
			throw new IOException(NLS.bind(Messages.ConnectionStore_malformedInPlace, place), readOnly);
		}
	}

	private void write(List<ConnectionDefinition> connections) throws IOException {
		try {
			AtomicFile.write(file, ConnectionJson.format(connections).getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw unwritable(file, e);
		}
	}

	private static IOException unwritable(Path path, IOException cause) {
		return new IOException(NLS.bind(Messages.ConnectionStore_unwritable, path, words(cause)), cause);
	}

	private static String words(IOException e) {
		return e instanceof java.nio.file.AccessDeniedException ? Messages.ConnectionStore_permissionDenied : e.toString();
	}
}
