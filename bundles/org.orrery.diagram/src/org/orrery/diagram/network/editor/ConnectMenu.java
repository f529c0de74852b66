// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.WireRules.Outcome;
import org.orrery.diagram.network.scene.WireRules;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.ui.internal.widgets.WorkAction;

/** What the mouse draws as a line the keyboard chooses from a menu: only ends at which the line would be allowed. UI thread. */
final class ConnectMenu {
	private static final int MOST = 30;

	private final DesignPage page;

	private record End(NetworkKey key, String name) {
	}

	ConnectMenu(DesignPage page) {
		this.page = page;
	}

	/** @param from what is selected; null: not one thing */
	void fill(IMenuManager menu, NetworkKey from) {
		if (from == null || !WireRules.isSource(from))
			return;
		if (from instanceof NetworkKey.OfHost) {
			for (Tunnel.Type type : Tunnel.Type.values())
				fill(menu, NLS.bind(Messages.Connect_tunnel, type), from, type);
			return;
		}
		fill(menu, Messages.Connect_to, from, Tunnel.Type.VXLAN);
	}

	private void fill(IMenuManager menu, String title, NetworkKey from, Tunnel.Type type) {
		MenuManager ends = new MenuManager(title);
		WireRules rules = new WireRules(page.model().state(), page.model().hosts(), type, page.model().view().administrator());
		for (End end : ends(from)) {
			if (ends.getSize() == MOST)
				break;
			try {
				Outcome outcome = rules.connect(from, end.key());
				ends.add(new WorkAction(end.name(), "link", () -> page.perform(outcome.words(), state -> outcome.after()))); //$NON-NLS-1$
			} catch (EditRefusedException e) {
				// not offered: the mouse would show why
			}
		}
		if (!ends.isEmpty())
			menu.add(ends);
	}

	private List<End> ends(NetworkKey from) {
		List<End> ends = new ArrayList<>();
		for (DistributedSwitch drawn : page.model().design().switches()) {
			if (from instanceof NetworkKey.OfNic)
				ends.add(new End(new NetworkKey.OfSwitch(drawn.id()), drawn.name()));
			if (from instanceof NetworkKey.OfVmNic)
				for (PortProfile profile : drawn.profiles())
					ends.add(new End(new NetworkKey.OfProfile(drawn.id(), profile.name()), drawn.name() + " / " + profile.name())); //$NON-NLS-1$
			if (from instanceof NetworkKey.OfHost || from instanceof NetworkKey.OfTunnel)
				drawn.members().stream().map(member -> new End(new NetworkKey.OfHost(member.host()), member.name())).filter(end -> !ends.contains(end))
						.forEach(ends::add);
		}
		return ends;
	}
}
