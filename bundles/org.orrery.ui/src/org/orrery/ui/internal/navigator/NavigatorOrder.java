// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Folder;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.NaturalOrder;

/** Containers before contents, then names with numbers in their natural order (h2 before h10). */
final class NavigatorOrder extends ViewerComparator {
	@Override
	public int category(Object element) {
		return switch (element) {
		case Folder folder -> 0;
		case Cluster cluster -> 1;
		case NavigatorGroup group -> 3 + group.kind().ordinal();
		case NavigatorSearches searches -> 9;
		default -> 2;
		};
	}

	@Override
	public int compare(Viewer viewer, Object first, Object second) {
		int byCategory = Integer.compare(category(first), category(second));
		if (byCategory != 0 || !(first instanceof InventoryObject a) || !(second instanceof InventoryObject b))
			return byCategory;
		return NaturalOrder.INSTANCE.compare(a.getName() == null ? "" : a.getName(), b.getName() == null ? "" : b.getName()); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
