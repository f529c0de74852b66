// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.model.inventory.Host;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.internal.connect.ConnectDialog;

/** Acts on the connections of the selected hosts. Declared as {@code ConnectionHandler:RETRY}. */
public final class ConnectionHandler extends AbstractHandler implements IExecutableExtension {
	private enum Act {
		RETRY, DISCONNECT, EDIT, REMOVE
	}

	private Act act;

	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
		act = Act.valueOf(String.valueOf(data));
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Connections connections = Services.ofWorkbench().engine().connections();
		Shell shell = HandlerUtil.getActiveShell(event);
		List<HostConnection> chosen = Selections.objects(HandlerUtil.getCurrentSelection(event), Host.class).stream()
				.map(host -> connections.find(host.getRef().connection())).flatMap(java.util.Optional::stream).toList();
		switch (act) {
		case RETRY -> chosen.forEach(HostConnection::connect);
		case DISCONNECT -> chosen.forEach(HostConnection::disconnect);
		case EDIT -> chosen.stream().findFirst().ifPresent(one -> new ConnectDialog(shell, connections, one.definition()).open());
		case REMOVE -> remove(shell, connections, chosen);
		}
		return null;
	}

	/** Forgets the connection only: VMs and the host stay as they are, which the question says. */
	public static void remove(Shell shell, Connections connections, List<HostConnection> chosen) throws ExecutionException {
		for (HostConnection connection : chosen) {
			String name = connection.definition().label().isEmpty() ? connection.definition().uri() : connection.definition().label();
			if (MessageDialog.open(MessageDialog.QUESTION, shell, Messages.RemoveConnection_title,
					NLS.bind(Messages.RemoveConnection_question, name), 0, Messages.RemoveConnection_verb, Messages.RemoveConnection_keep) != 0)
				continue;
			try {
				connections.remove(connection.id());
			} catch (IOException e) {
				throw new ExecutionException(NLS.bind(Messages.RemoveConnection_failed, name, e.getMessage()), e);
			}
		}
	}
}
