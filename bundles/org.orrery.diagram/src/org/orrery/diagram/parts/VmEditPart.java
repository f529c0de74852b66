// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.Request;
import org.eclipse.gef.requests.LocationRequest;
import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.VmFigure;
import org.orrery.diagram.figures.VmMark;
import org.orrery.diagram.migration.VmDragTracker;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.Words;

/** A VM on its host. Dragged onto another host it is migrated. */
public final class VmEditPart extends AbstractNodeEditPart<VirtualMachine, VmFigure> {
	VmEditPart(TopologyContext context, VirtualMachine vm) {
		super(context, vm);
	}

	@Override
	protected VmFigure createNodeFigure() {
		return new VmFigure(context().theme());
	}

	@Override
	protected void update() {
		VirtualMachine vm = model();
		VmFigure figure = nodeFigure();
		figure.setName(nameOf(vm));
		figure.setSize(vm.getMemory() > 0 ? Words.bytes(vm.getMemory()) : ""); //$NON-NLS-1$
		figure.setMark(mark(vm.getState()));
		figure.setStale(vm.getHost() != null && HostStates.isStale(vm.getHost().getState()));
		updateAlarm();
		updateMigration();
	}

	/** Shows how far a migration is, or that one failed. */
	public void updateMigration() {
		Optional<TaskRecord> task = migration();
		nodeFigure().setProgress(task.map(VmEditPart::progress).orElse(null));
		nodeFigure().setFailed(task.isEmpty() && failure().isPresent());
	}

	private static VmFigure.Progress progress(TaskRecord task) {
		double fraction = task.state() == TaskState.SUCCEEDED ? 1 : task.fraction();
		boolean cancellable = task.state() != TaskState.CANCELLING && task.state().isOpen();
		return new VmFigure.Progress(fraction, fraction < 0 ? "" : Words.percent(fraction), cancellable); //$NON-NLS-1$
	}

	/** The migration under way. */
	public Optional<TaskRecord> migration() {
		return context().migrations().of(model().getRef());
	}

	/** A failed migration that nobody has acknowledged. */
	public Optional<TaskRecord> failure() {
		return context().migrations().failureOf(model().getRef());
	}

	static VmMark mark(VmState state) {
		return switch (state) {
		case RUNNING -> VmMark.RUNNING;
		case PAUSED -> VmMark.PAUSED;
		case SHUTTING_DOWN -> VmMark.SHUTTING_DOWN;
		case SHUT_OFF -> VmMark.OFF;
		case CRASHED -> VmMark.CRASHED;
		case SUSPENDED -> VmMark.SUSPENDED;
		case UNKNOWN -> VmMark.UNKNOWN;
		};
	}

	static String nameOf(InventoryObject object) {
		return object.getName() == null ? "" : object.getName(); //$NON-NLS-1$
	}

	@Override
	protected String searchWords() {
		return nameOf(model()) + ' ' + String.join(" ", model().getAddresses()); //$NON-NLS-1$
	}

	@Override
	protected List<Line> information() {
		VirtualMachine vm = model();
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(Line.Kind.TITLE, nameOf(vm)));
		addAlarms(lines);
		failure().ifPresent(task -> addFailure(task, lines));
		migration().ifPresent(task -> lines.add(new Line(Line.Kind.NUMBER, task.phase().isEmpty() ? task.title() : task.title() + " \u00b7 " + task.phase()))); //$NON-NLS-1$
		lines.add(new Line(Line.Kind.NUMBER, Words.of(vm.getState())));
		lines.add(new Line(Line.Kind.NUMBER, NLS.bind(Messages.Vm_size, vm.getVcpus(), Words.bytes(vm.getMemory()))));
		if (!vm.getAddresses().isEmpty())
			lines.add(new Line(Line.Kind.NUMBER, Words.list(vm.getAddresses())));
		return lines;
	}

	private static void addFailure(TaskRecord task, List<Line> lines) {
		lines.add(new Line(Line.Kind.BAD, NLS.bind(Messages.Vm_migrationFailed, task.title(), task.reason())));
		if (!task.remedy().isEmpty())
			lines.add(new Line(Line.Kind.REMEDY, task.remedy()));
		lines.add(new Line(Line.Kind.REMEDY, Messages.Vm_acknowledgeHint));
	}

	@Override
	protected ObjectRef placeRef() {
		return null;
	}

	@Override
	public InventoryObject inventoryObject() {
		return model();
	}

	@Override
	public DragTracker getDragTracker(Request request) {
		if (request instanceof LocationRequest at && at.getLocation() != null) {
			Point place = at.getLocation().getCopy();
			getFigure().translateToRelative(place);
			Runnable click = clickAt(place);
			if (click != null)
				return new ClickTracker(this, click);
		}
		return context().interaction().<DragTracker>map(interaction -> new VmDragTracker(this, interaction.drag()))
				.orElseGet(() -> super.getDragTracker(request));
	}

	private Runnable clickAt(Point place) {
		if (nodeFigure().isCancelAt(place))
			return () -> migration().ifPresent(context().migrations()::cancel);
		if (nodeFigure().isFailureAt(place))
			return () -> failure().ifPresent(context().migrations()::acknowledge);
		return null;
	}
}
