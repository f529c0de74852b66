// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.orrery.ui.UiIds;

/** Navigator left, editors in the middle, properties right, tasks below. */
public final class FleetPerspective implements IPerspectiveFactory {
	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.72f, editors); //$NON-NLS-1$
		below.addView(UiIds.TASKS_VIEW);
		below.addView(UiIds.ALARMS_VIEW);
		below.addView(UiIds.PROBLEMS_VIEW);
		below.addPlaceholder(UiIds.LOOK_INSIDE_VIEW);
		below.addView(UiIds.PROGRESS_VIEW);
		below.addView(UiIds.LOG_VIEW);
		IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.22f, editors); //$NON-NLS-1$
		left.addView(UiIds.NAVIGATOR_VIEW);
		left.addPlaceholder(UiIds.FOLDERS_VIEW);
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.71f, editors); //$NON-NLS-1$
		right.addView(UiIds.PROPERTIES_VIEW);
		right.addPlaceholder(UiIds.OUTLINE_VIEW);
		layout.getViewLayout(UiIds.NAVIGATOR_VIEW).setCloseable(true);
		for (String view : new String[] { UiIds.NAVIGATOR_VIEW, UiIds.FOLDERS_VIEW, UiIds.PROPERTIES_VIEW, UiIds.TASKS_VIEW, UiIds.ALARMS_VIEW, UiIds.PROBLEMS_VIEW,
				UiIds.PROGRESS_VIEW, UiIds.LOG_VIEW, UiIds.OUTLINE_VIEW })
			layout.addShowViewShortcut(view);
		layout.addPerspectiveShortcut(UiIds.FLEET_PERSPECTIVE);
	}
}
