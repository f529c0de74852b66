// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.commands;

import org.eclipse.gef.commands.Command;

/** Leads to a change of infrastructure, by an operation of the engine. Cannot be undone and never enters a command stack. */
public abstract class InfrastructureCommand extends Command {
	protected InfrastructureCommand(String label) {
		super(label);
	}

	@Override
	public final boolean canUndo() {
		return false;
	}
}
