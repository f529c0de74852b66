// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes that survive a power cut: data before name, then the folder. */
final class DurableFiles {
	private DurableFiles() {
	}

	/** Replaces a file as a whole: readers see the old or the new one, never a half. */
	static void replace(Path file, String text) throws IOException {
		Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part"); //$NON-NLS-1$
		try {
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
				while (bytes.hasRemaining())
					channel.write(bytes);
				channel.force(true);
			}
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			forceFolder(file.getParent());
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** Makes new and removed names durable. Not every file system can; then the data alone has to do. */
	static void forceFolder(Path folder) {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException e) {
			System.getLogger(DurableFiles.class.getName()).log(System.Logger.Level.DEBUG, "folder not forced: " + folder, e); //$NON-NLS-1$
		}
	}
}
