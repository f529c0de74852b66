// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.policies;

import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.ComponentEditPolicy;
import org.eclipse.gef.editpolicies.DirectEditPolicy;
import org.eclipse.gef.requests.DirectEditRequest;
import org.eclipse.gef.requests.GroupRequest;
import org.orrery.diagram.commands.NoteCommand;
import org.orrery.model.design.DiagramDocument;
import org.orrery.model.design.DiagramNote;

/** Notes are written in place and deleted. */
public final class NotePolicies {
	private NotePolicies() {
	}

	public static DirectEditPolicy writing() {
		return new DirectEditPolicy() {
			@Override
			protected Command getDirectEditCommand(DirectEditRequest request) {
				return NoteCommand.rewrite((DiagramNote) getHost().getModel(), (String) request.getCellEditor().getValue());
			}

			@Override
			protected void showCurrentEditValue(DirectEditRequest request) {
				// the editor covers the note
			}
		};
	}

	public static ComponentEditPolicy deleting(DiagramDocument document) {
		return new ComponentEditPolicy() {
			@Override
			protected Command createDeleteCommand(GroupRequest request) {
				return NoteCommand.remove(document, (DiagramNote) getHost().getModel());
			}
		};
	}
}
