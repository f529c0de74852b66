// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.List;
import java.util.UUID;

import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.tools.PaletteEntry;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.edit.DesignEdit;
import org.orrery.fabric.edit.MirrorEdits;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.SwitchEdits;

/** Puts what was taken from the palette where the mouse clicks, and has its name written at once. UI thread. */
final class PutDown {
	private final DesignPage page;
	private final DesignModel model;

	PutDown(DesignPage page, DesignModel model) {
		this.page = page;
		this.model = model;
	}

	/** @param at null: on the ground */
	void add(PaletteEntry entry, NetworkKey at) {
		UUID on = switchAt(at);
		if (entry == PaletteEntry.SWITCH) {
			UUID id = UUID.randomUUID();
			if (page.perform(entry.text(), Stroke.of(SwitchEdits.add(id))))
				page.beginNaming(new NetworkKey.OfSwitch(id));
			return;
		}
		if (on == null) {
			page.explain(model.design().switches().isEmpty() ? Messages.Palette_noSwitch : Messages.Palette_notOnSwitch, entry.tip());
			return;
		}
		var drawn = model.design().withId(on).orElseThrow();
		switch (entry) {
		case PROFILE -> addNamed(entry, ProfileEdits.add(on, Capability.PORT), new NetworkKey.OfProfile(on, ProfileEdits.freeName(drawn, Capability.PORT)));
		case UPLINK_PROFILE -> addNamed(entry, ProfileEdits.add(on, Capability.UPLINK),
				new NetworkKey.OfProfile(on, ProfileEdits.freeName(drawn, Capability.UPLINK)));
		case MIRROR -> page.perform(entry.text(), Stroke.of(MirrorEdits.add(on, at instanceof NetworkKey.OfProfile profile ? List.of(profile.name()) : List.of())));
		default -> page.explain(Messages.Palette_beginsElsewhere, entry.tip());
		}
	}

	private void addNamed(PaletteEntry entry, DesignEdit edit, NetworkKey made) {
		if (page.perform(entry.text(), Stroke.of(edit)))
			page.beginNaming(made);
	}

	/** The switch that a figure belongs to; the only one where there is one; else null. */
	private UUID switchAt(NetworkKey at) {
		return switch (at) {
		case NetworkKey.OfSwitch drawn -> drawn.id();
		case NetworkKey.OfProfile profile -> profile.on();
		case NetworkKey.OfMirror mirror -> mirror.on();
		case NetworkKey.OfTunnel tunnel -> tunnel.on();
		case NetworkKey.OfUplink uplink -> uplink.on();
		case null, default -> model.design().switches().size() == 1 ? model.design().switches().get(0).id() : null;
		};
	}
}
