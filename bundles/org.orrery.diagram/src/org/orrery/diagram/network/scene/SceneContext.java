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
record SceneContext(DesignState state, Map<UUID, LiveHost> hosts, Ports ports, ProblemPlaces problems, Map<UUID, Inheritance> profiles, ViewState view,
		LiveInside inside) {
	/** An ordinary node without anything inside. */
	SceneNode node(NetworkKey key, Shape shape, String name, String detail, String end) {
		return new SceneNode(key, shape, name, detail, end, -1, State.NONE, false, false, isFilteredOut(name, detail, end), problems.of(key), live(key, List.of()),
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

	/** What is known of a figure, with what its switches tell of it. */
	List<String> live(NetworkKey key, List<String> notes) {
		List<String> told = inside.notes().get(key);
		return told == null ? notes : java.util.stream.Stream.concat(notes.stream(), told.stream()).toList();
	}

	/** The state that a switch tells, else what is known otherwise. */
	State link(NetworkKey key, State otherwise) {
		State told = inside.links().getOrDefault(key, State.UNKNOWN);
		return told == State.UNKNOWN ? otherwise : told;
	}

	boolean isFound(String... words) {
		return !view.filter().isEmpty() && !isFilteredOut(words);
	}

	/** What is inside is found: then what it is in does not step back. */
	static boolean anyShown(List<SceneNode> children) {
		return children.stream().anyMatch(child -> !child.filteredOut());
	}
}
