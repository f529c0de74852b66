// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignDocument;
import org.orrery.fabric.document.DesignFormatException;
import org.orrery.model.AtomicFile;

/** The file of a design. Blocks on the disk: never on the UI thread. One thread at a time. */
final class DesignFile {
	static final String EXTENSION = "orrery-network"; //$NON-NLS-1$
	/** A design of the largest kind has about a megabyte. */
	private static final long LARGEST = 64L << 20;

	private final Path path;
	/** As it was read or written last; null: never. */
	private String known;

	/** What the file says. @param design null: it cannot be understood; @param problem then says where and why; @param text as it is there */
	record Contents(NetworkDesign design, String problem, String text) {
	}

	DesignFile(Path path) {
		this.path = path;
	}

	Path path() {
		return path;
	}

	Contents load() {
		String text = ""; //$NON-NLS-1$
		try {
			if (Files.size(path) > LARGEST)
				return new Contents(null, NLS.bind(Messages.File_large, path, LARGEST >> 20), text);
			text = Files.readString(path, StandardCharsets.UTF_8);
			NetworkDesign design = DesignDocument.read(text);
			known = text;
			return new Contents(design, "", text); //$NON-NLS-1$
		} catch (MalformedInputException e) {
			return new Contents(null, NLS.bind(Messages.File_noText, path), text);
		} catch (IOException e) {
			return new Contents(null, NLS.bind(Messages.File_unreadable, path, e.getMessage()), text);
		} catch (DesignFormatException e) {
			return new Contents(null, e.getMessage(), text);
		}
	}

	/** Whether somebody has written it since: saving would undo what they did. */
	boolean isChangedByOthers() throws IOException {
		return known != null && Files.exists(path) && !Files.readString(path, StandardCharsets.UTF_8).equals(known);
	}

	/** @throws IOException the file is as it was */
	void save(NetworkDesign design) throws IOException {
		String text = DesignDocument.write(design);
		AtomicFile.write(path.toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
		known = text;
	}
}
