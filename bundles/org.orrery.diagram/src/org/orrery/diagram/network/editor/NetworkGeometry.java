// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import static org.orrery.diagram.canvas.GeometryRecorder.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.widgets.Control;
import org.orrery.diagram.canvas.GeometryRecorder;
import org.orrery.diagram.network.parts.NodePart;

/**
 * Where the figures and the buttons of a network design are, for {@link GeometryRecorder}; of what holds others its title:
 *
 * <pre>
 * {"figures": [{"kind": "profile", "name": "web", "in": "dvs0", "bounds": {"x": …, "y": …, "width": …, "height": …}, "visible": true,
 *               "pending": false, "problems": 0, "emphasis": "none"}],
 *  "tools": {"switch": {"x": …, "y": …, "width": …, "height": …}, "apply": …}}
 * </pre>
 */
final class NetworkGeometry {
	static final String PROPERTY = "orrery.network.geometry.file"; //$NON-NLS-1$

	private NetworkGeometry() {
	}

	static String json(DesignPage page) {
		List<String> figures = new ArrayList<>();
		for (Object part : page.viewer().getEditPartRegistry().values())
			if (part instanceof NodePart node)
				figures.add(json(node, page.viewer().getControl()));
		List<String> tools = new ArrayList<>();
		page.buttons().forEach((name, place) -> tools.add(quoted(name) + ": " + GeometryRecorder.box(place.x, place.y, place.width, place.height))); //$NON-NLS-1$
		return '{' + GeometryRecorder.figures(figures) + ",\n\"tools\": {" + String.join(", ", tools) + "}}\n"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static String json(NodePart part, Control canvas) {
		String in = part.getParent() instanceof NodePart outer ? outer.node().name() : ""; //$NON-NLS-1$
		return String.format(Locale.ROOT, "{\"kind\": \"%s\", \"name\": %s, \"in\": %s, %s, \"pending\": %b, \"problems\": %d, \"emphasis\": \"%s\"}", //$NON-NLS-1$
				part.node().shape().name().toLowerCase(Locale.ROOT).replace('_', '-'), quoted(part.node().name()), quoted(in),
				GeometryRecorder.place(part.figure(), part.figure().nameBounds(), canvas), part.node().pending(), part.node().problems().size(),
				part.figure().emphasis().name().toLowerCase(Locale.ROOT));
	}
}
