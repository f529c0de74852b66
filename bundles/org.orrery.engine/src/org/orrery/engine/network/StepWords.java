// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;

/** Steps in words. Pure; any thread. */
public final class StepWords {
	private static final long MEGABIT = 1_000_000;

	private StepWords() {
	}

	/** Verb and object: "Add port team0 to dvs0". */
	public static String title(FabricStep step) {
		return switch (step) {
		case FabricStep.CreateSwitch create -> bind(Messages.StepWords_createSwitch, create.on());
		case FabricStep.RemoveSwitch remove -> bind(Messages.StepWords_removeSwitch, remove.on());
		case FabricStep.SetSwitch set -> bind(Messages.StepWords_setSwitch, set.on());
		case FabricStep.AddPort add -> bind(Messages.StepWords_addPort, add.port().name(), add.on());
		case FabricStep.RemovePort remove -> bind(Messages.StepWords_removePort, remove.port().name(), remove.on());
		case FabricStep.SetPort set -> bind(Messages.StepWords_setPort, set.after().name(), set.on());
		case FabricStep.AddMirror add -> bind(Messages.StepWords_addMirror, add.mirror().name(), add.on());
		case FabricStep.RemoveMirror remove -> bind(Messages.StepWords_removeMirror, remove.mirror().name(), remove.on());
		};
	}

	/** Verb and object of a change of a libvirt network. */
	public static String title(LibvirtStep step) {
		if (step.after() == null)
			return bind(Messages.StepWords_removeNetwork, step.name());
		return bind(step.before() == null ? Messages.StepWords_defineNetwork : Messages.StepWords_changeNetwork, step.name());
	}

