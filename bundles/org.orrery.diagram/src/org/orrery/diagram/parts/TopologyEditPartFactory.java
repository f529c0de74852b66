// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;
import org.orrery.model.design.DiagramNote;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.VirtualMachine;

/** Makes the part for each kind of thing on the diagram. */
public final class TopologyEditPartFactory implements EditPartFactory {
	private final TopologyContext context;

	public TopologyEditPartFactory(TopologyContext context) {
		this.context = context;
	}

	@Override
	public EditPart createEditPart(EditPart parent, Object model) {
		return switch (model) {
		case Fleet fleet -> new TopologyEditPart(context, fleet);
		case HostContainer group -> new GroupEditPart(context, group);
		case Host host -> new HostEditPart(context, host);
		case VirtualMachine vm -> new VmEditPart(context, vm);
		case IncomingVm incoming -> new GhostEditPart(context, incoming);
		case SharedDatastore datastore -> new DatastoreEditPart(context, datastore);
		case SharedNetwork network -> new NetworkEditPart(context, network);
		case DiagramNote note -> new NoteEditPart(context, note);
		default -> throw new IllegalArgumentException("Nothing on the topology stands for " + model); //$NON-NLS-1$
		};
	}
}
