// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

import java.util.Collection;
import java.util.function.Function;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Vlan;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** A design as a JSON document. What is inherited or as usual is left out. */
final class DesignWriter {
	private DesignWriter() {
	}

	static JsonObject design(NetworkDesign design, int format) {
		JsonObject object = new JsonObject();
		object.addProperty("format", format); //$NON-NLS-1$
		object.addProperty("name", design.name()); //$NON-NLS-1$
		list(object, "switches", design.switches(), DesignWriter::distributedSwitch); //$NON-NLS-1$
		return object;
	}

	private static <T> void list(JsonObject object, String name, Collection<T> all, Function<T, JsonElement> writing) {
		if (all.isEmpty())
			return;
		JsonArray array = new JsonArray();
		all.forEach(one -> array.add(writing.apply(one)));
		object.add(name, array);
	}

	private static JsonObject distributedSwitch(DistributedSwitch drawn) {
		JsonObject object = new JsonObject();
		object.addProperty("id", drawn.id().toString()); //$NON-NLS-1$
		object.addProperty("name", drawn.name()); //$NON-NLS-1$
		object.addProperty("domain", drawn.domain()); //$NON-NLS-1$
		object.addProperty("mtu", drawn.mtu()); //$NON-NLS-1$
		list(object, "profiles", drawn.profiles(), DesignWriter::profile); //$NON-NLS-1$
		list(object, "members", drawn.members(), DesignWriter::member); //$NON-NLS-1$
		list(object, "tunnels", drawn.tunnels(), DesignWriter::tunnel); //$NON-NLS-1$
		list(object, "mirrors", drawn.mirrors(), DesignWriter::mirror); //$NON-NLS-1$
		list(object, "exports", drawn.exports(), DesignWriter::export); //$NON-NLS-1$
		return object;
	}

	private static JsonObject profile(PortProfile profile) {
		JsonObject object = new JsonObject();
		object.addProperty("name", profile.name()); //$NON-NLS-1$
		object.addProperty("capability", JsonPlace.word(profile.capability())); //$NON-NLS-1$
		if (!profile.parent().isEmpty())
			object.addProperty("parent", profile.parent()); //$NON-NLS-1$
		if (profile.vlan() != null)
			object.add("vlan", vlan(profile.vlan())); //$NON-NLS-1$
		if (profile.rate() != null) {
			JsonObject rate = new JsonObject();
			rate.addProperty("in", profile.rate().in()); //$NON-NLS-1$
			rate.addProperty("out", profile.rate().out()); //$NON-NLS-1$
			object.add("rate", rate); //$NON-NLS-1$
		}
		if (!profile.security().equals(Security.INHERITED))
			object.add("security", security(profile.security())); //$NON-NLS-1$
		if (profile.enabled() != null)
			object.addProperty("enabled", profile.enabled()); //$NON-NLS-1$
		if (profile.system())
			object.addProperty("system", true); //$NON-NLS-1$
		if (profile.published())
			object.addProperty("published", true); //$NON-NLS-1$
		return object;
	}

	private static JsonObject vlan(Vlan vlan) {
		JsonObject object = new JsonObject();
		object.addProperty("mode", JsonPlace.word(vlan.mode())); //$NON-NLS-1$
		if (vlan.mode() == Vlan.Mode.ACCESS || vlan.mode() == Vlan.Mode.NATIVE)
			object.addProperty("tag", vlan.tag()); //$NON-NLS-1$
		list(object, "trunks", vlan.trunks(), JsonPrimitive::new); //$NON-NLS-1$
		return object;
	}

	private static JsonObject security(Security security) {
		JsonObject object = new JsonObject();
		flag(object, "macChanges", security.macChanges()); //$NON-NLS-1$
		flag(object, "promiscuous", security.promiscuous()); //$NON-NLS-1$
		flag(object, "forgedTransmits", security.forgedTransmits()); //$NON-NLS-1$
		flag(object, "dhcpServer", security.dhcpServer()); //$NON-NLS-1$
		return object;
	}

	private static void flag(JsonObject object, String name, Boolean flag) {
		if (flag != null)
			object.addProperty(name, flag);
	}

	private static JsonObject member(Member member) {
		JsonObject object = new JsonObject();
		object.addProperty("slot", member.slot()); //$NON-NLS-1$
		object.addProperty("host", member.host().toString()); //$NON-NLS-1$
		object.addProperty("name", member.name()); //$NON-NLS-1$
		if (!member.address().isEmpty())
			object.addProperty("address", member.address()); //$NON-NLS-1$
		list(object, "uplinks", member.uplinks(), DesignWriter::uplink); //$NON-NLS-1$
		return object;
	}

	private static JsonObject uplink(Uplink uplink) {
		JsonObject object = new JsonObject();
		object.addProperty("name", uplink.name()); //$NON-NLS-1$
		list(object, "nics", uplink.nics(), JsonPrimitive::new); //$NON-NLS-1$
		if (uplink.teaming() != Uplink.Teaming.NONE)
			object.addProperty("teaming", JsonPlace.word(uplink.teaming())); //$NON-NLS-1$
		if (!uplink.profile().isEmpty())
			object.addProperty("profile", uplink.profile()); //$NON-NLS-1$
		return object;
	}

	private static JsonObject tunnel(Tunnel tunnel) {
		JsonObject object = new JsonObject();
		object.addProperty("name", tunnel.name()); //$NON-NLS-1$
		object.addProperty("type", JsonPlace.word(tunnel.type())); //$NON-NLS-1$
		object.addProperty("key", tunnel.key()); //$NON-NLS-1$
		list(object, "slots", tunnel.slots(), JsonPrimitive::new); //$NON-NLS-1$
		return object;
	}

	private static JsonObject mirror(Mirror mirror) {
		JsonObject object = new JsonObject();
		object.addProperty("name", mirror.name()); //$NON-NLS-1$
		list(object, "profiles", mirror.profiles(), JsonPrimitive::new); //$NON-NLS-1$
		object.addProperty("direction", JsonPlace.word(mirror.direction())); //$NON-NLS-1$
		object.addProperty("output", mirror.output()); //$NON-NLS-1$
		return object;
	}

	private static JsonObject export(FlowExport export) {
		JsonObject object = new JsonObject();
		object.addProperty("kind", JsonPlace.word(export.kind())); //$NON-NLS-1$
		list(object, "collectors", export.collectors(), JsonPrimitive::new); //$NON-NLS-1$
		object.addProperty("sampling", export.sampling()); //$NON-NLS-1$
		object.addProperty("interval", export.interval()); //$NON-NLS-1$
		return object;
	}
}
