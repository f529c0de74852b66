// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says whether the process that wrote a journal still lives: it keeps a lock on a file beside it, which the operating system takes away
 * whatever way the process ends. The lock file is opened for nothing else, because closing any channel on it would give the lock up.
 */
final class RunLock implements AutoCloseable {
	private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

	private final Path file;
	private final FileChannel channel;

	private RunLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	static RunLock hold(Path lockFile) throws IOException {
		FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		OF_THIS_PROCESS.add(lockFile);
		try {
			channel.lock();
		} catch (IOException e) {
			// a file system without locks: others go by the process number in the header
			System.getLogger(RunLock.class.getName()).log(System.Logger.Level.WARNING, Messages.bind(Messages.RunLock_noLocks, lockFile), e);
		}
		return new RunLock(lockFile, channel);
	}

	/** @param header of the journal: asked where the file system knows no locks */
	static boolean isHeld(Path lockFile, TaskJson.Header header) {
		if (OF_THIS_PROCESS.contains(lockFile))
			return true;
		if (!Files.exists(lockFile))
			return false;
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
			return lock == null;
		} catch (IOException e) {
			return header != null && processLives(header);
		}
	}

	private static boolean processLives(TaskJson.Header header) {
		return ProcessHandle.of(header.pid()).filter(ProcessHandle::isAlive)
				.map(process -> header.processStarted() == null
						|| process.info().startInstant().map(header.processStarted()::equals).orElse(true))
				.orElse(false);
	}

	@Override
	public void close() throws IOException {
		channel.close();
		OF_THIS_PROCESS.remove(file);
	}
}
