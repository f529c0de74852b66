// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.progress.IProgressConstants;

/** The perspective the console opens with. */
public final class HostsPerspective implements IPerspectiveFactory {
	public static final String ID = "org.orrery.ui.perspective"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.addView(IProgressConstants.PROGRESS_VIEW_ID, IPageLayout.BOTTOM, 0.7f, layout.getEditorArea());
	}
}
