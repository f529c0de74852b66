// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
	 * Makes a list of contained objects match records: objects keep their identity by reference, a new one is complete before it enters. Of
	 * records with the same reference, which a host should not have (two NICs with one MAC), the first counts.
	 *
	 * @param fill called for every object; a known one must be changed where it differs only
	 */
	static <T extends InventoryObject, R> void match(EList<T> list, Collection<R> records, Function<R, ObjectRef> refOf, Supplier<T> create,
			BiConsumer<T, R> fill) {
		Map<ObjectRef, T> known = new HashMap<>();
		list.forEach(object -> known.put(object.getRef(), object));
		Set<ObjectRef> wanted = new HashSet<>();
		List<T> fresh = new ArrayList<>();
		for (R record : records) {
			ObjectRef ref = refOf.apply(record);
			if (!wanted.add(ref))
				continue;
			T object = known.get(ref);
			if (object == null) {
				object = create.get();
				object.setRef(ref);
				fresh.add(object);
			}
			fill.accept(object, record);
		}
		known.keySet().removeAll(wanted);
		if (!known.isEmpty())
			list.removeAll(known.values());
		if (!fresh.isEmpty())
			list.addAll(fresh);
	}
}
