// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.requests.LocationRequest;
import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.commands.PlaceCommand;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.figures.Heat;
import org.orrery.diagram.figures.HostCounts;
import org.orrery.diagram.figures.HostFigure;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.migration.MigrationTasks;
import org.orrery.diagram.policies.HostLayoutPolicy;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.NaturalOrder;
import org.orrery.ui.Words;

/** A host with its VMs, and the places that migrating VMs will take on it. */
public final class HostEditPart extends AbstractNodeEditPart<Host, HostFigure> implements Placeable {
	private static final Comparator<Object> BY_NAME = Comparator.comparing(HostEditPart::nameOfChild, NaturalOrder.INSTANCE);

	private boolean stale;

	HostEditPart(TopologyContext context, Host host) {
		super(context, host);
	}

	@Override
	protected HostFigure createNodeFigure() {
		HostFigure figure = new HostFigure(context().theme());
		figure.setEmptyText(Messages.Host_empty);
		return figure;
	}

	@Override
	public IFigure getContentPane() {
		return nodeFigure().pane();
	}

	/** VMs by name; one that is on its way here is an outline until it has arrived, even where the host already knows it. */
	@Override
	protected List<?> children() {
		if (context().placements().isCollapsed(model().getRef()))
			return List.of();
		List<Object> children = new ArrayList<>();
		Set<String> incoming = new HashSet<>();
		for (TaskRecord task : context().migrations().into(model().getRef()))
			MigrationTasks.vm(task).ifPresent(vm -> {
				incoming.add(vm.id());
				children.add(new IncomingVm(model().getRef(), vm, MigrationTasks.vmName(task)));
			});
		for (VirtualMachine vm : model().getVms())
			if (vm.getRef() != null && !incoming.contains(vm.getRef().id()))
				children.add(vm);
		children.sort(BY_NAME);
		return children;
	}

	private static String nameOfChild(Object child) {
		return child instanceof IncomingVm incoming ? incoming.name() : VmEditPart.nameOf((VirtualMachine) child);
	}

	@Override
	protected void update() {
		Host host = model();
		HostFigure figure = nodeFigure();
		figure.setName(VmEditPart.nameOf(host));
		figure.setMark(HostStates.mark(host.getState()));
		showStale(HostStates.isStale(host.getState()));
		figure.setCollapsed(context().placements().isCollapsed(host.getRef()));
		figure.setFixedWidth(context().placements().constraint(host.getRef()).width);
		updateAlarm();
		updateLoad();
	}

	/** VMs are as stale as their host. */
	private void showStale(boolean isStale) {
		nodeFigure().setStale(isStale);
		if (isStale != stale)
			refreshChildValues();
		stale = isStale;
	}

	/** Memory and counts: what changes often. */
	public void updateLoad() {
		Host host = model();
		HostFigure figure = nodeFigure();
		HostCounts counts = HostStates.counts(host.getVms());
		figure.setCounts(counts);
		figure.setSummary(HostStates.summary(host, counts, Instant.now()));
		boolean known = host.getMemory() > 0 && host.getMemoryAvailable() >= 0;
		long used = host.getMemory() - host.getMemoryAvailable();
		figure.setMemory(known ? (double) used / host.getMemory() : -1,
				known ? NLS.bind(Messages.Host_memory, Words.bytes(used), Words.bytes(host.getMemory())) : ""); //$NON-NLS-1$
	}

	/** @param heat null when hosts are not coloured */
	public void showHeat(Heat heat) {
		nodeFigure().setHeat(heat);
	}

	/** What it says to the VM that is dragged. */
	public void updateVerdict() {
		nodeFigure().setVerdict(context().drag().of(model().getRef()).orElse(null));
		updateEmphasis();
	}

