// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.List;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Composite;
import org.orrery.diagram.Messages;
import org.orrery.diagram.canvas.CanvasBar;

/** The strip above the topology, with the legend of its heat. UI thread. */
final class TopologyBar extends CanvasBar {
	private static final int SEARCH_WIDTH = 200;

	private HeatLegend legend;

	TopologyBar(Composite parent, Search listener) {
		super(parent, "topology-search", SEARCH_WIDTH, Messages.Search_hint, Messages.Search_tooltip, listener); //$NON-NLS-1$
	}

	void setActions(List<IAction> actions, ZoomManager zoom) {
		actions.forEach(buttons()::add);
		showZoom(zoom);
		legend = new HeatLegend(strip()); // a row of its own: what the buttons need is theirs
	}

	void showHeat(HeatMap map) {
		legend.show(map);
	}
}
