// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import org.eclipse.gef.DragTracker;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.network.scene.NetworkKey;

/** What the parts ask of the editor around them. UI thread. */
public interface NetworkContext {
	DiagramTheme theme();

	/** The mouse was pressed on a part: begins a line, a click or nothing. */
	DragTracker tracker(NodePart part);

	/** Double click or Enter. */
	void open(NetworkKey key);

	/** Whether the name can be written over on the figure. */
	boolean canRename(NetworkKey key);

	void rename(NetworkKey key, String name);

	/** Delete, on all that is selected at once. @return whether there was anything to delete */
	boolean delete(java.util.List<NetworkKey> keys);
}
