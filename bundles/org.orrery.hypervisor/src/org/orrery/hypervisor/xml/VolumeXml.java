// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import org.orrery.hypervisor.VolumeRecord;

/** Reads libvirt's storage volume XML. */
public final class VolumeXml {
	private VolumeXml() {
	}

	/** The definition of an empty volume. */
	public static String of(String name, String format, long capacity) {
		return "<volume><name>" + escaped(name) + "</name><capacity unit='bytes'>" + capacity + "</capacity><allocation>0</allocation>"
				+ "<target><format type='" + escaped(format) + "'/></target></volume>";
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;");
	}

	/** What is known of a volume that cannot be read, so that it does not hide the others. */
	public static VolumeRecord unreadable(String name, String key, String path, Exception reason) {
		return new VolumeRecord(name, key, path, "", -1, -1, "", reason.getMessage());
	}

	/** @param label names the volume in messages */
	public static VolumeRecord read(String xml, String label) throws XmlException {
		XmlElement volume = SafeXml.parse(xml, "volume XML of " + label, "volume");
		return new VolumeRecord(volume.requiredText("name"), volume.text("key"), volume.text("target/path"),
				volume.attributeAt("target/format", "type"), volume.bytes("capacity", "bytes", -1), volume.bytes("allocation", "bytes", -1),
				volume.text("backingStore/path"));
	}
}
