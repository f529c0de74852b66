// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.ui.Services;
import org.orrery.ui.internal.connect.ConnectDialog;

/** Connect a host… */
public final class ConnectHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		new ConnectDialog(HandlerUtil.getActiveShell(event), Services.ofWorkbench().engine().connections(), null).open();
		return null;
	}
}