	/** Its port groups. */
	public static String detail(LibvirtStep step) {
		return step.after() == null ? "" : String.join(", ", step.after().portGroups().stream().map(PortGroupRecord::name).toList()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** What comes, or what was and what comes; only what differs. */
	public static String detail(FabricStep step) {
		return switch (step) {
		case FabricStep.SetSwitch set -> bind(Messages.StepWords_change, before(set), after(set));
		case FabricStep.SetPort set -> bind(Messages.StepWords_change, before(set), after(set));
		case FabricStep.RemoveSwitch remove -> ""; //$NON-NLS-1$
		case FabricStep.RemovePort remove -> before(remove);
		case FabricStep.RemoveMirror remove -> before(remove);
		default -> after(step);
		};
	}

	/** "dvs0", "dvs0/port team0", "dvs0/mirror m1". */
	public static String place(FabricStep step) {
		return switch (step) {
		case FabricStep.AddPort add -> add.on() + "/port " + add.port().name(); //$NON-NLS-1$
		case FabricStep.RemovePort remove -> remove.on() + "/port " + remove.port().name(); //$NON-NLS-1$
		case FabricStep.SetPort set -> set.on() + "/port " + set.after().name(); //$NON-NLS-1$
		case FabricStep.AddMirror add -> add.on() + "/mirror " + add.mirror().name(); //$NON-NLS-1$
		case FabricStep.RemoveMirror remove -> remove.on() + "/mirror " + remove.mirror().name(); //$NON-NLS-1$
		default -> step.on();
		};
	}

	static String before(FabricStep step) {
		return switch (step) {
		case FabricStep.RemoveSwitch remove -> words(remove.gone(), null);
		case FabricStep.SetSwitch set -> words(set.before(), set.after());
		case FabricStep.RemovePort remove -> words(remove.port(), null);
		case FabricStep.SetPort set -> words(set.before(), set.after());
		case FabricStep.RemoveMirror remove -> words(remove.mirror());
		default -> Messages.StepWords_nothing;
		};
	}

	static String after(FabricStep step) {
		return switch (step) {
		case FabricStep.CreateSwitch create -> words(create.made(), null);
		case FabricStep.SetSwitch set -> words(set.after(), set.before());
		case FabricStep.AddPort add -> words(add.port(), null);
		case FabricStep.SetPort set -> words(set.after(), set.before());
		case FabricStep.AddMirror add -> words(add.mirror());
		default -> Messages.StepWords_nothing;
		};
	}

	/** @param other null: everything is said; else what differs from it */
	private static String words(SwitchConfig config, SwitchConfig other) {
		List<String> words = new ArrayList<>();
		if (other == null || config.mtu() != other.mtu())
			words.add(config.mtu() == 0 ? Messages.StepWords_mtuOfKernel : bind(Messages.StepWords_mtu, config.mtu()));
		if (other == null ? !config.exports().isEmpty() : !config.exports().equals(other.exports()))
			words.add(config.exports().isEmpty() ? Messages.StepWords_noExports : String.join(", ", config.exports().stream().map(StepWords::words).toList())); //$NON-NLS-1$
		if (other != null && !config.marks().equals(other.marks()))
			words.add(config.marks().containsKey(Marks.SWITCH) ? bind(Messages.StepWords_owned, config.marks().get(Marks.DOMAIN), config.marks().get(Marks.SLOT))
					: Messages.StepWords_foreign);
		return String.join(", ", words); //$NON-NLS-1$
	}

	private static String words(FlowExport export) {
		return export.kind() + " " + String.join(" ", export.collectors()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String words(PortConfig port, PortConfig other) {
		List<String> words = new ArrayList<>();
		if (other == null && !port.nics().isEmpty() && !port.nics().equals(List.of(port.name())))
			words.add(String.join(" + ", port.nics())); //$NON-NLS-1$
		if (other == null && port.teaming() != Teaming.NONE)
			words.add(port.teaming().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
		if (other == null && port.kind().isTunnel())
			words.add(bind(Messages.StepWords_tunnel, port.kind(), port.options().getOrDefault("key", ""), port.options().getOrDefault("remote_ip", ""))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (other == null || !port.vlan().equals(other.vlan()))
			words.add(bind(Messages.StepWords_vlan, port.vlan()));
		if (other == null ? !port.rate().equals(Rate.UNLIMITED) : !port.rate().equals(other.rate()))
			words.add(bind(Messages.StepWords_rate, rate(port.rate().in()), rate(port.rate().out())));
		if (other == null ? !port.enabled() : port.enabled() != other.enabled())
			words.add(port.enabled() ? Messages.StepWords_enabled : Messages.StepWords_disabled);
		if (other == null ? !port.guard().isOpen() : !port.guard().equals(other.guard()))
			words.add(words(port.guard()));
		if (other != null)
			addMarks(port, other, words);
		return String.join(", ", words); //$NON-NLS-1$
	}

	private static void addMarks(PortConfig port, PortConfig other, List<String> words) {
		String profile = port.marks().getOrDefault(Marks.PROFILE, ""); //$NON-NLS-1$
		if (!profile.equals(other.marks().getOrDefault(Marks.PROFILE, ""))) //$NON-NLS-1$
			words.add(profile.isEmpty() ? Messages.StepWords_noProfile : bind(Messages.StepWords_profile, profile));
		String number = port.marks().get(Marks.PORT);
		if (!Objects.equals(number, other.marks().get(Marks.PORT)))
			words.add(number == null ? Messages.StepWords_noNumber : bind(Messages.StepWords_number, number));
	}

	/** What a port is guarded against. */
	public static String words(PortGuard guard) {
		if (guard.equals(PortGuard.BROKEN))
			return Messages.StepWords_guardBroken;
		if (guard.isOpen())
			return Messages.StepWords_guardOpen;
		List<String> words = new ArrayList<>();
		if (!guard.source().isEmpty())
			words.add(bind(Messages.StepWords_guardSource, guard.source()));
		if (guard.dhcpServers())
			words.add(Messages.StepWords_guardDhcp);
		return String.join(", ", words); //$NON-NLS-1$
	}

	private static String rate(long bits) {
		return bits == 0 ? Messages.StepWords_unlimited : bind(Messages.StepWords_megabits, bits / (double) MEGABIT);
	}

	private static String words(Mirror mirror) {
		return bind(Messages.StepWords_mirror, String.join(", ", mirror.profiles()), mirror.output()); //$NON-NLS-1$
	}

	private static String bind(String template, Object... values) {
		return Messages.bind(template, values);
	}
}
