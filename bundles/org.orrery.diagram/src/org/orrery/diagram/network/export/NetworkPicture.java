// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.export.DiagramPicture;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.DisplayTheme;
import org.orrery.diagram.network.parts.DesignPart;
import org.orrery.diagram.network.parts.NetworkContext;
import org.orrery.diagram.network.parts.NetworkPartFactory;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.parts.TopologyRootEditPart;

/** A network design as a picture, at 100 % and in full detail. Needs a display but no workbench. UI thread; to be closed. */
public final class NetworkPicture implements AutoCloseable {
	private final DisplayTheme theme;
	private final Shell shell;
	private final DiagramPicture picture;

	public NetworkPicture(Display display, NetworkScene scene, String title, boolean dark) {
		theme = new DisplayTheme(display, () -> dark);
		shell = new Shell(display);
		ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
		viewer.createControl(shell);
		viewer.setEditDomain(new EditDomain());
		TopologyRootEditPart root = new TopologyRootEditPart();
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new NetworkPartFactory(new Still()));
		viewer.setContents(scene);
		DesignPart design = (DesignPart) viewer.getContents();
		design.arrange(design.arrangement().best());
		viewer.flush();
		picture = new DiagramPicture(display, theme, root, title);
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

	public ImageData imageData() {
		return picture.imageData();
	}

	@Override
	public void close() {
		shell.dispose();
		theme.dispose();
	}

	/** Nobody edits a picture. */
	private final class Still implements NetworkContext {
		@Override
		public DiagramTheme theme() {
			return theme;
		}

		@Override
		public DragTracker tracker(NodePart part) {
			return null;
		}

		@Override
		public void open(NetworkKey key) {
			// a picture does nothing
		}

		@Override
		public boolean canRename(NetworkKey key) {
			return false;
		}

		@Override
		public void rename(NetworkKey key, String name) {
			// a picture does nothing
		}

		@Override
		public boolean delete(List<NetworkKey> keys) {
			return false;
		}
	}
}
