// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.jface.action.Action;
import org.orrery.ui.Images;

/** Does something when it is chosen; its text is its tooltip, too. UI thread. */
public final class WorkAction extends Action {
	private final Runnable work;

	/** @param image name of an icon; null: none */
	public WorkAction(String text, String image, Runnable work) {
		super(text);
		this.work = work;
		setToolTipText(text.replace("&", "")); //$NON-NLS-1$ //$NON-NLS-2$
		if (image != null)
			setImageDescriptor(Images.descriptor(image));
	}

	@Override
	public void run() {
		work.run();
	}
}
