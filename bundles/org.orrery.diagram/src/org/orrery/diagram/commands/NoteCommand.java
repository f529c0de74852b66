// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.commands;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.Command;
import org.orrery.diagram.Messages;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;
import org.orrery.model.design.DiagramNote;

/** Adds, removes or changes a note. */
public final class NoteCommand extends Command {
	private final Runnable forward;
	private final Runnable back;

	private NoteCommand(String label, Runnable forward, Runnable back) {
		super(label);
		this.forward = forward;
		this.back = back;
	}

	public static NoteCommand add(DiagramDocument document, String text, int x, int y) {
		DiagramNote note = DesignFactory.eINSTANCE.createDiagramNote();
		note.setText(text);
		note.setX(x);
		note.setY(y);
		return new NoteCommand(Messages.Command_addNote, () -> document.getNotes().add(note), () -> document.getNotes().remove(note));
	}

	public static NoteCommand remove(DiagramDocument document, DiagramNote note) {
		int index = document.getNotes().indexOf(note);
		return new NoteCommand(Messages.Command_removeNote, () -> document.getNotes().remove(note), () -> document.getNotes().add(index, note));
	}

	public static NoteCommand rewrite(DiagramNote note, String text) {
		String old = note.getText();
		return new NoteCommand(Messages.Command_editNote, () -> note.setText(text), () -> note.setText(old));
	}

	public static NoteCommand move(DiagramNote note, Rectangle place) {
		Rectangle old = new Rectangle(note.getX(), note.getY(), note.getWidth(), note.getHeight());
		return new NoteCommand(Messages.Command_place, () -> set(note, place), () -> set(note, old));
	}

	private static void set(DiagramNote note, Rectangle place) {
		note.setX(place.x);
		note.setY(place.y);
		note.setWidth(place.width);
		note.setHeight(place.height);
	}

	@Override
	public void execute() {
		forward.run();
	}

	@Override
	public void undo() {
		back.run();
	}
}
