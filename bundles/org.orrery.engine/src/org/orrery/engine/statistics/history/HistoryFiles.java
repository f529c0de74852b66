// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.SubjectKey;
import org.orrery.model.AtomicFile;

/** All files of a data folder, one writer at a time. Blocks on the disk. Thread-safe. */
final class HistoryFiles implements AutoCloseable {
	private static final String LOCK = "writer.lock"; //$NON-NLS-1$
	private static final String SUFFIX = ".rrd"; //$NON-NLS-1$

	private final Path folder;
	private FileChannel lockChannel;
	private FileLock lock;
	private int setAside;
	private String firstAside = ""; //$NON-NLS-1$
	private String unwritable = ""; //$NON-NLS-1$

	HistoryFiles(Path folder) {
		this.folder = folder;
	}

	/** Whether this is the one process that writes; becomes it when there is none. */
	synchronized boolean claim() {
		if (lock != null)
			return true;
		try {
			Files.createDirectories(folder);
			lockChannel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			lock = lockChannel.tryLock();
			unwritable = ""; //$NON-NLS-1$
		} catch (OverlappingFileLockException taken) { // by another engine of this process
			lock = null;
		} catch (IOException e) {
			lock = null;
			unwritable = words(e);
		}
		if (lock == null)
			close();
		return lock != null;
	}

	Path path(SubjectKey key) {
		UUID name = switch (key.kind()) {
		case VM -> UUID.fromString(key.id());
		default -> UUID.nameUUIDFromBytes(key.id().getBytes(StandardCharsets.UTF_8)); // ids of places hold what no file name may
		};
		String text = name.toString();
		return folder.resolve(key.kind().name().toLowerCase(Locale.ROOT)).resolve(text.substring(0, 2)).resolve(text + SUFFIX);
	}

	/**
	 * @param latest seconds that a file may already hold
	 * @return false when the disk did not take it: to be tried again later
	 */
	synchronized boolean append(SubjectKey key, Rows rows, long latest) {
		Path path = path(key);
		HistoryFile file = new HistoryFile(path, key);
		try {
			try {
				file.append(rows, latest);
			} catch (HistoryFile.DamagedException e) {
				keepAside(path, e);
				file.append(rows, latest);
			}
			unwritable = ""; //$NON-NLS-1$
			return true;
		} catch (IOException e) {
			unwritable = words(e);
			return false;
		}
	}

	private void keepAside(Path path, HistoryFile.DamagedException e) throws IOException {
		AtomicFile.keepAside(path);
		if (setAside++ == 0)
			firstAside = path + ": " + e.getMessage(); //$NON-NLS-1$
	}

	/** What cannot be read is empty; the writer sets it aside. */
	synchronized HistoryFile.Found fetch(SubjectKey key, Metric metric, long fromSeconds, long toSeconds) throws IOException {
		return new HistoryFile(path(key), key).fetch(metric, fromSeconds, toSeconds);
	}

	/**
	 * Removes what has not been measured for as long as anything is kept, counted from the newest file: a clock that is wrong removes
	 * nothing.
	 */
	void forgetOld() throws IOException {
		if (!Files.isDirectory(folder))
			return;
		List<Path> files = new ArrayList<>();
		try (Stream<Path> all = Files.walk(folder, 3)) {
			all.filter(file -> file.getFileName().toString().contains(SUFFIX) && Files.isRegularFile(file)).forEach(files::add);
		}
		long newest = 0;
		for (Path file : files)
			newest = Math.max(newest, modified(file));
		for (Path file : files)
			if (modified(file) < newest - HistoryLayout.KEPT.toMillis())
				Files.deleteIfExists(file);
	}

	private static long modified(Path file) {
		try {
			return Files.getLastModifiedTime(file).toMillis();
		} catch (IOException e) {
			return FileTime.fromMillis(Long.MAX_VALUE).toMillis(); // gone already, or not to be judged
		}
	}

	private static String words(IOException e) {
		return e.getMessage() == null ? e.toString() : e.getClass().getSimpleName() + ": " + e.getMessage(); //$NON-NLS-1$
	}

	/** One sentence each, with the remedy. */
	synchronized List<String> problems() {
		List<String> problems = new ArrayList<>();
		if (setAside > 0)
			problems.add(NLS.bind(Messages.Files_setAside, setAside, firstAside));
		if (!unwritable.isEmpty())
			problems.add(NLS.bind(Messages.Files_unwritable, folder, unwritable));
		return problems;
	}

	@Override
	public synchronized void close() {
		try {
			if (lockChannel != null)
				lockChannel.close(); // releases the lock
		} catch (IOException e) {
			unwritable = words(e);
		}
		lockChannel = null;
		lock = null;
	}
}
