// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.commands.Command;
import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.commands.PlaceCommand;
import org.orrery.diagram.figures.GroupFigure;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.layout.LayoutSnapshot;
import org.orrery.diagram.policies.PlacePolicy;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.NaturalOrder;

/** A cluster, or the hosts that a datacenter or folder holds outside any cluster. */
public final class GroupEditPart extends AbstractNodeEditPart<HostContainer, GroupFigure> implements Placeable {
	GroupEditPart(TopologyContext context, HostContainer container) {
		super(context, container);
	}

	@Override
	protected GroupFigure createNodeFigure() {
		return new GroupFigure(context().theme());
	}

	@Override
	public IFigure getContentPane() {
		return nodeFigure().pane();
	}

	@Override
	protected List<?> children() {
		return model().getHosts().stream().filter(host -> host.getRef() != null)
				.sorted((a, b) -> NaturalOrder.INSTANCE.compare(VmEditPart.nameOf(a), VmEditPart.nameOf(b))).toList();
	}

	@Override
	protected void update() {
		String above = model().eContainer() instanceof HostContainer container ? VmEditPart.nameOf(container) : ""; //$NON-NLS-1$
		nodeFigure().setName(VmEditPart.nameOf(model()), above);
	}

	@Override
	protected boolean hasMatchInside() {
		return true;
	}

	@Override
	protected String searchWords() {
		return VmEditPart.nameOf(model());
	}

	@Override
	protected List<Line> information() {
		int vms = model().getHosts().stream().map(Host::getVms).mapToInt(List::size).sum();
		return List.of(new Line(Line.Kind.TITLE, VmEditPart.nameOf(model())),
				new Line(Line.Kind.NUMBER, NLS.bind(Messages.Group_counts, model().getHosts().size(), vms)));
	}

	@Override
	protected ObjectRef placeRef() {
		return model().getRef();
	}

	@Override
	public InventoryObject inventoryObject() {
		return model();
	}

	LayoutSnapshot.Group snapshot() {
		List<LayoutSnapshot.Box> hosts = new ArrayList<>();
		for (Object child : getChildren())
			hosts.add(((HostEditPart) child).box());
		return new LayoutSnapshot.Group(placeRef(), hosts, GroupFigure.PADDING, GroupFigure.TITLE);
	}

	@Override
	public boolean isResizable() {
		return false;
	}

	@Override
	public Command placeCommand(Rectangle place) {
		return new PlaceCommand(context().placements().document(), model().getRef(), new Rectangle(place.x, place.y, -1, -1));
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.LAYOUT_ROLE, new PlacePolicy());
	}
}
