// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Replaces files so that a reader, or the next start after a power cut, sees the old contents or the new, never a part. */
public final class AtomicFile {
	private AtomicFile() {
	}

	/** Creates the folder when missing. Blocks on the disk: not on the UI thread. */
	public static void write(Path file, byte[] contents) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new"); //$NON-NLS-1$
		try {
			try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap(contents);
				while (bytes.hasRemaining())
					channel.write(bytes);
				channel.force(true);
			}
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(fresh);
		}
	}

	/** Keeps a file that cannot be read under another name beside it, so that writing the next one loses nothing. @return the new name */
	public static Path keepAside(Path file) throws IOException {
		String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")); //$NON-NLS-1$
		Path aside = file.resolveSibling(file.getFileName() + ".broken-" + time); //$NON-NLS-1$
		return Files.move(file, aside);
	}
}
