// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.orrery.model.AtomicFile;

/**
 * The end of a dead run's journal that a crash or a full disk cut off. Set aside in a file beside it, it is told once and the journal is
 * whole again.
 *
 * @param line where it begins; @param at the same in bytes; 0: nothing of the journal is whole
 */
record TornEnd(Path file, int line, int at) {
	static final String SUFFIX = ".torn"; //$NON-NLS-1$

	/** While no other process may look. Interrupted anywhere, it is done again by the next start. @return what there is to tell */
	TaskStore.Problem setAside() throws IOException {
		byte[] content = Files.readAllBytes(file);
		Path aside = file.resolveSibling(file.getFileName() + SUFFIX);
		Files.write(aside, Arrays.copyOfRange(content, at, content.length), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.DSYNC);
		if (at == 0) {
			Files.delete(file);
			Files.deleteIfExists(TaskStore.lockOf(file));
		} else {
			AtomicFile.write(file, Arrays.copyOf(content, at));
		}
		DurableFolder.force(file.getParent());
		String pattern = content.length == 0 ? Messages.TornEnd_empty : Messages.TornEnd_aside;
		return new TaskStore.Problem(file, line, Messages.bind(pattern, new Object[] { file, line, aside }));
	}
}
