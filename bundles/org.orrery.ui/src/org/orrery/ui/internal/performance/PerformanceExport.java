// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.statistics.history.CourseTable;

/** Writes a chart to a file that a person names: every point, or the picture. UI thread. */
public final class PerformanceExport {
	private PerformanceExport() {
	}

	static void table(Shell shell, PerformanceModel model) {
		Path file = ask(shell, Messages.Export_csv, model.metric().key() + ".csv"); //$NON-NLS-1$
		if (file != null)
			tell(shell, file, () -> writeTable(file, model));
	}

	static void picture(Shell shell, PerformanceModel model, ImageData picture) {
		Path file = ask(shell, Messages.Export_png, model.metric().key() + ".png"); //$NON-NLS-1$
		if (file != null)
			tell(shell, file, () -> writePicture(file, picture));
	}

	private static Path ask(Shell shell, String kind, String name) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFilterNames(new String[] { kind });
		dialog.setFilterExtensions(new String[] { '*' + name.substring(name.lastIndexOf('.')) });
		dialog.setFileName("orrery-" + name); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		return chosen == null ? null : Path.of(chosen);
	}

	private interface Writing {
		void run() throws IOException;
	}

	private static void tell(Shell shell, Path file, Writing writing) {
		try {
			writing.run();
		} catch (IOException e) {
			MessageDialog.openError(shell, Messages.Export_failed, NLS.bind(Messages.Export_reason, file, e.getMessage()));
		}
	}

	public static void writeTable(Path file, PerformanceModel model) throws IOException {
		try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			CourseTable.write(model.table(), writer);
		}
	}

	public static void writePicture(Path file, ImageData picture) throws IOException {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { picture };
		try (var out = Files.newOutputStream(file)) {
			loader.save(out, SWT.IMAGE_PNG);
		} catch (SWTException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
