// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.model.AtomicFile;

/** A text that a person saves where they want it. UI thread; the files are small. */
public final class ScriptFile {
	private ScriptFile() {
	}

	/** Asks for the name, then writes it; a script can be run at once. */
	public static void save(Shell shell, String proposedName, String text, boolean executable) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFileName(proposedName);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null)
			return;
		try {
			write(Path.of(chosen), text, executable);
		} catch (IOException e) {
			MessageDialog.openError(shell, Messages.Text_notSaved, NLS.bind(Messages.Text_notSavedReason, chosen, e.getMessage()));
		}
	}

	/** @throws IOException nothing was changed */
	public static void write(Path file, String text, boolean executable) throws IOException {
		AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) //$NON-NLS-1$
			return;
		Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
		if (executable)
			permissions.add(PosixFilePermission.OWNER_EXECUTE);
		Files.setPosixFilePermissions(file, permissions);
	}
}
