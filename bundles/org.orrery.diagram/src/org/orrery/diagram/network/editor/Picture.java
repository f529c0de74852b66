// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.export.NetworkPicture;
import org.orrery.ui.ThemeColors;

/** The whole drawing on paper or in a file. UI thread. */
final class Picture {
	private static final double MARGIN = 0.04;

	private final NetworkEditor editor;
	private final DesignPage page;

	Picture(NetworkEditor editor, DesignPage page) {
		this.editor = editor;
		this.page = page;
	}

	private Shell shell() {
		return editor.getSite().getShell();
	}

	void export() {
		FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
		dialog.setText(Messages.Action_export);
		dialog.setFilterExtensions(new String[] { "*.svg", "*.png" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFileName(editor.getPartName() + ".svg"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null)
			BusyIndicator.showWhile(shell().getDisplay(), () -> write(Path.of(chosen)));
	}

	private void write(Path file) {
		try (NetworkPicture picture = new NetworkPicture(shell().getDisplay(), page.model().scene(), editor.getPartName(), ThemeColors.isDark())) {
			picture.write(file);
		} catch (IOException e) {
			ILog.of(Picture.class).warn("The network design could not be exported", e); //$NON-NLS-1$
			MessageDialog.openError(shell(), Messages.Action_export, NLS.bind(Messages.Export_failed, file, e.getMessage()));
		}
	}

	/** On one sheet, in the light colours whatever the screen has. */
	void print() {
		PrinterData chosen = new PrintDialog(shell()).open();
		if (chosen == null)
			return;
		ImageData data;
		try (NetworkPicture picture = new NetworkPicture(shell().getDisplay(), page.model().scene(), editor.getPartName(), false)) {
			data = picture.imageData();
		}
		Printer printer = new Printer(chosen);
		try {
			print(printer, data);
		} finally {
			printer.dispose();
		}
	}

	private void print(Printer printer, ImageData data) {
		if (!printer.startJob(editor.getPartName()) || !printer.startPage()) {
			MessageDialog.openError(shell(), Messages.Action_print, Messages.Print_failed);
			return;
		}
		GC gc = new GC(printer);
		Image image = new Image(printer, data);
		Rectangle sheet = printer.getClientArea();
		Point room = new Point((int) (sheet.width * (1 - 2 * MARGIN)), (int) (sheet.height * (1 - 2 * MARGIN)));
		double scale = Math.min((double) room.x / data.width, (double) room.y / data.height);
		gc.drawImage(image, 0, 0, data.width, data.height, (int) (sheet.width * MARGIN), (int) (sheet.height * MARGIN), (int) (data.width * scale),
				(int) (data.height * scale));
		image.dispose();
		gc.dispose();
		printer.endPage();
		printer.endJob();
	}
}
