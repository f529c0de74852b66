// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.actions;

import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.action.Action;
import org.orrery.diagram.Messages;
import org.orrery.diagram.commands.ApplyLayoutCommand;
import org.orrery.diagram.layout.ElkLayout;
import org.orrery.diagram.layout.LayoutSnapshot;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.diagram.parts.TopologyEditPart;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Images;

/** Arranges the diagram by ELK: a snapshot is laid out in a job, and what comes out is one step to undo. */
public final class ArrangeAction extends Action {
	private final GraphicalViewer viewer;
	private final TopologyContext context;

	public ArrangeAction(GraphicalViewer viewer, TopologyContext context) {
		super(Messages.Action_arrange, Images.descriptor("topology")); //$NON-NLS-1$
		this.viewer = viewer;
		this.context = context;
		setToolTipText(Messages.Action_arrangeTooltip);
	}

	@Override
	public void run() {
		LayoutSnapshot snapshot = ((TopologyEditPart) viewer.getContents()).snapshot();
		Job job = Job.create(Messages.Action_arranging, (IProgressMonitor monitor) -> {
			Map<ObjectRef, Point> places = new ElkLayout().layout(snapshot);
			context.fleet().modelThread().execute(() -> apply(places));
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	private void apply(Map<ObjectRef, Point> places) {
		if (viewer.getControl() != null && !viewer.getControl().isDisposed())
			context.interaction().ifPresent(interaction -> interaction.commands().execute(new ApplyLayoutCommand(context.placements(), places)));
	}
}
