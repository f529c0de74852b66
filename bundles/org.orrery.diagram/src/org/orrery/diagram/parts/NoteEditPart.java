// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.List;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.tools.DirectEditManager;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.orrery.diagram.commands.NoteCommand;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.NoteFigure;
import org.orrery.diagram.policies.NotePolicies;
import org.orrery.model.ObjectRef;
import org.orrery.model.design.DiagramNote;
import org.orrery.model.inventory.InventoryObject;

/** Free text, written in place. */
public final class NoteEditPart extends AbstractNodeEditPart<DiagramNote, NoteFigure> implements Placeable {
	NoteEditPart(TopologyContext context, DiagramNote note) {
		super(context, note);
	}

	@Override
	protected NoteFigure createNodeFigure() {
		return new NoteFigure(context().theme());
	}

	@Override
	protected void update() {
		nodeFigure().setText(model().getText() == null ? "" : model().getText()); //$NON-NLS-1$
		((GraphicalEditPart) getParent()).setLayoutConstraint(this, getFigure(),
				new Rectangle(model().getX(), model().getY(), model().getWidth(), model().getHeight()));
	}

	@Override
	protected String searchWords() {
		return nodeFigure().text();
	}

	@Override
	protected List<Line> information() {
		return List.of(new Line(Line.Kind.NUMBER, nodeFigure().text()));
	}

	@Override
	protected ObjectRef placeRef() {
		return null;
	}

	@Override
	public InventoryObject inventoryObject() {
		return null;
	}

	@Override
	public boolean isResizable() {
		return true;
	}

	@Override
	public Command placeCommand(Rectangle place) {
		return NoteCommand.move(model(), new Rectangle(place.x, place.y, place.width, -1));
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.DIRECT_EDIT_ROLE, NotePolicies.writing());
		installEditPolicy(EditPolicy.COMPONENT_ROLE, NotePolicies.deleting(context().placements().document()));
	}

	@Override
	public void performRequest(Request request) {
		if (RequestConstants.REQ_DIRECT_EDIT.equals(request.getType()) || RequestConstants.REQ_OPEN.equals(request.getType()))
			new Writing(this).show();
		else
			super.performRequest(request);
	}

	private static final class Writing extends DirectEditManager {
		Writing(NoteEditPart part) {
			super(part, null, editor -> {
				Rectangle box = part.getFigure().getBounds().getCopy();
				part.getFigure().translateToAbsolute(box);
				((Text) editor.getControl()).setBounds(box.x, box.y, box.width, box.height);
			});
		}

		@Override
		protected org.eclipse.jface.viewers.CellEditor createCellEditorOn(Composite composite) {
			return new TextCellEditor(composite, SWT.MULTI | SWT.WRAP);
		}

		@Override
		protected void initCellEditor() {
			NoteFigure figure = ((NoteEditPart) getEditPart()).nodeFigure();
			getCellEditor().setValue(figure.text());
			getCellEditor().getControl().setFont(figure.getFont());
			((Text) getCellEditor().getControl()).selectAll();
		}
	}
}
