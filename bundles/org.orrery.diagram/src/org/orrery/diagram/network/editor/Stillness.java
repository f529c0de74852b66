// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the press of the mouse on a figure to its release nothing moves: what is to be shown meanwhile is put off. UI thread. */
final class Stillness {
	private final Map<String, Runnable> putOff = new LinkedHashMap<>();
	private boolean held;

	/** @param what of several with the same name only the last is done; @return whether it has to wait; else the caller does it now */
	boolean putOff(String what, Runnable work) {
		if (held)
			putOff.put(what, work);
		return held;
	}

	void hold(boolean hold) {
		held = hold;
		if (held)
			return;
		List<Runnable> waiting = new ArrayList<>(putOff.values());
		putOff.clear();
		waiting.forEach(Runnable::run);
	}
}
