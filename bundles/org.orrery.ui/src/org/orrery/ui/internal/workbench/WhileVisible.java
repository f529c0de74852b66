// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Something that a part does while a person can see it, and not behind another tab. UI thread. */
public final class WhileVisible implements IPartListener2 {
	private final IWorkbenchPart part;
	private final Runnable begin;
	private final Runnable end;
	private boolean going;

	private WhileVisible(IWorkbenchPart part, Runnable begin, Runnable end) {
		this.part = part;
		this.begin = begin;
		this.end = end;
	}

	/** Call {@link #dispose()} with the part. */
	public static WhileVisible of(IWorkbenchPart part, Runnable begin, Runnable end) {
		WhileVisible fresh = new WhileVisible(part, begin, end);
		part.getSite().getPage().addPartListener(fresh);
		if (part.getSite().getPage().isPartVisible(part))
			fresh.start();
		return fresh;
	}

	@Override
	public void partVisible(IWorkbenchPartReference reference) {
		if (reference.getPart(false) == part)
			start();
	}

	private void start() {
		if (!going) {
			going = true;
			begin.run();
		}
	}

	@Override
	public void partHidden(IWorkbenchPartReference reference) {
		if (reference.getPart(false) == part)
			pause();
	}

	private void pause() {
		if (going) {
			going = false;
			end.run();
		}
	}

	public void dispose() {
		part.getSite().getPage().removePartListener(this);
		pause();
	}
}
