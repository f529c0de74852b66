// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.SceneNode;

/** Brings the parts inside another to the nodes that are to be there, by keys: what stays keeps its figure. One pass. */
final class NodeChildren {
	private NodeChildren() {
	}

	/** @return whether any came, went, moved or changed inside */
	static boolean sync(AbstractGraphicalEditPart parent, List<SceneNode> wanted) {
		Set<NetworkKey> keep = new HashSet<>();
		wanted.forEach(node -> keep.add(node.key()));
		boolean changed = false;
		Map<NetworkKey, NodePart> there = new HashMap<>();
		for (Object child : parent.getChildren().toArray()) {
			NodePart part = (NodePart) child;
			if (keep.contains(part.key())) {
				there.put(part.key(), part);
			} else {
				remove(parent, part);
				changed = true;
			}
		}
		for (int i = 0; i < wanted.size(); i++) {
			SceneNode node = wanted.get(i);
			NodePart part = there.get(node.key());
			if (part == null) {
				add(parent, node, i);
				changed = true;
				continue;
			}
			if (parent.getChildren().get(i) != part) {
				move(parent, part, i);
				changed = true;
			}
			changed |= part.show(node);
		}
		return changed;
	}

	private static void add(EditPart parent, SceneNode node, int index) {
		if (parent instanceof NodePart part)
			part.addNode(node, index);
		else
			((DesignPart) parent).addNode(node, index);
	}

	private static void remove(EditPart parent, NodePart child) {
		if (parent instanceof NodePart part)
			part.removeNode(child);
		else
			((DesignPart) parent).removeNode(child);
	}

	private static void move(EditPart parent, NodePart child, int index) {
		if (parent instanceof NodePart part)
			part.moveNode(child, index);
		else
			((DesignPart) parent).moveNode(child, index);
	}
}
