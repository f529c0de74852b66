// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import org.eclipse.gef.editparts.ZoomListener;
import org.eclipse.gef.editparts.ZoomManager;
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

/** The strip above a drawing: search field, buttons, and the zoom. UI thread. */
public abstract class CanvasBar {
	private static final int ZOOM_WIDTH = 48;

	private final Composite strip;
	private final Text search;
	private final ToolBarManager buttons = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
	private ZoomManager zoom;
	private ZoomListener zoomed;

	/** What the search field asks for. */
	public interface Search {
		void find(String text);

		/** Enter. */
		void next();

		/** Back to the drawing. */
		void leave();
	}

	/** @param key of the search field for tests; @param hint shown while it is empty */
	protected CanvasBar(Composite parent, String key, int width, String hint, String tip, Search listener) {
		strip = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 4).applyTo(strip);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(strip);
		search = new Text(strip, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(hint);
		search.setToolTipText(tip);
		search.setData(UiIds.WIDGET_KEY, key);
		GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(search);
		listen(listener);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(buttons.createControl(strip));
	}

	private void listen(Search listener) {
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
	}

	protected final Composite strip() {
		return strip;
	}

	protected final ToolBarManager buttons() {
		return buttons;
	}

	/** After the last button was added. */
	protected final void showZoom(ZoomManager manager) {
		buttons.update(true);
		zoom = manager;
		Label percent = new Label(strip, SWT.RIGHT);
		percent.setToolTipText(Messages.Zoom_tooltip);
		GridDataFactory.swtDefaults().hint(ZOOM_WIDTH, SWT.DEFAULT).applyTo(percent);
		zoomed = value -> {
			if (!percent.isDisposed())
				percent.setText(Words.percent(value));
		};
		zoom.addZoomListener(zoomed);
		percent.setText(Words.percent(zoom.getZoom()));
	}

	public final void focusSearch() {
		search.setFocus();
		search.selectAll();
	}

	/** @return whether there was a search to end */
	public final boolean clearSearch() {
		boolean searching = !search.isDisposed() && !search.getText().isEmpty();
		if (searching)
			search.setText(""); //$NON-NLS-1$
		return searching;
	}

	public final void dispose() {
		if (zoom != null)
			zoom.removeZoomListener(zoomed);
		buttons.dispose();
	}
}
