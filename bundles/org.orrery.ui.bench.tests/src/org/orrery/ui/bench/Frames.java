// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.events.PaintListener;
import org.eclipse.swt.widgets.Control;

/** Counts how often a control paints while something goes on. */
final class Frames {
	private final Control control;
	private final List<Long> painted = new ArrayList<>();
	/** Added last, so told when the painting is done. */
	private final PaintListener listener = event -> painted.add(System.nanoTime());

	Frames(Control control) {
		this.control = control;
	}

	/** UI thread. */
	void begin() {
		painted.clear();
		control.addPaintListener(listener);
	}

	/** UI thread. */
	void end() {
		control.removePaintListener(listener);
	}

	double perSecond() {
		return painted.size() < 2 ? 0 : (painted.size() - 1) / ((painted.getLast() - painted.getFirst()) / 1e9);
	}

	/** Milliseconds between two frames, which 95 of 100 do not exceed. */
	double slowest() {
		List<Long> gaps = new ArrayList<>();
		for (int i = 1; i < painted.size(); i++)
			gaps.add(painted.get(i) - painted.get(i - 1));
		gaps.sort(null);
		return gaps.isEmpty() ? Double.NaN : gaps.get((int) (gaps.size() * 0.95)) / 1e6;
	}
}
