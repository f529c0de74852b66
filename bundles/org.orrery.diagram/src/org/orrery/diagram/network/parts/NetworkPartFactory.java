// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.network.scene.SceneNode;

/** Parts for the nodes of a scene. */
public final class NetworkPartFactory implements EditPartFactory {
	private final NetworkContext context;

	public NetworkPartFactory(NetworkContext context) {
		this.context = context;
	}

	@Override
	public EditPart createEditPart(EditPart parent, Object model) {
		return switch (model) {
		case NetworkScene scene -> new DesignPart(context, scene);
		case SceneNode node -> new NodePart(context, node);
		default -> throw new IllegalArgumentException(String.valueOf(model));
		};
	}
}
