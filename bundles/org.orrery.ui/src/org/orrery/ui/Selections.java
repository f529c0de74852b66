// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;

/** Reads fleet objects out of a selection, whatever part it comes from. Elements are inventory objects or adapt to one. UI thread. */
public final class Selections {
	private Selections() {
	}

	public static <T extends InventoryObject> List<T> objects(ISelection selection, Class<T> type) {
		List<T> found = new ArrayList<>();
		if (!(selection instanceof IStructuredSelection structured))
			return found;
		for (Object element : structured.toList()) {
			InventoryObject object = Adapters.adapt(element, InventoryObject.class);
			if (type.isInstance(object) && object.getRef() != null && !found.contains(object))
				found.add(type.cast(object));
		}
		return found;
	}

	public static List<ObjectRef> refs(ISelection selection) {
		return objects(selection, InventoryObject.class).stream().map(InventoryObject::getRef).toList();
	}

	/** The selected object when it is the only one. */
	public static <T extends InventoryObject> Optional<T> single(ISelection selection, Class<T> type) {
		List<T> objects = objects(selection, type);
		return objects.size() == 1 ? Optional.of(objects.getFirst()) : Optional.empty();
	}
}
