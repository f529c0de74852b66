// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

/** The shape a host's state is drawn with. */
public enum HostMark {
	HEALTHY(Tone.GOOD), CONNECTING(Tone.ACCENT), DEGRADED(Tone.WARNING), UNREACHABLE(Tone.BAD), CLOSED(Tone.IDLE),
	MAINTENANCE(Tone.ACCENT), UNKNOWN(Tone.MUTED);

	private final Tone tone;

	HostMark(Tone tone) {
		this.tone = tone;
	}

	public Tone tone() {
		return tone;
	}
}
