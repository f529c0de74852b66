// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.orrery.hypervisor.Annotations;

/**
 * What is to become of the annotations of an object, so that it can be done to many, and to one that somebody else has changed meanwhile.
 * Immutable.
 *
 * @param folder    null: stays; empty: into none
 * @param added     tags; @param removed tags, whatever their case
 * @param notes     null: stay; empty: none
 * @param notesSeen the notes that the person had before them; null: whatever they are, they are replaced
 */
public record AnnotationChange(String folder, List<String> added, List<String> removed, String notes, String notesSeen) {
	public AnnotationChange {
		folder = folder == null ? null : Annotations.folderPath(folder);
		added = Annotations.NONE.withTags(added).tags();
		removed = Annotations.NONE.withTags(removed).tags();
		notes = notes == null ? null : Annotations.NONE.withNotes(notes).notes();
		notesSeen = notesSeen == null ? null : Annotations.NONE.withNotes(notesSeen).notes();
	}

	public static AnnotationChange toFolder(String path) {
		return new AnnotationChange(path, List.of(), List.of(), null, null);
	}

	public static AnnotationChange tags(List<String> added, List<String> removed) {
		return new AnnotationChange(null, added, removed, null, null);
	}

	/** @param seen what the person had before them; null: whatever is there is replaced */
	public static AnnotationChange notes(String text, String seen) {
		return new AnnotationChange(null, List.of(), List.of(), text, seen);
	}

	/** What makes the one into the other. */
	public static AnnotationChange between(Annotations before, Annotations after) {
		String folder = before.folder().equals(after.folder()) ? null : after.folder();
		boolean sameNotes = before.notes().equals(after.notes());
		return new AnnotationChange(folder, after.withoutTags(before.tags()).tags(), before.withoutTags(after.tags()).tags(),
				sameNotes ? null : after.notes(), sameNotes ? null : before.notes());
	}

	public Annotations applyTo(Annotations now) {
		Annotations after = now.withoutTags(removed).withTags(added);
		if (folder != null)
			after = after.withFolder(folder);
		return notes == null ? after : after.withNotes(notes);
	}

	/** Somebody else has written notes that the person has not seen. */
	public boolean overwritesUnseen(Annotations now) {
		return notes != null && notesSeen != null && !now.notes().equals(notesSeen) && !now.notes().equals(notes);
	}

	/** E.g. "folder web/prod, +web, −old, notes". */
	public String inWords() {
		List<String> parts = new ArrayList<>();
		Optional.ofNullable(folder).ifPresent(path -> parts.add(path.isEmpty() ? Messages.Change_noFolder : Messages.bind(Messages.Change_folder, path)));
		added.forEach(tag -> parts.add(Messages.bind(Messages.Change_added, tag)));
		removed.forEach(tag -> parts.add(Messages.bind(Messages.Change_removed, tag)));
		Optional.ofNullable(notes).ifPresent(text -> parts.add(text.isEmpty() ? Messages.Change_noNotes : Messages.Change_notes));
		return String.join(", ", parts); //$NON-NLS-1$
	}
}
