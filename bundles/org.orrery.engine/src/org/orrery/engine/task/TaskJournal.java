// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only file of lines, one per event, written by one process. What {@link #append} returned from is on the disk. Thread-safe.
 */
final class TaskJournal implements AutoCloseable {
	private final Path file;
	private final FileChannel channel;
	private long length;

	/** Creates the file with its header. */
	TaskJournal(Path file, TaskJson.Header header) throws IOException {
		this.file = file;
		channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		try {
			writeLine(TaskJson.write(header));
			DurableFolder.force(file.getParent());
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	Path file() {
		return file;
	}

	synchronized void append(TaskEvent event) throws IOException {
		writeLine(TaskJson.write(event));
	}

	private void writeLine(String line) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
		try {
			long position = length;
			while (bytes.hasRemaining())
				position += channel.write(bytes, position);
			channel.force(true);
			length = position;
		} catch (IOException e) {
			forgetPartOfLine(e);
			throw e;
		}
	}

	/** A full disk leaves part of a line behind; the next one must not continue it. */
	private void forgetPartOfLine(IOException cause) {
		try {
			channel.truncate(length);
		} catch (IOException e) {
			cause.addSuppressed(e);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
