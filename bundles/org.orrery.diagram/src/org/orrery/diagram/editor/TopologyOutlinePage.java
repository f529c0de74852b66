// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.draw2d.LightweightSystem;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.parts.ScrollableThumbnail;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.orrery.diagram.parts.TopologyRootEditPart;

/** The whole diagram small, with a frame around what the editor shows: drag the frame to move there. */
public final class TopologyOutlinePage extends Page implements IContentOutlinePage {
	private final GraphicalViewer viewer;
	private Canvas canvas;
	private ScrollableThumbnail thumbnail;

	public TopologyOutlinePage(GraphicalViewer viewer) {
		this.viewer = viewer;
	}

	@Override
	public void createControl(Composite parent) {
		canvas = new Canvas(parent, SWT.NONE);
		canvas.setBackground(viewer.getControl().getBackground());
		TopologyRootEditPart root = (TopologyRootEditPart) viewer.getRootEditPart();
		thumbnail = new ScrollableThumbnail((Viewport) root.getFigure());
		thumbnail.setSource(root.getLayer(LayerConstants.PRINTABLE_LAYERS));
		new LightweightSystem(canvas).setContents(thumbnail);
		// The thumbnail listens to figures of the editor: it has to let go even when the editor closes first.
		viewer.getControl().addListener(SWT.Dispose, event -> deactivate());
	}

	private void deactivate() {
		if (thumbnail != null)
			thumbnail.deactivate();
		thumbnail = null;
	}

	@Override
	public Control getControl() {
		return canvas;
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public void dispose() {
		deactivate();
		super.dispose();
	}

	@Override
	public ISelection getSelection() {
		return StructuredSelection.EMPTY;
	}

	@Override
	public void setSelection(ISelection selection) {
		// the thumbnail shows places, not objects
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		// never told
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		// never told
	}
}
