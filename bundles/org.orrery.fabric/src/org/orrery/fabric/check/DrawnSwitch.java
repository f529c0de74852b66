// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;

/** What a rule looks at, and where it says what it finds. One thread. */
record DrawnSwitch(NetworkDesign design, DistributedSwitch drawn, Inheritance profiles, Map<UUID, HostFacts> facts, List<DesignProblem> found) {
	Optional<HostFacts> facts(Member member) {
		return Optional.ofNullable(facts.get(member.host()));
	}

	String place() {
		return drawn.name();
	}

	String place(PortProfile profile) {
		return place() + "/profile " + profile.name(); //$NON-NLS-1$
	}

	String place(Member member) {
		return place() + "/host " + member.name(); //$NON-NLS-1$
	}

	String place(Member member, Uplink uplink) {
		return place(member) + "/uplink " + uplink.name(); //$NON-NLS-1$
	}

	String place(Tunnel tunnel) {
		return place() + "/tunnel " + tunnel.name(); //$NON-NLS-1$
	}

	void error(String place, String rule, String words, String remedy, Object... numbers) {
		found.add(new DesignProblem(Severity.ERROR, place, rule, NLS.bind(words, numbers), NLS.bind(remedy, numbers)));
	}

	void warning(String place, String rule, String words, String remedy, Object... numbers) {
		found.add(new DesignProblem(Severity.WARNING, place, rule, NLS.bind(words, numbers), NLS.bind(remedy, numbers)));
	}
}
