// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An append-only file of lines, one per event, written by one process. What {@link #append} returned from is on the disk,
 * with everything before it, where it was asked to be. Thread-safe.
 * No channel: an interrupt of one task's thread would close it for all.
 */
final class TaskJournal implements AutoCloseable {
	private final Path file;
	private final RandomAccessFile output;
	private long length;

	/** Creates the file with its header. */
	TaskJournal(Path file, TaskJson.Header header) throws IOException {
		this.file = file;
		if (Files.exists(file))
			throw new FileAlreadyExistsException(file.toString());
		output = new RandomAccessFile(file.toFile(), "rw"); //$NON-NLS-1$
		try {
			writeLine(TaskJson.write(header), true);
			DurableFolder.force(file.getParent());
		} catch (IOException e) {
			output.close();
			Files.deleteIfExists(file);
			throw e;
		}
	}

	Path file() {
		return file;
	}

	synchronized void append(TaskEvent event, boolean binding) throws IOException {
		writeLine(TaskJson.write(event), binding);
	}

	private void writeLine(String line, boolean force) throws IOException {
		byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
		try {
			output.seek(length);
			output.write(bytes);
			if (force)
				output.getFD().sync();
			length += bytes.length;
		} catch (IOException e) {
			forgetPartOfLine(e);
			throw e;
		}
	}

	/** A full disk leaves part of a line behind; the next one must not continue it. */
	private void forgetPartOfLine(IOException cause) {
		try {
			output.setLength(length);
		} catch (IOException e) {
			cause.addSuppressed(e);
		}
	}

	@Override
	public void close() throws IOException {
		output.close();
	}
}
