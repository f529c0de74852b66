// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * The row at the top of a tree, kept while rows come and go. GTK lays new rows out some time later, and may jump to the first row then: until
 * it has settled the tree is scrolled back, and a change that comes in between goes by what was asked for. UI thread.
 */
final class ScrollPlace {
	private static final int SETTLED_MILLIS = 300;

	private final TreeViewer viewer;
	private final Runnable settled = () -> asked = null;
	private Object asked;

	ScrollPlace(TreeViewer viewer) {
		this.viewer = viewer;
		viewer.getTree().getVerticalBar().addListener(SWT.Selection, this::scrolled);
		viewer.getTree().addListener(SWT.MouseWheel, event -> asked = null);
	}

	/** Does it, then scrolls to where the tree was, unless that row is gone. */
	void keepDuring(Runnable change) {
		TreeItem top = viewer.getTree().getTopItem();
		Object first = asked != null ? asked : top == null ? null : top.getData();
		change.run();
		asked = first;
		scrollBack();
		viewer.getTree().getDisplay().timerExec(SETTLED_MILLIS, settled);
	}

	/** A person who scrolls decides; GTK, which says no detail, does not. */
	private void scrolled(Event event) {
		if (event.detail != SWT.NONE)
			asked = null;
		else if (asked != null)
			viewer.getTree().getDisplay().asyncExec(this::scrollBack);
	}

	private void scrollBack() {
		Tree tree = viewer.getTree();
		if (asked != null && !tree.isDisposed() && viewer.testFindItem(asked) instanceof TreeItem item && !item.isDisposed()
				&& tree.getTopItem() != item)
			tree.setTopItem(item);
	}
}
