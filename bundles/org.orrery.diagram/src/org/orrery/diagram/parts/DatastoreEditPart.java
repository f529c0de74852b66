// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.DatastoreFigure;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Words;

/** A datastore that several hosts share. Its numbers are those of the first host that has it active. */
public final class DatastoreEditPart extends AttachmentEditPart<SharedDatastore, DatastoreFigure> {
	DatastoreEditPart(TopologyContext context, SharedDatastore shared) {
		super(context, shared);
	}

	@Override
	protected DatastoreFigure createNodeFigure() {
		return new DatastoreFigure(context().theme());
	}

	private Datastore witness() {
		List<Datastore> seen = context().attachments().datastores(model());
		return seen.stream().filter(Datastore::isActive).findFirst().orElse(seen.isEmpty() ? null : seen.getFirst());
	}

	@Override
	protected void update() {
		Datastore store = witness();
		if (store == null)
			return;
		nodeFigure().setName(VmEditPart.nameOf(store));
		boolean known = store.getCapacity() > 0 && store.getAvailable() >= 0;
		long used = store.getCapacity() - store.getAvailable();
		nodeFigure().setUsage(known ? (double) used / store.getCapacity() : -1,
				known ? NLS.bind(Messages.Datastore_usage, Words.percent((double) used / store.getCapacity()), Words.bytes(store.getCapacity())) : ""); //$NON-NLS-1$
	}

	@Override
	protected String searchWords() {
		return nodeFigure().name();
	}

	@Override
	protected List<Line> information() {
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(Line.Kind.TITLE, nodeFigure().name()));
		Datastore store = witness();
		if (store == null)
			return lines;
		if (store.getSource() != null && !store.getSource().isEmpty())
			lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Datastore_source, store.getType(), store.getSource())));
		lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Datastore_free, Words.bytes(store.getAvailable()), Words.bytes(store.getCapacity()))));
		lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Attachment_hosts,
				Words.list(context().attachments().hosts(model()).stream().<InventoryObject>map(host -> host).map(VmEditPart::nameOf).toList()))));
		return lines;
	}
}
