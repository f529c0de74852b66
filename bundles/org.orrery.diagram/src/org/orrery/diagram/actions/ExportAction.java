// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.actions;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.ILog;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.Messages;
import org.orrery.diagram.export.TopologyExport;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColors;

/** Writes the whole diagram to a PNG or SVG file. */
public final class ExportAction extends Action {
	private final GraphicalViewer viewer;
	private final TopologyContext context;

	public ExportAction(GraphicalViewer viewer, TopologyContext context) {
		super(Messages.Action_export, Images.descriptor("script")); //$NON-NLS-1$
		this.viewer = viewer;
		this.context = context;
		setToolTipText(Messages.Action_exportTooltip);
	}

	@Override
	public void run() {
		Shell shell = viewer.getControl().getShell();
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.Export_title);
		dialog.setFilterExtensions(new String[] { "*.svg", "*.png" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { Messages.Export_svg, Messages.Export_png });
		dialog.setFileName("topology.svg"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null)
			BusyIndicator.showWhile(shell.getDisplay(), () -> export(shell, Path.of(chosen)));
	}

	private void export(Shell shell, Path file) {
		try (TopologyExport export = new TopologyExport(shell.getDisplay(), context.fleet(), context.placements().copy(), context.visibleLayers(),
				ThemeColors.isDark())) {
			export.write(file);
		} catch (IOException e) {
			ILog.of(ExportAction.class).warn("The topology could not be exported", e); //$NON-NLS-1$
			MessageDialog.openError(shell, Messages.Export_title, NLS.bind(Messages.Export_failed, file, e.getMessage()));
		}
	}
}
