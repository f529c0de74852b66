// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Services;
import org.orrery.ui.internal.annotate.AnnotationRequest;
import org.orrery.ui.internal.annotate.TagsDialog;

/** What people wrote about the selected object, and how to change it: by the same task as everywhere. UI thread. */
record Writing(ObjectRef object, Named written, Services services) {
	static Optional<Topic> topic(ObjectRef object, Services services) {
		return services.engine().search().subject(object)
				.map(subject -> new Topic(Messages.Topic_notes, List.of(), List.of(), null,
						new Writing(object, new Named(subject.name(), subject.annotations()), services)));
	}

	List<String> tags() {
		return written.annotations().tags();
	}

	String notes() {
		return written.annotations().notes();
	}

	/** Whether the page of the other one may go on with this one: what is being typed stays. */
	boolean continues(Writing before) {
		return before != null && before.object.equals(object);
	}

	void editTags(Shell shell) {
		new TagsDialog(shell, services, Map.of(object, written)).ask().ifPresent(change -> submit(shell, change));
	}

	void saveNotes(Shell shell, String text) {
		submit(shell, AnnotationChange.notes(text, notes()));
	}

	private void submit(Shell shell, AnnotationChange change) {
		new AnnotationRequest(services, Map.of(object, written), change).submit(shell);
	}
}
