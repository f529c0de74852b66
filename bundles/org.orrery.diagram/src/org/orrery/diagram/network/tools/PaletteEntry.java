// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tools;

import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;

/** What can be taken from the palette. */
public enum PaletteEntry {
	SELECT("select", Messages.Palette_select, Messages.Palette_selectTip), //$NON-NLS-1$
	SWITCH("network", Messages.Palette_switch, Messages.Palette_switchTip), //$NON-NLS-1$
	PROFILE("portgroup", Messages.Palette_profile, Messages.Palette_profileTip), //$NON-NLS-1$
	UPLINK_PROFILE("uplink", Messages.Palette_uplinkProfile, Messages.Palette_uplinkProfileTip), //$NON-NLS-1$
	UPLINK("nic", Messages.Palette_uplink, Messages.Palette_uplinkTip), //$NON-NLS-1$
	TEAM("team", Messages.Palette_team, Messages.Palette_teamTip), //$NON-NLS-1$
	TUNNEL("tunnel", Messages.Palette_tunnel, Messages.Palette_tunnelTip), //$NON-NLS-1$
	MIRROR("mirror", Messages.Palette_mirror, Messages.Palette_mirrorTip), //$NON-NLS-1$
	VM_NIC("vm", Messages.Palette_vmNic, Messages.Palette_vmNicTip); //$NON-NLS-1$

	private final String image;
	private final String text;
	private final String tip;

	PaletteEntry(String image, String text, String tip) {
		this.image = image;
		this.text = text;
		this.tip = tip;
	}

	/** Below the icons of the user interface. */
	public String image() {
		return image;
	}

	public String text() {
		return text;
	}

	public String tip() {
		return tip;
	}

	/** Drawn from one figure to another, rather than put down by one click. */
	public boolean isLine() {
		return this == UPLINK || this == TEAM || this == TUNNEL || this == VM_NIC;
	}

	boolean beginsAt(NetworkKey key) {
		return switch (this) {
		case UPLINK, TEAM -> key instanceof NetworkKey.OfNic;
		case TUNNEL -> key instanceof NetworkKey.OfHost || key instanceof NetworkKey.OfTunnel;
		case VM_NIC -> key instanceof NetworkKey.OfVmNic;
		default -> false;
		};
	}
}
