// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.diagram.canvas.CanvasBar;
import org.orrery.diagram.network.Messages;
import org.orrery.ui.UiIds;

/** Above the drawing: what is looked for, layers, arranging, and at the right the way from the design to the hosts. UI thread. */
final class DrawingBar extends CanvasBar {
	private static final int SEARCH_WIDTH = 170;

	DrawingBar(Composite parent, Search listener) {
		super(parent, "network-search", SEARCH_WIDTH, Messages.Search_hint, Messages.Search_tooltip, listener); //$NON-NLS-1$
		buttons().getControl().setData(UiIds.WIDGET_KEY, "network-bar"); //$NON-NLS-1$
	}

	/** @param views what is shown and how; @param ways from the design to the hosts, with their names */
	void setActions(List<IAction> views, List<IAction> ways, ZoomManager zoom) {
		views.forEach(buttons()::add);
		buttons().add(new Separator());
		for (IAction way : ways) {
			ActionContributionItem item = new ActionContributionItem(way);
			item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
			buttons().add(item);
		}
		showZoom(zoom);
		strip().layout(true, true);
	}

	/** On the display, by the id of the action; of those that have one. */
	Map<String, Rectangle> places() {
		Map<String, Rectangle> places = new LinkedHashMap<>();
		for (ToolItem item : buttons().getControl().getItems())
			if (item.getData() instanceof ActionContributionItem shown && shown.getId() != null)
				places.put(shown.getId(), strip().getDisplay().map(buttons().getControl(), null, item.getBounds()));
		return places;
	}
}
