// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a power cut must not undo: the names in a folder. */
final class DurableFolder {
	private DurableFolder() {
	}

	/** Makes new and removed names durable. Not every file system can; then the data alone has to do. */
	static void force(Path folder) {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException e) {
			System.getLogger(DurableFolder.class.getName()).log(System.Logger.Level.DEBUG, "folder not forced: " + folder, e); //$NON-NLS-1$
		}
	}
}
