// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Where rules and alarms are kept, and whose turn it is: several processes of Orrery share it. Blocks on the disk. Thread-safe. */
final class AlarmFolder implements AutoCloseable {
	private static final long LOCK_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
	/** A file lock belongs to the whole process: the threads of this one take turns here. */
	private static final Object PROCESS = new Object();

	/** Work on files. */
	@FunctionalInterface
	interface Work<T> {
		T run() throws IOException;
	}

	private final Path path;
	private FileChannel watching;

	AlarmFolder(Path path) {
		this.path = path;
	}

	Path path() {
		return path;
	}

	/** Runs the work while no other process does. */
	<T> T locked(Work<T> work) throws IOException {
		Files.createDirectories(path);
		synchronized (PROCESS) {
			try (FileChannel channel = open("write.lock"); FileLock held = acquire(channel)) { //$NON-NLS-1$
				return work.run();
			}
		}
	}

	private FileChannel open(String name) throws IOException {
		return FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	/** Java offers no lock with a time limit: asking again is all there is. */
	private static FileLock acquire(FileChannel channel) throws IOException {
		long end = System.nanoTime() + LOCK_LIMIT_NANOS;
		FileLock held = channel.tryLock();
		while (held == null && System.nanoTime() < end) {
			try {
				TimeUnit.MILLISECONDS.sleep(20);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new java.io.InterruptedIOException();
			}
			held = channel.tryLock();
		}
		if (held == null)
			throw new IOException(channel.toString());
		return held;
	}

	/** Becomes the one that evaluates, unless another process is. */
	synchronized boolean claim() throws IOException {
		if (watching != null)
			return true;
		watching = tryClaim();
		return watching != null;
	}

	/** Whether anybody evaluates, this process or another. */
	synchronized boolean isClaimed() {
		if (watching != null)
			return true;
		try {
			if (!Files.exists(path))
				return false;
			FileChannel free = tryClaim();
			if (free != null)
				free.close();
			return free == null;
		} catch (IOException e) {
			return false;
		}
	}

	private FileChannel tryClaim() throws IOException {
		Files.createDirectories(path);
		FileChannel channel = open("watch.lock"); //$NON-NLS-1$
		try {
			if (channel.tryLock() != null)
				return channel;
		} catch (OverlappingFileLockException e) { // another engine of this process
			System.getLogger(AlarmFolder.class.getName()).log(System.Logger.Level.DEBUG, "watched in this process", e); //$NON-NLS-1$
		}
		channel.close();
		return null;
	}

	@Override
	public synchronized void close() throws IOException {
		if (watching != null)
			watching.close();
		watching = null;
	}
}
