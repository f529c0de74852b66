// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.Strokes;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.edit.DesignEdit;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.RateText;
import org.orrery.fabric.edit.VlanText;

/** Profiles as a table. What a profile inherits stands in brackets; an empty cell inherits again. */
final class ProfileSheet {
	/** @param all null: its ancestors go round in a circle */
	private record Row(DistributedSwitch on, PortProfile profile, Effective all, int ports) {
		NetworkKey.OfProfile key() {
			return new NetworkKey.OfProfile(on.id(), profile.name());
		}
	}

	Sheet<Row> sheet() {
		List<Column<Row>> columns = new ArrayList<>();
		columns.add(Column.fixed(Messages.Column_switch, 90, row -> row.on().name()));
		columns.add(new Column<>(Messages.Column_name, 130, row -> row.profile().name(), row -> row.profile().name(), null,
				(row, text) -> Strokes.rename(row.key(), text)));
		columns.add(Column.fixed(Messages.Column_for, 80, row -> row.profile().capability() == Capability.UPLINK ? Messages.For_uplinks : Messages.For_ports));
		columns.add(Column.choice(Messages.Column_parent, 110, row -> row.profile().parent(), ProfileSheet::parents,
				(row, text) -> change(row, row.profile().withParent(text))));
		columns.add(Column.<Row>text(Messages.Column_vlan, 130, row -> own(row, row.profile().vlan(), all -> all.vlan().toString(), String::valueOf),
				(row, text) -> change(row, row.profile().withVlan(VlanText.parse(text)))).beginningWith(row -> row.profile().vlan() == null ? "" : row.profile().vlan().toString())); //$NON-NLS-1$
		columns.add(Column.<Row>text(Messages.Column_rate, 160, row -> own(row, row.profile().rate(), all -> RateText.format(all.rate()), RateText::format),
				(row, text) -> change(row, row.profile().withRate(RateText.parse(text)))).beginningWith(row -> RateText.format(row.profile().rate())));
		columns.add(security(Messages.Column_macChanges, Security::macChanges, (security, value) -> new Security(value, security.promiscuous(), security.forgedTransmits(), security.dhcpServer())));
		columns.add(security(Messages.Column_promiscuous, Security::promiscuous, (security, value) -> new Security(security.macChanges(), value, security.forgedTransmits(), security.dhcpServer())));
		columns.add(security(Messages.Column_forged, Security::forgedTransmits, (security, value) -> new Security(security.macChanges(), security.promiscuous(), value, security.dhcpServer())));
		columns.add(security(Messages.Column_dhcp, Security::dhcpServer, (security, value) -> new Security(security.macChanges(), security.promiscuous(), security.forgedTransmits(), value)));
		columns.add(Column.choice(Messages.Column_state, 90, row -> flag(row, row.profile().enabled(), Effective::enabled, Messages.State_up, Messages.State_down),
				row -> List.of("", Messages.State_up, Messages.State_down), //$NON-NLS-1$
				(row, text) -> change(row, row.profile().withState(parse(text, Messages.State_up), row.profile().system(), row.profile().published()))));
		columns.add(Column.choice(Messages.Column_system, 70, row -> yes(row.profile().system()), row -> List.of(Messages.No, Messages.Yes),
				(row, text) -> change(row, row.profile().withState(row.profile().enabled(), text.equals(Messages.Yes), row.profile().published()))));
		columns.add(Column.choice(Messages.Column_published, 80, row -> yes(row.profile().published()), row -> List.of(Messages.No, Messages.Yes),
				(row, text) -> change(row, row.profile().withState(row.profile().enabled(), row.profile().system(), text.equals(Messages.Yes)))));
		columns.add(Column.fixed(Messages.Column_ports, 60, row -> row.ports() == 0 ? "" : Integer.toString(row.ports()))); //$NON-NLS-1$
		return new Sheet<>(Messages.Sheet_profiles, "profiles", columns, ProfileSheet::rows, Row::key, Messages.Add_profile, //$NON-NLS-1$
				(view, selected) -> Stroke.of(ProfileEdits.add(view.target(selected instanceof NetworkKey.OfProfile row ? row.on() : null).id(), Capability.PORT)),
				Row::key);
	}

	private static List<Row> rows(DesignView view) {
		return view.each(DistributedSwitch::profiles, (drawn, profile) -> new Row(drawn, profile, view.profiles().get(drawn.id()).of(profile.name()).orElse(null),
				view.ports().of(new NetworkKey.OfProfile(drawn.id(), profile.name())).size()));
	}

	private static DesignEdit change(Row row, PortProfile after) {
		return ProfileEdits.change(row.on().id(), row.profile().name(), after);
	}

	private static List<String> parents(Row row) {
		List<String> names = new ArrayList<>(List.of("")); //$NON-NLS-1$
		row.on().profiles().stream().filter(other -> other.capability() == row.profile().capability() && !other.name().equals(row.profile().name()))
				.map(PortProfile::name).forEach(names::add);
		return names;
	}

	/** How a security setting is replaced. */
	@FunctionalInterface
	private interface Replacing {
		Security with(Security security, Boolean value);
	}

	private static Column<Row> security(String title, Function<Security, Boolean> setting, Replacing replacing) {
		return Column.<Row>choice(title, 100,
				row -> flag(row, setting.apply(row.profile().security()), all -> setting.apply(all.security()), Messages.Allow, Messages.Refuse),
				row -> List.of("", Messages.Allow, Messages.Refuse), //$NON-NLS-1$
				(row, text) -> change(row, row.profile().withSecurity(replacing.with(row.profile().security(), parse(text, Messages.Allow)))));
	}

	private static Boolean parse(String text, String yes) {
		return text.isEmpty() ? null : Boolean.valueOf(text.equals(yes));
	}

	private static <T> String own(Row row, T own, Function<Effective, String> inherited, Function<T, String> words) {
		if (own != null)
			return words.apply(own);
		return row.all() == null ? "" : NLS.bind(Messages.Inherited, inherited.apply(row.all())); //$NON-NLS-1$
	}

	private static String flag(Row row, Boolean own, Function<Effective, Boolean> inherited, String yes, String no) {
		return own(row, own, all -> inherited.apply(all) ? yes : no, value -> value ? yes : no);
	}

	private static String yes(boolean value) {
		return value ? Messages.Yes : Messages.No;
	}
}
