// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.reports;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.orrery.ui.Images;

/** The reports of the fleet: there is one such input. A report is of its moment, so it does not come back with the window. */
public final class ReportInput implements IEditorInput {
	public static final ReportInput INSTANCE = new ReportInput();

	private ReportInput() {
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Images.descriptor("report"); //$NON-NLS-1$
	}

	@Override
	public String getName() {
		return Messages.Editor_title;
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return Messages.Editor_tooltip;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return null;
	}
}
