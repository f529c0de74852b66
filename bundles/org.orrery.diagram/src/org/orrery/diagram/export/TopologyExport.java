// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import org.eclipse.gef.EditDomain;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.DisplayTheme;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.migration.MigrationStatus;
import org.orrery.diagram.parts.Layer;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.diagram.parts.TopologyEditPartFactory;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.model.FleetModel;

/**
 * The whole topology as a picture, at 100 % and in full detail, whatever an editor shows at the moment. Needs a display but no workbench.
 * Use it on the UI thread of the display, which is the model thread, and close it.
 */
public final class TopologyExport implements AutoCloseable {
	private final DisplayTheme theme;
	private final Placements placements;
	private final Shell shell;
	private final DiagramPicture picture;

	/** @param placements belongs to this export from now on */
	public TopologyExport(Display display, FleetModel fleet, Placements placements, Set<Layer> layers, boolean dark) {
		this.placements = placements;
		this.theme = new DisplayTheme(display, () -> dark);
		this.shell = new Shell(display);
		TopologyContext context = new TopologyContext(fleet, placements, theme, MigrationStatus.NONE, null);
		EnumSet.allOf(Layer.class).forEach(layer -> context.setVisible(layer, layers.contains(layer)));
		ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
		viewer.createControl(shell);
		viewer.setEditDomain(new EditDomain());
		TopologyRootEditPart root = new TopologyRootEditPart();
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new TopologyEditPartFactory(context));
		viewer.setContents(fleet.fleet());
		viewer.flush();
		picture = new DiagramPicture(display, theme, root, Messages.Editor_name);
	}

	/** Chooses the format by the ending of the name: .png or .svg. @throws IOException naming the file and what is wrong */
	public void write(Path file) throws IOException {
		picture.write(file);
	}

	public String svg() {
		return picture.svg();
	}

	public byte[] png() {
		return picture.png();
	}

	@Override
	public void close() {
		shell.dispose();
		placements.dispose();
		theme.dispose();
	}
}
