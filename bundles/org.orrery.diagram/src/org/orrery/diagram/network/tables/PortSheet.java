// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.ArrayList;
import java.util.List;

import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Ports.Port;
import org.orrery.diagram.network.scene.WireRules;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.edit.EditRefusedException;

/** VMs' NICs as a table: the profile of each is chosen from those published. */
final class PortSheet {
	private record Row(DesignState state, List<LiveHost> hosts, Port port) {
	}

	Sheet<Row> sheet() {
		List<Column<Row>> columns = List.of(Column.fixed(Messages.Column_vm, 150, row -> row.port().vm().name()),
				Column.fixed(Messages.Column_host, 110, row -> row.port().host().name()), Column.fixed(Messages.Column_mac, 150, row -> row.port().nic().mac()),
				Column.fixed(Messages.Column_now, 180, row -> row.port().nic().portGroup().isEmpty() ? row.port().nic().network()
						: row.port().nic().network() + '/' + row.port().nic().portGroup()),
				new Column<>(Messages.Column_profile, 200, PortSheet::profile, PortSheet::profile, PortSheet::choices,
						(row, text) -> state -> new WireRules(state, row.hosts(), Tunnel.Type.VXLAN).connect(row.port().key(), chosen(row, text)).after()));
		return new Sheet<>(Messages.Sheet_ports, "ports", columns, //$NON-NLS-1$
				view -> view.ports().all().stream().map(port -> new Row(view.state(), view.hosts(), port)).toList(), row -> row.port().key(), null, null,
				row -> row.port().key());
	}

	private static String profile(Row row) {
		if (row.port().profile() == null)
			return ""; //$NON-NLS-1$
		String on = row.state().design().withId(row.port().profile().on()).map(DistributedSwitch::name).orElse("?"); //$NON-NLS-1$
		return on + '/' + row.port().profile().name() + (row.port().pending() ? " *" : ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static List<String> choices(Row row) {
		List<String> choices = new ArrayList<>();
		for (DistributedSwitch drawn : row.state().design().switches())
			if (drawn.member(row.port().host().host()).isPresent())
				for (PortProfile profile : drawn.profiles())
					if (profile.capability() == Capability.PORT && profile.published())
						choices.add(drawn.name() + '/' + profile.name());
		return choices;
	}

	private static NetworkKey.OfProfile chosen(Row row, String text) throws EditRefusedException {
		for (DistributedSwitch drawn : row.state().design().switches())
			for (PortProfile profile : drawn.profiles())
				if (text.equals(drawn.name() + '/' + profile.name()))
					return new NetworkKey.OfProfile(drawn.id(), profile.name());
		throw new EditRefusedException(Messages.Wire_portNowhere, Messages.Wire_portRemedy);
	}
}
