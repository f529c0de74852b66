// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;

/** Writes into the model only what differs: every notification costs the views. Model thread. */
final class Features {
	private Features() {
	}

	static void set(EObject object, EStructuralFeature feature, Object value) {
		if (!Objects.equals(object.eGet(feature), value))
			object.eSet(feature, value);
	}

	/**
	 * Makes a list of contained objects match records: objects keep their identity by reference, a new one is complete before it enters.
	 *
	 * @param fill called for every object; a known one must be changed where it differs only
	 */
	static <T extends InventoryObject, R> void match(EList<T> list, Collection<R> records, Function<R, ObjectRef> refOf, Supplier<T> create,
			BiConsumer<T, R> fill) {
		Map<ObjectRef, T> known = new HashMap<>();
		list.forEach(object -> known.put(object.getRef(), object));
		List<T> fresh = new ArrayList<>();
		for (R record : records) {
			ObjectRef ref = refOf.apply(record);
			T object = known.remove(ref);
			boolean isNew = object == null;
			if (isNew) {
				object = create.get();
				object.setRef(ref);
				fresh.add(object);
			}
			fill.accept(object, record);
		}
		if (!known.isEmpty())
			list.removeAll(known.values());
		if (!fresh.isEmpty())
			list.addAll(fresh);
	}
}
