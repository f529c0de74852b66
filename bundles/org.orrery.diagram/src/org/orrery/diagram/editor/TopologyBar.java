// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.gef.editparts.ZoomListener;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.diagram.Messages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** The strip above the diagram: search field, a few buttons, and the zoom. */
final class TopologyBar {
	private static final int SEARCH_WIDTH = 200;
	private static final int ZOOM_WIDTH = 48;

	private final Composite strip;
	private final Text search;
	private final ToolBarManager buttons;
	private HeatLegend legend;
	private ZoomManager zoom;
	private ZoomListener zoomed;

	/** What the search field asks for. */
	interface Search {
		void find(String text);

		void next();

		/** Back to the diagram. */
		void leave();
	}

	TopologyBar(Composite parent, Search listener) {
		strip = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 4).applyTo(strip);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(strip);
		search = new Text(strip, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.Search_hint);
		search.setToolTipText(Messages.Search_tooltip);
		search.setData(UiIds.WIDGET_KEY, "topology-search"); //$NON-NLS-1$
		GridDataFactory.swtDefaults().hint(SEARCH_WIDTH, SWT.DEFAULT).applyTo(search);
		search.addListener(SWT.Modify, event -> listener.find(search.getText()));
		search.addListener(SWT.DefaultSelection, event -> {
			if (event.detail != SWT.ICON_CANCEL)
				listener.next();
		});
		search.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC) {
				search.setText(""); //$NON-NLS-1$
				listener.leave();
			}
		});
		buttons = new ToolBarManager(SWT.FLAT);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(buttons.createControl(strip));
	}

	void setActions(List<IAction> actions, ZoomManager zoomManager) {
		actions.forEach(buttons::add);
		buttons.update(true);
		zoom = zoomManager;
		Label percent = new Label(strip, SWT.RIGHT);
		percent.setToolTipText(Messages.Zoom_tooltip);
		GridDataFactory.swtDefaults().hint(ZOOM_WIDTH, SWT.DEFAULT).applyTo(percent);
		legend = new HeatLegend(strip); // a row of its own: what the buttons need is theirs
		Consumer<Double> show = value -> percent.setText(Words.percent(value));
		zoomed = value -> show.accept(value);
		zoom.addZoomListener(zoomed);
		show.accept(zoom.getZoom());
	}

	void showHeat(HeatMap map) {
		legend.show(map);
	}

	void focusSearch() {
		search.setFocus();
		search.selectAll();
	}

	/** @return whether there was a search to end */
	boolean clearSearch() {
		boolean searching = !search.isDisposed() && !search.getText().isEmpty();
		if (searching)
			search.setText(""); //$NON-NLS-1$
		return searching;
	}

	void dispose() {
		if (zoom != null)
			zoom.removeZoomListener(zoomed);
		buttons.dispose();
	}
}
