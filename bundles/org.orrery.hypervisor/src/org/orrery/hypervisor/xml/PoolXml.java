// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.UUID;

import org.orrery.hypervisor.PoolRecord;

/** Reads libvirt's storage pool XML. */
public final class PoolXml {
	private PoolXml() {
	}

	/** @param label names the pool in messages */
	public static PoolRecord read(String xml, String label, boolean active, boolean persistent, boolean autostart) throws XmlException {
		XmlElement pool = SafeXml.parse(xml, "storage pool XML of " + label, "pool");
		// an inactive pool reports zeros, which mean "not known"
		boolean known = active || pool.bytes("capacity", "bytes", 0) > 0;
		return new PoolRecord(pool.requiredUuid("uuid"), pool.requiredText("name"), pool.attribute("type"), active, persistent, autostart,
				pool.text("target/path"), source(pool), known ? pool.bytes("capacity", "bytes", -1) : -1,
				known ? pool.bytes("allocation", "bytes", -1) : -1, known ? available(pool) : -1);
	}

	/** What is known of a pool that cannot be read, so that it does not hide the others. */
	public static PoolRecord unreadable(UUID uuid, String name, boolean active, boolean persistent, boolean autostart, Exception reason) {
		return new PoolRecord(uuid, name, "", active, persistent, autostart, "", "", -1, -1, -1, reason.getMessage());
	}

	/** More promised to thin volumes than there is: nothing is left. */
	private static long available(XmlElement pool) throws XmlException {
		return pool.child("available").isEmpty() ? -1 : Math.max(0, pool.bytes("available", "bytes", 0));
	}

	/** The definition of a pool that is a folder. */
	public static String ofFolder(UUID uuid, String name, String folder) {
		return "<pool type='dir'><name>" + escaped(name) + "</name><uuid>" + uuid + "</uuid><target><path>" + escaped(folder)
				+ "</path></target></pool>";
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private static String source(XmlElement pool) {
		XmlElement source = pool.child("source").orElse(null);
		if (source == null)
			return "";
		String host = source.attributeAt("host", "name");
		String place = firstOf(source.attributeAt("dir", "path"), source.text("name"), source.attributeAt("device", "path"),
				source.attributeAt("adapter", "name"), source.attributeAt("adapter", "wwpn"));
		if (host.isEmpty())
			return place;
		return place.isEmpty() ? host : host + ":" + place;
	}

	private static String firstOf(String... candidates) {
		for (String candidate : candidates)
			if (!candidate.isEmpty())
				return candidate;
		return "";
	}
}