	@Override
	protected Emphasis dropEmphasis() {
		DropVerdict verdict = nodeFigure().verdict();
		if (verdict == null || !context().drag().hovered().filter(model().getRef()::equals).isPresent())
			return Emphasis.NONE;
		return switch (verdict.kind()) {
		case POSSIBLE, CHECKING -> Emphasis.TARGET;
		case REFUSED -> Emphasis.REFUSING;
		case HERE -> Emphasis.NONE;
		};
	}

	@Override
	protected boolean isOutOfDrag() {
		DropVerdict verdict = nodeFigure().verdict();
		return verdict != null && verdict.kind() == DropVerdict.Kind.REFUSED;
	}

	@Override
	protected boolean hasMatchInside() {
		return model().getVms().stream().anyMatch(vm -> context().search().matches(VmEditPart.nameOf(vm) + ' ' + String.join(" ", vm.getAddresses()))); //$NON-NLS-1$
	}

	@Override
	protected String searchWords() {
		return VmEditPart.nameOf(model());
	}

	@Override
	protected List<Line> information() {
		Host host = model();
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(Line.Kind.TITLE, VmEditPart.nameOf(host)));
		if (host.getStateReason() != null && !host.getStateReason().isEmpty())
			lines.add(new Line(Line.Kind.BAD, host.getStateReason()));
		addAlarms(lines);
		if (HostStates.isStale(host.getState()))
			lines.add(new Line(Line.Kind.REMEDY, NLS.bind(Messages.Host_shownAsOf, Words.absolute(host.getLastSeen()))));
		lines.add(new Line(Line.Kind.NUMBER, HostStates.summary(host, HostStates.counts(host.getVms()), Instant.now())));
		if (host.getCpu() != null && host.getCpu().getModel() != null)
			lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Host_cpu, host.getCpu().getModel(), host.getCpu().getArchitecture())));
		if (host.getMemory() > 0)
			lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Host_memoryLeft, Words.bytes(host.getMemoryAvailable()), Words.bytes(host.getMemory()))));
		for (Datastore store : host.getDatastores())
			if (context().attachments().standingFor(store).isEmpty())
				lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Host_localDatastore, VmEditPart.nameOf(store), Words.bytes(store.getAvailable()))));
		return lines;
	}

	@Override
	protected ObjectRef placeRef() {
		return model().getRef();
	}

	/** Only the width is chosen: the height follows the VMs. */
	@Override
	protected Rectangle constraint(ObjectRef ref) {
		Rectangle place = super.constraint(ref);
		place.width = -1;
		place.height = -1;
		return place;
	}

	@Override
	public InventoryObject inventoryObject() {
		return model();
	}

	@Override
	public boolean isResizable() {
		return true;
	}

	@Override
	public Command placeCommand(Rectangle place) {
		Rectangle now = context().placements().constraint(model().getRef());
		boolean resized = place.width >= 0 && place.width != getFigure().getBounds().width;
		return new PlaceCommand(context().placements().document(), model().getRef(),
				new Rectangle(place.x, place.y, resized ? place.width : now.width, -1));
	}

	@Override
	protected void createEditPolicies() {
		context().interaction().ifPresent(
				interaction -> installEditPolicy(EditPolicy.LAYOUT_ROLE, new HostLayoutPolicy(interaction.drag(), interaction.drop())));
	}

	/** An undoable edit: VMs are hidden or shown. */
	public Command collapseCommand(boolean collapse) {
		Rectangle now = context().placements().constraint(model().getRef());
		return new PlaceCommand(context().placements().document(), model().getRef(), now, collapse);
	}

	public boolean isCollapsed() {
		return context().placements().isCollapsed(model().getRef());
	}

	@Override
	public DragTracker getDragTracker(Request request) {
		if (request instanceof LocationRequest at && at.getLocation() != null) {
			Point place = at.getLocation().getCopy();
			getFigure().translateToRelative(place);
			if (nodeFigure().isCollapseAt(place))
				return new ClickTracker(this, () -> context().interaction()
						.ifPresent(interaction -> interaction.commands().execute(collapseCommand(!isCollapsed()))));
		}
		return super.getDragTracker(request);
	}
}
