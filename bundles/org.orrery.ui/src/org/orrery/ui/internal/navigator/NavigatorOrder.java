// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Folder;
import org.orrery.model.inventory.InventoryObject;

/** Containers before contents, then names with numbers in their natural order (h2 before h10). */
final class NavigatorOrder extends ViewerComparator {
	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}"); //$NON-NLS-1$

	@Override
	public int category(Object element) {
		return switch (element) {
		case Folder folder -> 0;
		case Cluster cluster -> 1;
		case NavigatorGroup group -> 3 + group.kind().ordinal();
		default -> 2;
		};
	}

	@Override
	public int compare(Viewer viewer, Object first, Object second) {
		int byCategory = Integer.compare(category(first), category(second));
		if (byCategory != 0 || !(first instanceof InventoryObject a) || !(second instanceof InventoryObject b))
			return byCategory;
		return getComparator().compare(key(a.getName()), key(b.getName()));
	}

	private static String key(String name) {
		return name == null ? "" : NUMBER.matcher(name).replaceAll(NavigatorOrder::padded); //$NON-NLS-1$
	}

	private static String padded(MatchResult number) {
		return String.format("%09d", Long.valueOf(number.group())); //$NON-NLS-1$
	}
}
