// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.List;

import org.orrery.fabric.check.DesignProblem;

/**
 * One box or row of the drawing. Immutable; two that are equal look alike.
 *
 * @param name    set in the stronger weight; @param detail beside or below it, muted; @param end at the right edge
 * @param hue     of the VLAN, negative: none; @param notes for the card shown when the mouse rests on it
 * @param pending is to be changed by the next plan; @param faded off, out of reach or not a part of anything yet
 */
public record SceneNode(NetworkKey key, Shape shape, String name, String detail, String end, int hue, State state, boolean pending, boolean faded,
		boolean filteredOut, List<DesignProblem> problems, List<String> notes, List<SceneNode> children) {
	public enum Shape {
		SWITCH, PROFILE, UPLINK_PROFILE, MIRROR, HOST, UPLINK, NIC, TUNNEL, VM, VM_NIC, MORE, HINT;

		/** Whether others are drawn inside it. */
		public boolean isPanel() {
			return this == SWITCH || this == HOST || this == UPLINK || this == VM;
		}
	}

	/** Of a link, a host or a VM, shown by shape. */
	public enum State {
		NONE, UP, DOWN, UNKNOWN
	}

	public SceneNode {
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
		children = List.copyOf(children);
	}

	/** The same in itself, whatever is inside. */
	public boolean looksLike(SceneNode other) {
		return name.equals(other.name) && detail.equals(other.detail) && end.equals(other.end) && hue == other.hue && state == other.state
				&& pending == other.pending && faded == other.faded && filteredOut == other.filteredOut && shape == other.shape
				&& problems.equals(other.problems) && notes.equals(other.notes);
	}
}
