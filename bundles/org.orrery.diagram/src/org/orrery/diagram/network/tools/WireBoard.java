// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tools;

import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.WireRules.Outcome;
import org.orrery.fabric.edit.EditRefusedException;

/** What a drawn line asks of the editor. UI thread. */
public interface WireBoard {
	DiagramTheme theme();

	/** What the line would do. @throws EditRefusedException why it does nothing */
	Outcome outcome(NetworkKey from, NetworkKey to) throws EditRefusedException;

	/** The line was drawn. */
	void drawn(Outcome outcome);

	/** Something was not done: says why and what would help. */
	void explain(String words, String remedy);

	/** While a line is drawn no live news may move what is under the mouse. */
	void holdStill(boolean still);
}
