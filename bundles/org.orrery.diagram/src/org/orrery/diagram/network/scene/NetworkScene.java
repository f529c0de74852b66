// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.List;

import org.orrery.fabric.check.DesignProblem;

/**
 * The whole drawing. Immutable.
 *
 * @param nodes in the order of their bands and within these; @param located problems with the figures that they are about
 */
public record NetworkScene(List<SceneNode> nodes, List<Wire> wires, List<Located> located) {
	/** @param at null: about nothing that is drawn */
	public record Located(DesignProblem problem, NetworkKey at) {
	}

	public NetworkScene {
		nodes = List.copyOf(nodes);
		wires = List.copyOf(wires);
		located = List.copyOf(located);
	}
}
