// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

/** What a colour is for. Figures name tones, never colours; the theme answers for light and dark. */
public enum Tone {
	/** Behind everything. */
	CANVAS,
	/** Fill of a cluster's frame. */
	GROUP,
	/** Fill of hosts, networks and datastores. */
	SURFACE,
	/** Fill of a VM, which stands on a host. */
	RAISED,
	BORDER, TEXT, MUTED,
	/** Selection, drop targets, migrations. */
	ACCENT,
	/** Fill of what is selected or highlighted. */
	ACCENT_TINT,
	/** Running, healthy, possible. */
	GOOD,
	/** Paused, degraded, stale. */
	WARNING,
	/** Crashed, unreachable, refused. */
	BAD,
	/** Off, closed. */
	IDLE,
	/** The empty part of a meter. */
	TRACK,
	/** Lines from hosts to networks and datastores. */
	LINK
}
