// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.gef.EditDomain;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.parts.GraphicalViewerImpl;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GEF of 2007 links to two classes today's platform has no more; these uses of GEF fail without the compatibility fragment. */
class GefCompatibilityTest {
	private final Shell shell = new Shell();

	@AfterEach
	void closeShell() {
		shell.dispose();
	}

	@Test
	void viewerTakesARootEditPart() {
		GraphicalViewerImpl viewer = new GraphicalViewerImpl();
		viewer.createControl(shell);
		viewer.setEditDomain(new EditDomain());
		ScalableFreeformRootEditPart root = new ScalableFreeformRootEditPart();
		viewer.setRootEditPart(root);
		assertEquals(root, viewer.getRootEditPart());
		assertEquals(1.0, root.getZoomManager().getZoom());
	}

	@Test
	void actionRegistryLinks() {
		assertNotNull(new ActionRegistry().getActions());
	}
}
