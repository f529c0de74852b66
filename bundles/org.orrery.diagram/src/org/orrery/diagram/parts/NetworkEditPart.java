// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.NetworkFigure;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.ui.Words;

/** Virtual switches of one name, as one network. */
public final class NetworkEditPart extends AttachmentEditPart<SharedNetwork, NetworkFigure> {
	NetworkEditPart(TopologyContext context, SharedNetwork network) {
		super(context, network);
	}

	@Override
	protected NetworkFigure createNodeFigure() {
		return new NetworkFigure(context().theme());
	}

	@Override
	protected void update() {
		List<VirtualSwitch> members = context().attachments().switches(model());
		nodeFigure().setName(model().name(), kind(members));
		nodeFigure().setActive(members.stream().anyMatch(VirtualSwitch::isActive));
	}

	private static String kind(List<VirtualSwitch> members) {
		return members.stream().map(VirtualSwitch::getType).distinct().map(Words::of).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	@Override
	protected String searchWords() {
		return model().name();
	}

	@Override
	protected List<Line> information() {
		return List.of(new Line(Line.Kind.TITLE, model().name()), new Line(Line.Kind.NUMBER, kind(context().attachments().switches(model()))),
				new Line(Line.Kind.NUMBER, NLS.bind(Messages.Attachment_hosts, Words
						.list(context().attachments().hosts(model()).stream().<InventoryObject>map(host -> host).map(VmEditPart::nameOf).toList()))));
	}
}
