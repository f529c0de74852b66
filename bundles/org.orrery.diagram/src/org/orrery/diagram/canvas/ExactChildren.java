// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.eclipse.gef.EditPart;

/** Brings the children of a part to what is to be there by exact additions, removals and moves. One pass; what stays keeps its figure. */
public final class ExactChildren {
	private ExactChildren() {
	}

	/** Where the models themselves stay. @return whether any came, went or moved */
	public static boolean sync(CanvasPart parent, List<?> wanted) {
		return sync(parent, wanted, model -> model, (child, model) -> false);
	}

	/**
	 * Where values are replaced and only their keys stay, which are the models of the parts.
	 *
	 * @param show tells a part that stays its value; says whether sizes may have changed
	 * @return whether any came, went, moved, or said so
	 */
	public static <T> boolean sync(CanvasPart parent, List<? extends T> wanted, Function<? super T, ?> key, BiPredicate<EditPart, ? super T> show) {
		Set<Object> keep = new HashSet<>();
		wanted.forEach(value -> keep.add(key.apply(value)));
		Map<Object, EditPart> there = new HashMap<>();
		boolean changed = false;
		for (Object child : parent.getChildren().toArray()) {
			EditPart part = (EditPart) child;
			if (keep.contains(part.getModel())) {
				there.put(part.getModel(), part);
			} else {
				parent.drop(part);
				changed = true;
			}
		}
		for (int i = 0; i < wanted.size(); i++) {
			EditPart part = there.get(key.apply(wanted.get(i)));
			if (part == null) {
				parent.insert(wanted.get(i), i);
				changed = true;
				continue;
			}
			if (parent.getChildren().get(i) != part) {
				parent.move(part, i);
				changed = true;
			}
			changed |= show.test(part, wanted.get(i));
		}
		return changed;
	}
}
