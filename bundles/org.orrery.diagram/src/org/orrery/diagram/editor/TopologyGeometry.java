// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import static org.orrery.diagram.canvas.GeometryRecorder.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.widgets.Control;
import org.orrery.diagram.canvas.GeometryRecorder;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.VmEditPart;
import org.orrery.engine.task.TaskRecord;

/**
 * Where hosts and VMs are, for {@link GeometryRecorder}:
 *
 * <pre>
 * {"figures": [{"kind": "host", "name": "h1", "ref": "host/…", "bounds": {"x": …, "y": …, "width": …, "height": …}, "visible": true,
 *               "verdict": "possible" | reason | null},
 *              {"kind": "vm", "name": "app", "ref": "vm/…", "host": "h1", "bounds": …, "visible": true, "phase": …, "fraction": …, "failed": …}]}
 * </pre>
 */
final class TopologyGeometry {
	static final String PROPERTY = "orrery.geometry.file"; //$NON-NLS-1$

	private TopologyGeometry() {
	}

	static String json(GraphicalViewer viewer) {
		List<String> figures = new ArrayList<>();
		for (Object part : viewer.getEditPartRegistry().values()) {
			if (part instanceof HostEditPart host)
				figures.add(host(host, viewer.getControl()));
			else if (part instanceof VmEditPart vm)
				figures.add(vm(vm, viewer.getControl()));
		}
		return '{' + GeometryRecorder.figures(figures) + "}\n"; //$NON-NLS-1$
	}

	private static String host(HostEditPart part, Control canvas) {
		DropVerdict verdict = part.nodeFigure().verdict();
		String words = verdict == null ? null : switch (verdict.kind()) {
		case POSSIBLE -> "possible"; //$NON-NLS-1$
		case REFUSED, HERE -> verdict.line();
		case CHECKING -> null;
		};
		return String.format(Locale.ROOT, "{\"kind\": \"host\", \"name\": %s, \"ref\": %s, %s, \"verdict\": %s}", quoted(part.model().getName()), //$NON-NLS-1$
				quoted(part.model().getRef()), place(part.getFigure(), canvas), quoted(words));
	}

	private static String vm(VmEditPart part, Control canvas) {
		TaskRecord task = part.migration().orElse(null);
		return String.format(Locale.ROOT,
				"{\"kind\": \"vm\", \"name\": %s, \"ref\": %s, \"host\": %s, %s, \"phase\": %s, \"fraction\": %s, \"failed\": %b}", //$NON-NLS-1$
				quoted(part.model().getName()), quoted(part.model().getRef()),
				quoted(part.model().getHost() == null ? null : part.model().getHost().getName()), place(part.getFigure(), canvas),
				quoted(task == null ? null : task.phase()), task == null ? "null" : String.format(Locale.ROOT, "%.3f", task.fraction()), //$NON-NLS-1$ //$NON-NLS-2$
				part.nodeFigure().isFailed());
	}

	private static String place(IFigure figure, Control canvas) {
		return GeometryRecorder.place(figure, figure.getBounds(), canvas);
	}
}
