// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

/** How an object in alarm is marked; the later the worse. The shapes differ, not only the colours. */
public enum AlarmMark {
	/** All of it is acknowledged or muted. */
	QUIET("alarm-quiet"), WARNING("alarm-warning"), CRITICAL("alarm-critical"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final String overlay;

	AlarmMark(String overlay) {
		this.overlay = overlay;
	}

	String overlay() {
		return overlay;
	}

	/** Either may be null: none. */
	static AlarmMark worse(AlarmMark a, AlarmMark b) {
		if (a == null || b == null)
			return a == null ? b : a;
		return a.compareTo(b) >= 0 ? a : b;
	}
}
