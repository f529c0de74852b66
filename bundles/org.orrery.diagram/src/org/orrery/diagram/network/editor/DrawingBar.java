// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.diagram.network.Messages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** Above the drawing: what is looked for, layers, arranging, and at the right the way from the design to the hosts. UI thread. */
final class DrawingBar {
	private static final int SEARCH_WIDTH = 170;
	private static final int ZOOM_WIDTH = 44;

	private final Composite strip;
	private final Text search;
	private final ToolBarManager buttons = new ToolBarManager(SWT.FLAT | SWT.RIGHT);

	/** @param filter told what is looked for; @param leave back to the drawing */
	DrawingBar(Composite parent, Consumer<String> filter, Runnable leave) {
		strip = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 4).applyTo(strip);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(strip);
		search = new Text(strip, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.Search_hint);
		search.setToolTipText(Messages.Search_tooltip);
		search.setData(UiIds.WIDGET_KEY, "network-search"); //$NON-NLS-1$
		GridDataFactory.swtDefaults().hint(SEARCH_WIDTH, SWT.DEFAULT).applyTo(search);
		search.addListener(SWT.Modify, event -> filter.accept(search.getText()));
		search.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC) {
				search.setText(""); //$NON-NLS-1$
				leave.run();
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(buttons.createControl(strip));
		buttons.getControl().setData(UiIds.WIDGET_KEY, "network-bar"); //$NON-NLS-1$
	}

	/** @param views what is shown and how; @param ways from the design to the hosts, with their names */
	void setActions(List<IAction> views, List<IAction> ways, ZoomManager zoom) {
		views.forEach(buttons::add);
		buttons.add(new Separator());
		for (IAction way : ways) {
			ActionContributionItem item = new ActionContributionItem(way);
			item.setMode(ActionContributionItem.MODE_FORCE_TEXT);
			buttons.add(item);
		}
		buttons.update(true);
		Label percent = new Label(strip, SWT.RIGHT);
		GridDataFactory.swtDefaults().hint(ZOOM_WIDTH, SWT.DEFAULT).applyTo(percent);
		zoom.addZoomListener(value -> {
			if (!percent.isDisposed())
				percent.setText(Words.percent(value));
		});
		percent.setText(Words.percent(zoom.getZoom()));
		strip.layout(true, true);
	}

	/** On the display, by the id of the action; of those that have one. */
	Map<String, Rectangle> places() {
		Map<String, Rectangle> places = new LinkedHashMap<>();
		for (ToolItem item : buttons.getControl().getItems())
			if (item.getData() instanceof ActionContributionItem shown && shown.getId() != null)
				places.put(shown.getId(), strip.getDisplay().map(buttons.getControl(), null, item.getBounds()));
		return places;
	}

	void focusSearch() {
		search.setFocus();
		search.selectAll();
	}

	/** @return whether there was something looked for */
	boolean clearSearch() {
		boolean searching = !search.isDisposed() && !search.getText().isEmpty();
		if (searching)
			search.setText(""); //$NON-NLS-1$
		return searching;
	}

	void dispose() {
		buttons.dispose();
	}
}
