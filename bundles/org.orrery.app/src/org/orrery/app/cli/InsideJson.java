// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.Locale;
import java.util.Optional;

import org.orrery.engine.network.InsideView;
import org.orrery.fabric.Marks;
import org.orrery.fabric.inside.Forwarding;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.trace.Trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The documented form of what goes on inside switches. */
final class InsideJson {
	private InsideJson() {
	}

	static JsonObject view(InsideView view) {
		return new Json().put("host", view.host()).put("switch", view.inside().name()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("macs", view.inside().macs(), entry -> new Json().put("mac", entry.mac()).put("vlan", entry.vlan()).put("port", entry.port()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						.put("origin", entry.origin()).put("ageSeconds", entry.age()).put("vm", view.vm(entry.mac()).orElse(null)).object()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ports", view.inside().ports(), port -> port(view, port)) //$NON-NLS-1$
				.put("teams", view.inside().teams(), team -> new Json().put("port", team.port()).put("teaming", team.teaming()).put("lacp", team.lacp()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						.put("links", team.links(), link -> new Json().put("nic", link.nic()).put("link", link.state()).put("carries", link.carries()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
								.put("active", link.active()).object()) //$NON-NLS-1$
						.object())
				.put("tunnels", view.inside().tunnels(), tunnel -> new Json().put("port", tunnel.port()).put("kind", tunnel.kind()).put("key", tunnel.key()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
						.put("local", tunnel.local()).put("remote", tunnel.remote()).put("egress", tunnel.egress()).put("alive", tunnel.alive()).object()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("loops", loops(view.inside().loops())).put("gaps", view.inside().gaps()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static JsonObject port(InsideView view, PortStatus port) {
		String mac = port.config().marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT); //$NON-NLS-1$
		return new Json().put("port", port.name()).put("kind", port.config().kind()).put("link", port.link()).put("speedBitsPerSecond", port.speed() == 0 ? -1 : port.speed()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("mtuBytes", port.mtu() == 0 ? -1 : port.mtu()).put("number", port.config().marks().get(Marks.PORT)) //$NON-NLS-1$ //$NON-NLS-2$
				.put("profile", port.config().marks().get(Marks.PROFILE)).put("vlan", port.config().vlan().toString()).put("isolated", port.isolated()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("onlySource", port.config().guard().source()).put("dhcpServersRefused", port.config().guard().dhcpServers()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("counters", counters(port.counters())) //$NON-NLS-1$
				.put("total", view.totals().containsKey(port.name()) ? counters(view.totals().get(port.name())) : null) //$NON-NLS-1$
				.put("error", port.error()).put("vm", view.vm(mac).orElse(null)).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static JsonObject counters(PortCounters counters) {
		return new Json().put("inBytes", counters.inBytes()).put("inPackets", counters.inPackets()).put("inDropped", counters.inDropped()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("inErrors", counters.inErrors()).put("outBytes", counters.outBytes()).put("outPackets", counters.outPackets()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("outDropped", counters.outDropped()).put("outErrors", counters.outErrors()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static JsonObject loops(LoopProtection loops) {
		return new Json().put("protocol", loops.protocol()).put("forwardsBpdus", loops.forwardsBpdus()).put("isolated", loops.isolated()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ports", loops.ports(), part -> new Json().put("port", part.port()).put("role", part.role()).put("state", part.state()).object()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	static JsonObject trace(Trace trace, Optional<Forwarding> said) {
		return new Json().put("from", trace.from()).put("to", trace.to()).put("vlan", trace.vlan()).put("verdict", trace.verdict()).put("arrives", trace.arrives()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				.put("hops", trace.hops(), hop -> new Json().put("kind", hop.kind()).put("host", hop.host()).put("switch", hop.on()).put("port", hop.port()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
						.put("verdict", hop.verdict()).put("rule", hop.rule()).object()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("switchSays", said.map(own -> Json.array(own.reasons(), com.google.gson.JsonPrimitive::new)).orElseGet(JsonArray::new)).object(); //$NON-NLS-1$
	}

	static JsonObject slot(NetworkChassisCommand.Slot slot) {
		return new Json().put("switch", slot.on()).put("slot", slot.module().slot()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("uuid", slot.module().host() == null ? null : slot.module().host().toString()).put("name", slot.module().name()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("state", slot.module().state()).put("silenceMillis", slot.module().silence()).put("reason", slot.module().reason()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
