// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.orrery.diagram.DiagramIds;
import org.orrery.ui.UiIds;

/** Network design: as much room as there is for the drawing, the chassis and what goes on inside below, the whole drawing small at the right. */
public final class NetworkPerspective implements IPerspectiveFactory {
	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.74f, editors); //$NON-NLS-1$
		below.addView(DiagramIds.CHASSIS_VIEW);
		below.addView(UiIds.LOOK_INSIDE_VIEW);
		below.addView(UiIds.TASKS_VIEW);
		below.addPlaceholder(UiIds.ALARMS_VIEW);
		below.addPlaceholder(UiIds.PROGRESS_VIEW);
		below.addPlaceholder(UiIds.LOG_VIEW);
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.8f, editors); //$NON-NLS-1$
		right.addView(UiIds.OUTLINE_VIEW);
		right.addView(UiIds.PROPERTIES_VIEW);
		IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.2f, editors); //$NON-NLS-1$
		left.addPlaceholder(UiIds.NAVIGATOR_VIEW);
		for (String view : new String[] { DiagramIds.CHASSIS_VIEW, UiIds.LOOK_INSIDE_VIEW, UiIds.OUTLINE_VIEW, UiIds.PROPERTIES_VIEW, UiIds.TASKS_VIEW, UiIds.NAVIGATOR_VIEW })
			layout.addShowViewShortcut(view);
		layout.addPerspectiveShortcut(UiIds.FLEET_PERSPECTIVE);
		layout.addPerspectiveShortcut(DiagramIds.NETWORK_PERSPECTIVE);
	}
}
