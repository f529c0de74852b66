// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

/** The shape a VM's state is drawn with: shape first, colour second. */
public enum VmMark {
	RUNNING(Tone.GOOD), PAUSED(Tone.WARNING), SHUTTING_DOWN(Tone.WARNING), OFF(Tone.IDLE), CRASHED(Tone.BAD), SUSPENDED(Tone.WARNING),
	UNKNOWN(Tone.MUTED), MIGRATING(Tone.ACCENT);

	private final Tone tone;

	VmMark(Tone tone) {
		this.tone = tone;
	}

	public Tone tone() {
		return tone;
	}
}
