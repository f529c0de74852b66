// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is shown of a design, which is not part of it. Immutable.
 *
 * @param opened profiles whose VMs are shown although there are many
 * @param administrator who looks draws no networks: profiles that are not published are not shown
 * @param filter lower case; empty: everything. What does not match steps back, and VMs that match are shown
 */
public record ViewState(Set<Layer> layers, Set<NetworkKey> collapsed, Set<NetworkKey> opened, String filter, boolean administrator) {
	public static final ViewState EVERYTHING = new ViewState(EnumSet.allOf(Layer.class), Set.of(), Set.of(), "", false); //$NON-NLS-1$

	public ViewState {
		layers = Set.copyOf(layers);
		collapsed = Set.copyOf(collapsed);
		opened = Set.copyOf(opened);
		filter = filter.strip().toLowerCase(Locale.ROOT);
	}

	public boolean shows(Layer layer) {
		return layers.contains(layer);
	}

	public ViewState showing(Layer layer, boolean show) {
		Set<Layer> others = new HashSet<>(layers);
		if (show)
			others.add(layer);
		else
			others.remove(layer);
		return new ViewState(others, collapsed, opened, filter, administrator);
	}

	public ViewState toggled(NetworkKey key) {
		return key instanceof NetworkKey.OfProfile ? new ViewState(layers, collapsed, flip(opened, key), filter, administrator)
				: new ViewState(layers, flip(collapsed, key), opened, filter, administrator);
	}

	private static Set<NetworkKey> flip(Set<NetworkKey> keys, NetworkKey key) {
		Set<NetworkKey> others = new HashSet<>(keys);
		if (!others.remove(key))
			others.add(key);
		return others;
	}

	public ViewState filtered(String text) {
		return new ViewState(layers, collapsed, opened, text, administrator);
	}

	/** As one sees it who draws no networks but chooses among published profiles. */
	public ViewState seenBy(boolean serverAdministrator) {
		return new ViewState(layers, collapsed, opened, filter, serverAdministrator);
	}
}
