// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.orrery.ui.UiIds;

/** Navigator left, tables and topology above, charts below. */
public final class MonitorPerspective implements IPerspectiveFactory {
	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.2f, editors); //$NON-NLS-1$
		left.addView(UiIds.NAVIGATOR_VIEW);
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.42f, editors); //$NON-NLS-1$
		below.addView(UiIds.PERFORMANCE_VIEW);
		below.addView(UiIds.TASKS_VIEW);
		below.addPlaceholder(UiIds.LOOK_INSIDE_VIEW);
		below.addPlaceholder(UiIds.PROGRESS_VIEW);
		below.addPlaceholder(UiIds.LOG_VIEW);
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.74f, editors); //$NON-NLS-1$
		right.addView(UiIds.PROPERTIES_VIEW);
		right.addPlaceholder(UiIds.OUTLINE_VIEW);
		for (String view : new String[] { UiIds.NAVIGATOR_VIEW, UiIds.PERFORMANCE_VIEW, UiIds.PROPERTIES_VIEW, UiIds.TASKS_VIEW })
			layout.addShowViewShortcut(view);
		layout.addPerspectiveShortcut(UiIds.FLEET_PERSPECTIVE);
		layout.addPerspectiveShortcut(UiIds.MONITOR_PERSPECTIVE);
	}
}
