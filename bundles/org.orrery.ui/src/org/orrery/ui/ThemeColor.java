// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

/** What a colour means, with its value in the light and in the dark theme: the one place where colours are named. */
public enum ThemeColor {
	CANVAS("#f6f7f9", "#1f2124"), //$NON-NLS-1$ //$NON-NLS-2$
	TEXT("#1c2430", "#e3e6ea"), //$NON-NLS-1$ //$NON-NLS-2$
	TEXT_MUTED("#5d6b7c", "#98a4b3"), //$NON-NLS-1$ //$NON-NLS-2$
	/** One pixel around boxes. */
	EDGE("#c3cad4", "#4a5058"), //$NON-NLS-1$ //$NON-NLS-2$
	EDGE_STRONG("#8793a3", "#7d8896"), //$NON-NLS-1$ //$NON-NLS-2$
	ACCENT("#2f7fd6", "#5aa2f0"), //$NON-NLS-1$ //$NON-NLS-2$
	ACCENT_FILL("#e3effc", "#23384f"), //$NON-NLS-1$ //$NON-NLS-2$
	CLUSTER_FILL("#eef1f5", "#26292d"), //$NON-NLS-1$ //$NON-NLS-2$
	HOST_FILL("#ffffff", "#2d3136"), //$NON-NLS-1$ //$NON-NLS-2$
	HOST_HEADER("#e6ebf1", "#383d44"), //$NON-NLS-1$ //$NON-NLS-2$
	VM_FILL("#f7f9fb", "#363b42"), //$NON-NLS-1$ //$NON-NLS-2$
	DATASTORE_FILL("#f3f0e8", "#35322a"), //$NON-NLS-1$ //$NON-NLS-2$
	NETWORK_FILL("#e9f3ef", "#28352f"), //$NON-NLS-1$ //$NON-NLS-2$
	METER_TRACK("#dde2e8", "#474d55"), //$NON-NLS-1$ //$NON-NLS-2$
	METER_FILL("#5c93d1", "#5a96d8"), //$NON-NLS-1$ //$NON-NLS-2$
	METER_HIGH("#d08700", "#e0a030"), //$NON-NLS-1$ //$NON-NLS-2$
	METER_FULL("#d3413b", "#ec6a63"), //$NON-NLS-1$ //$NON-NLS-2$
	/** Shape first: these only support a shape or a word. */
	OK("#23824a", "#55c383"), //$NON-NLS-1$ //$NON-NLS-2$
	WARNING("#9a6400", "#e0a030"), //$NON-NLS-1$ //$NON-NLS-2$
	ERROR("#c2332d", "#f07a73"), //$NON-NLS-1$ //$NON-NLS-2$
	INACTIVE("#8793a3", "#7d8896"), //$NON-NLS-1$ //$NON-NLS-2$
	MIGRATING("#2f7fd6", "#5aa2f0"), //$NON-NLS-1$ //$NON-NLS-2$
	/** Lines across what has not been confirmed for a while. */
	STALE_HATCH("#c9b98f", "#6a6040"), //$NON-NLS-1$ //$NON-NLS-2$
	DROP_POSSIBLE("#e2f3e8", "#233b2d"), //$NON-NLS-1$ //$NON-NLS-2$
	DROP_REFUSED("#f9e6e5", "#442827"), //$NON-NLS-1$ //$NON-NLS-2$
	/** How hot a host is, coolest first; text stays legible on each. */
	HEAT_1("#e8f1fa", "#2b3946"), //$NON-NLS-1$ //$NON-NLS-2$
	HEAT_2("#c4ddf5", "#2b4d6e"), //$NON-NLS-1$ //$NON-NLS-2$
	HEAT_3("#f6e3a6", "#5e521f"), //$NON-NLS-1$ //$NON-NLS-2$
	HEAT_4("#f3bd82", "#77491a"), //$NON-NLS-1$ //$NON-NLS-2$
	HEAT_5("#ef968f", "#86332e"), //$NON-NLS-1$ //$NON-NLS-2$
	CARD_FILL("#ffffff", "#33383f"); //$NON-NLS-1$ //$NON-NLS-2$

	private final String light;
	private final String dark;

	ThemeColor(String light, String dark) {
		this.light = light;
		this.dark = dark;
	}

	/** "#rrggbb" */
	public String value(boolean darkTheme) {
		return darkTheme ? dark : light;
	}
}
