// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import org.orrery.diagram.canvas.CanvasBar;
import org.orrery.diagram.canvas.CanvasKeyHandler;

/** What the keyboard and the search field ask of a network design. UI thread. */
final class PageKeys implements CanvasBar.Search, CanvasKeyHandler.Keys {
	private final DesignPage page;
	private final DesignModel model;

	PageKeys(DesignPage page, DesignModel model) {
		this.page = page;
		this.model = model;
	}

	@Override
	public void find(String text) {
		model.setView(model.view().filtered(text));
	}

	@Override
	public void next() {
		page.setFocus();
	}

	@Override
	public void leave() {
		page.setFocus();
	}

	@Override
	public void delete() {
		page.deleteSelected();
	}

	@Override
	public void search() {
		page.focusSearch();
	}

	@Override
	public void escape() {
		page.escape();
	}
}
