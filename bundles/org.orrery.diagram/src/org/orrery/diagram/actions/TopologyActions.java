// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CompoundCommand;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.requests.GroupRequest;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.orrery.diagram.Messages;
import org.orrery.diagram.commands.NoteCommand;
import org.orrery.diagram.editor.HeatMap;
import org.orrery.diagram.parts.GhostEditPart;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.Layer;
import org.orrery.diagram.parts.NoteEditPart;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.diagram.parts.TopologyEditPart;
import org.orrery.diagram.parts.VmEditPart;
import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.Images;
import org.orrery.ui.internal.widgets.WorkAction;

/** What can be done on the diagram besides the workbench's own commands: on its strip and in its context menu. UI thread. */
public final class TopologyActions {
	private final GraphicalViewer viewer;
	private final TopologyContext context;
	private final ArrangeAction arrange;
	private final ExportAction export;
	private final HeatAction heat;

	public TopologyActions(GraphicalViewer viewer, TopologyContext context, HeatMap heatMap) {
		this.viewer = viewer;
		this.context = context;
		this.arrange = new ArrangeAction(viewer, context);
		this.export = new ExportAction(viewer, context);
		this.heat = new HeatAction(heatMap);
	}

	/** For the strip above the diagram. */
	public List<IAction> strip() {
		return List.of(layer(Layer.NETWORKS, Messages.Action_networks, "networks"), layer(Layer.DATASTORES, Messages.Action_datastores, "datastores"), //$NON-NLS-1$ //$NON-NLS-2$
				heat, new WorkAction(Messages.Action_addNote, "add", this::addNote), arrange, new WorkAction(Messages.Action_fit, "all", this::fit), export); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The context menu: what concerns the selection first, then the workbench's commands, then the diagram itself. */
	public void fill(IMenuManager menu) {
		if (!migrations().isEmpty())
			menu.add(new WorkAction(Messages.Action_cancelMigration, "cancel", this::cancelMigrations)); //$NON-NLS-1$
		if (!failures().isEmpty())
			menu.add(new WorkAction(Messages.Action_acknowledge, "acknowledge", () -> failures().forEach(context.migrations()::acknowledge))); //$NON-NLS-1$
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		List<HostEditPart> hosts = selected(HostEditPart.class);
		if (!hosts.isEmpty()) {
			boolean collapse = hosts.stream().anyMatch(host -> !host.isCollapsed());
			menu.add(new WorkAction(collapse ? Messages.Action_collapse : Messages.Action_expand, collapse ? "collapse" : "expand", () -> collapse(hosts, collapse))); //$NON-NLS-1$ //$NON-NLS-2$
		}
		if (!selected(NoteEditPart.class).isEmpty())
			menu.add(new WorkAction(Messages.Action_deleteNote, "remove", this::delete)); //$NON-NLS-1$
		menu.add(new WorkAction(Messages.Action_addNote, "add", this::addNote)); //$NON-NLS-1$
		menu.add(heat);
		menu.add(arrange);
		menu.add(new WorkAction(Messages.Action_fit, "all", this::fit)); //$NON-NLS-1$
		menu.add(export);
	}

	/** Cancels the migrations that are selected. @return whether there was any */
	public boolean cancelMigrations() {
		List<TaskRecord> running = migrations();
		running.forEach(context.migrations()::cancel);
		return !running.isEmpty();
	}

	/** Delete: cancels selected migrations, else deletes selected notes. Nothing of the infrastructure. */
	public void delete() {
		if (cancelMigrations())
			return;
		CompoundCommand all = new CompoundCommand(Messages.Command_removeNote);
		for (NoteEditPart note : selected(NoteEditPart.class)) {
			GroupRequest request = new GroupRequest(RequestConstants.REQ_DELETE);
			request.setEditParts(note);
			Command one = note.getCommand(request);
			if (one != null)
				all.add(one);
		}
		if (all.canExecute())
			execute(all);
	}

	/** Shows everything, at 100 % at most. */
	public void fit() {
		ZoomManager zoom = (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
		zoom.setZoomAsText(ZoomManager.FIT_ALL);
		if (zoom.getZoom() > 1)
			zoom.setZoom(1);
	}

	private void collapse(List<HostEditPart> hosts, boolean collapse) {
		CompoundCommand all = new CompoundCommand(collapse ? Messages.Action_collapse : Messages.Action_expand);
		hosts.stream().filter(host -> host.isCollapsed() != collapse).forEach(host -> all.add(host.collapseCommand(collapse)));
		execute(all);
	}

	private void addNote() {
		Point mouse = viewer.getControl().toControl(Display.getCurrent().getCursorLocation());
		org.eclipse.draw2d.geometry.Point place = viewer.getControl().getBounds().contains(mouse)
				? new org.eclipse.draw2d.geometry.Point(mouse) : new org.eclipse.draw2d.geometry.Point(40, 40);
		((TopologyEditPart) viewer.getContents()).getFigure().translateToRelative(place);
		execute(NoteCommand.add(context.placements().document(), Messages.Note_new, place.x, place.y));
	}

	private void execute(Command command) {
		context.interaction().ifPresent(interaction -> interaction.commands().execute(command));
	}

	private IAction layer(Layer layer, String text, String image) {
		IAction action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				context.setVisible(layer, isChecked());
				TopologyEditPart topology = (TopologyEditPart) viewer.getContents();
				topology.syncChildren();
				topology.structureChanged();
			}
		};
		action.setImageDescriptor(Images.descriptor(image));
		action.setToolTipText(text);
		action.setChecked(context.isVisible(layer));
		return action;
	}

	private List<TaskRecord> migrations() {
		List<TaskRecord> running = new ArrayList<>();
		selected(VmEditPart.class).stream().map(VmEditPart::migration).flatMap(Optional::stream).forEach(running::add);
		selected(GhostEditPart.class).stream().map(ghost -> context.migrations().of(ghost.model().vm())).flatMap(Optional::stream).forEach(running::add);
		return running.stream().filter(task -> task.state().isOpen()).distinct().toList();
	}

	private List<TaskRecord> failures() {
		return selected(VmEditPart.class).stream().map(VmEditPart::failure).flatMap(Optional::stream).toList();
	}

	private <T> List<T> selected(Class<T> type) {
		List<?> parts = viewer.getSelectedEditParts();
		return parts.stream().filter(type::isInstance).map(type::cast).toList();
	}
}
