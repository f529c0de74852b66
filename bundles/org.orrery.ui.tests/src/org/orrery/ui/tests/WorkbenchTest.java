// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.progress.IProgressConstants;
import org.junit.jupiter.api.Test;
import org.orrery.ui.UiIds;

class WorkbenchTest {
	@Test
	void testsRunOnTheUiThread() {
		assertEquals(PlatformUI.getWorkbench().getDisplay(), Display.getCurrent());
	}

	@Test
	void opensWithTheHostsPerspective() {
		assertEquals(UiIds.FLEET_PERSPECTIVE, page().getPerspective().getId());
	}

	@Test
	void offersTheProgressView() throws PartInitException {
		assertNotNull(page().showView(IProgressConstants.PROGRESS_VIEW_ID));
	}

	private static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}
}
