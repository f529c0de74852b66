// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.EditPolicy;
import org.orrery.diagram.Messages;
import org.orrery.diagram.canvas.CanvasPart;
import org.orrery.diagram.canvas.ExactChildren;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.layout.LayoutSnapshot;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.policies.PlacePolicy;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.HostContainer;

/** The whole diagram: networks, clusters with their hosts, datastores, notes. */
public final class TopologyEditPart extends CanvasPart implements Placements.Listener {
	private static final int MARGIN = 3 * NodeFigure.STEP;

	private final TopologyContext context;
	private Links links;
	private Arrangement arrangement;

	TopologyEditPart(TopologyContext context, Fleet fleet) {
		this.context = context;
		setModel(fleet);
	}

	public TopologyContext context() {
		return context;
	}

	@Override
	protected IFigure createFigure() {
		return ground(MARGIN);
	}

	@Override
	protected String spokenName() {
		return Messages.Editor_spokenName;
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.LAYOUT_ROLE, new PlacePolicy());
	}

	@Override
	@SuppressWarnings("rawtypes")
	protected List getModelChildren() {
		List<Object> children = new ArrayList<>();
		for (Layer layer : Layer.values())
			if (context.isVisible(layer))
				children.addAll(context.attachments().of(layer));
		((Fleet) getModel()).getDatacenters().forEach(datacenter -> collectGroups(datacenter, children));
		children.addAll(context.placements().document().getNotes());
		return children;
	}

	private static void collectGroups(HostContainer container, List<Object> into) {
		if (container.getRef() != null && (container instanceof Cluster || !container.getHosts().isEmpty()))
			into.add(container);
		container.getClusters().forEach(cluster -> collectGroups(cluster, into));
		container.getFolders().forEach(folder -> collectGroups(folder, into));
	}

	@Override
	public void activate() {
		links = new Links(this);
		arrangement = new Arrangement(this);
		context.placements().addListener(this);
		super.activate();
		structureChanged();
	}

	@Override
	public void deactivate() {
		context.placements().removeListener(this);
		if (links != null) // else a viewer gives up a diagram that it could not show, and why is what has to be heard
			links.dispose();
		super.deactivate();
	}

	/** Groups, networks, datastores or notes may have come or gone. */
	public void syncChildren() {
		ExactChildren.sync(this, getModelChildren());
	}

	/** Boxes came, went or grew: places and links follow. Once per batch. */
	public void structureChanged() {
		arrangement.arrange();
		links.update();
		context.structureChanged();
	}

	/** Selection or search changed. */
	public void selectionChanged() {
		links.highlight();
	}

	/** What a layout needs to know, as it is now. */
	public LayoutSnapshot snapshot() {
		List<LayoutSnapshot.Group> groups = new ArrayList<>();
		List<LayoutSnapshot.Box> networks = new ArrayList<>();
		List<LayoutSnapshot.Box> datastores = new ArrayList<>();
		List<LayoutSnapshot.Edge> edges = new ArrayList<>();
		for (Object child : getChildren()) {
			switch (child) {
			case GroupEditPart group -> groups.add(group.snapshot());
			case NetworkEditPart network -> networks.add(network.box());
			case DatastoreEditPart datastore -> datastores.add(datastore.box());
			default -> {
				// notes stand where they were put
			}
			}
		}
		for (Object child : getChildren())
			if (child instanceof AttachmentEditPart<?, ?> part)
				context.attachments().hosts(part.model()).stream().map(host -> host.getParent().getRef()).distinct()
						.forEach(group -> edges.add(new LayoutSnapshot.Edge(group, part.placeRef())));
		return new LayoutSnapshot(groups, networks, datastores, edges);
	}

	@Override
	public void placed(Set<ObjectRef> objects) {
		for (ObjectRef ref : objects) {
			Object model = context.fleet().find(ref).map(Object.class::cast).orElseGet(() -> attachment(ref));
			if (getViewer().getEditPartRegistry().get(model) instanceof AbstractNodeEditPart<?, ?> part) {
				if (part instanceof HostEditPart)
					part.syncChildren();
				part.refreshVisuals();
			}
		}
		structureChanged();
	}

	private static Attachment attachment(ObjectRef ref) {
		return switch (ref.kind()) {
		case DATASTORE -> new SharedDatastore(ref.id());
		case VIRTUAL_SWITCH -> new SharedNetwork(ref.id());
		default -> null;
		};
	}

	@Override
	public void notesChanged() {
		syncChildren();
		for (Object child : getChildren())
			if (child instanceof NoteEditPart note)
				note.refreshVisuals();
	}
}
