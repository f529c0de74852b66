// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

import java.util.Set;
import java.util.TreeSet;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

/** A JSON document as a design. What a design may contain beyond its form is {@code DesignCheck}'s business. */
final class DesignReader {
	private DesignReader() {
	}

	static NetworkDesign design(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("format", "name", "switches")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return new NetworkDesign(place.get("name", JsonPlace::text), place.list("switches", DesignReader::distributedSwitch)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static DistributedSwitch distributedSwitch(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("id", "name", "domain", "mtu", "profiles", "members", "tunnels", "mirrors", "exports")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$
		return new DistributedSwitch(place.get("id", JsonPlace::uuid), place.get("name", JsonPlace::text), place.get("domain", JsonPlace::number), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				place.get("mtu", JsonPlace::number, DistributedSwitch.DEFAULT_MTU), place.list("members", DesignReader::member), //$NON-NLS-1$ //$NON-NLS-2$
				place.list("profiles", DesignReader::profile), place.list("tunnels", DesignReader::tunnel), place.list("mirrors", DesignReader::mirror), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				place.list("exports", DesignReader::export)); //$NON-NLS-1$
	}

	private static Member member(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("slot", "host", "name", "address", "uplinks")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		return new Member(place.get("slot", JsonPlace::number), place.get("host", JsonPlace::uuid), place.get("name", JsonPlace::text), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				place.get("address", JsonPlace::text, ""), place.list("uplinks", DesignReader::uplink)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static Uplink uplink(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("name", "nics", "teaming", "profile")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new Uplink(place.get("name", JsonPlace::text), place.list("nics", JsonPlace::text), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("teaming", value -> value.choice(Teaming.class), Teaming.NONE), place.get("profile", JsonPlace::text, "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static PortProfile profile(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("name", "capability", "parent", "vlan", "rate", "security", "enabled", "system", "published")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$
		return new PortProfile(place.get("name", JsonPlace::text), place.get("capability", value -> value.choice(Capability.class), Capability.PORT), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("parent", JsonPlace::text, ""), place.get("vlan", DesignReader::vlan, null), place.get("rate", DesignReader::rate, null), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				place.get("security", DesignReader::security, null), place.get("enabled", JsonPlace::flag, null), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("system", JsonPlace::flag, false), place.get("published", JsonPlace::flag, false)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Vlan vlan(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("mode", "tag", "trunks")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		Vlan.Mode mode = place.get("mode", value -> value.choice(Vlan.Mode.class)); //$NON-NLS-1$
		boolean tagged = mode == Vlan.Mode.ACCESS || mode == Vlan.Mode.NATIVE;
		return new Vlan(mode, tagged ? place.get("tag", JsonPlace::number) : 0, new TreeSet<>(place.list("trunks", JsonPlace::number))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Rate rate(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("in", "out")); //$NON-NLS-1$ //$NON-NLS-2$
		return new Rate(place.get("in", JsonPlace::longNumber, 0L), place.get("out", JsonPlace::longNumber, 0L)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Security security(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("macChanges", "promiscuous", "forgedTransmits", "dhcpServer")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new Security(place.get("macChanges", JsonPlace::flag, null), place.get("promiscuous", JsonPlace::flag, null), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("forgedTransmits", JsonPlace::flag, null), place.get("dhcpServer", JsonPlace::flag, null)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Tunnel tunnel(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("name", "type", "key", "slots")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new Tunnel(place.get("name", JsonPlace::text), place.get("type", value -> value.choice(Tunnel.Type.class)), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("key", JsonPlace::longNumber), place.list("slots", JsonPlace::number)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Mirror mirror(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("name", "profiles", "direction", "output")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new Mirror(place.get("name", JsonPlace::text), place.list("profiles", JsonPlace::text), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("direction", value -> value.choice(Mirror.Direction.class), Mirror.Direction.BOTH), place.get("output", JsonPlace::text)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static FlowExport export(JsonPlace place) throws DesignFormatException {
		place.knowing(Set.of("kind", "collectors", "sampling", "interval")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new FlowExport(place.get("kind", value -> value.choice(FlowExport.Kind.class)), place.list("collectors", JsonPlace::text), //$NON-NLS-1$ //$NON-NLS-2$
				place.get("sampling", JsonPlace::number, 1), place.get("interval", JsonPlace::number, 0)); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
