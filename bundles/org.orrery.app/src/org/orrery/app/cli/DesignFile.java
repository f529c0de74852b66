// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.orrery.engine.network.DesignStore;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignFormatException;

/** A design file that a command was given. */
record DesignFile(Path path) {
	boolean exists() {
		return Files.exists(path);
	}

	/** Without the ending of design files. */
	String name() {
		String name = path.getFileName().toString();
		return name.endsWith(DesignStore.EXTENSION) ? name.substring(0, name.length() - DesignStore.EXTENSION.length()) : name;
	}

	/** @throws CommandFailure naming the file, and the place in it */
	NetworkDesign read() throws CommandFailure {
		try {
			return DesignStore.read(path);
		} catch (NoSuchFileException e) {
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.DesignFile_none, path), Messages.DesignFile_noneRemedy, "", e); //$NON-NLS-1$
		} catch (IOException e) {
			throw new CommandFailure(ExitCode.ENVIRONMENT, Messages.bind(Messages.DesignFile_unreadable, path, e.getMessage()), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (DesignFormatException e) {
			throw new CommandFailure(ExitCode.FAILED, path + ": " + e.getMessage(), Messages.DesignFile_formatRemedy, "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	void write(NetworkDesign design) throws CommandFailure {
		try {
			DesignStore.write(path, design);
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}
}
