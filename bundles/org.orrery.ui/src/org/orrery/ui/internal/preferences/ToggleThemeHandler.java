// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** From light to dark and back. */
public final class ToggleThemeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		(Theme.current() == Theme.DARK ? Theme.LIGHT : Theme.DARK).apply();
		return null;
	}
}
