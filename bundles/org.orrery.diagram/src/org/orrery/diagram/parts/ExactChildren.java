// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.gef.EditPart;

/** Brings the children of a part to what the model has now by exact additions, removals and moves; the platform's diff is quadratic. */
final class ExactChildren {
	interface Change {
		void add(Object model, int index);

		void remove(EditPart child);

		void move(EditPart child, int index);
	}

	private ExactChildren() {
	}

	static void sync(EditPart parent, List<?> wanted, Change change) {
		Set<Object> keep = new HashSet<>(wanted);
		for (Object child : parent.getChildren().toArray())
			if (!keep.contains(((EditPart) child).getModel()))
				change.remove((EditPart) child);
		for (int i = 0; i < wanted.size(); i++) {
			Object model = wanted.get(i);
			if (i < parent.getChildren().size() && ((EditPart) parent.getChildren().get(i)).getModel().equals(model))
				continue;
			EditPart known = (EditPart) parent.getViewer().getEditPartRegistry().get(model);
			if (known != null && known.getParent() == parent)
				change.move(known, i);
			else
				change.add(model, i);
		}
	}
}
