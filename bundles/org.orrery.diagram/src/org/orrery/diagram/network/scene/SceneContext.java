// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.fabric.design.Inheritance;

/** What every part of a drawing is worked out from. One thread. */
record SceneContext(DesignState state, Map<UUID, LiveHost> hosts, Ports ports, ProblemPlaces problems, Map<UUID, Inheritance> profiles, ViewState view) {
	/** An ordinary node without anything inside. */
	SceneNode node(NetworkKey key, Shape shape, String name, String detail, String end) {
		return new SceneNode(key, shape, name, detail, end, -1, State.NONE, false, false, isFilteredOut(name, detail, end), problems.of(key), List.of(),
				List.of());
	}

	/** Whether none of these words has what is looked for. */
	boolean isFilteredOut(String... words) {
		if (view.filter().isEmpty())
			return false;
		for (String word : words)
			if (word.toLowerCase(Locale.ROOT).contains(view.filter()))
				return false;
		return true;
	}

	boolean isFound(String... words) {
		return !view.filter().isEmpty() && !isFilteredOut(words);
	}

	/** What is inside is found: then what it is in does not step back. */
	static boolean anyShown(List<SceneNode> children) {
		return children.stream().anyMatch(child -> !child.filteredOut());
	}
}
