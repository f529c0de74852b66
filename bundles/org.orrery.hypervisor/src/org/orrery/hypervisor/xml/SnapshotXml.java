// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.time.Instant;

import org.orrery.hypervisor.SnapshotRecord;

/** Reads libvirt's domain snapshot XML. */
public final class SnapshotXml {
	private SnapshotXml() {
	}

	/** @param label names the snapshot in messages */
	public static SnapshotRecord read(String xml, String label, boolean current) throws XmlException {
		XmlElement snapshot = SafeXml.parse(xml, "snapshot XML of " + label, "domainsnapshot");
		boolean external = snapshot.attributeAt("memory", "snapshot").equals("external")
				|| snapshot.list("disks", "disk").stream().anyMatch(disk -> disk.attribute("snapshot").equals("external"));
		return new SnapshotRecord(snapshot.requiredText("name"), snapshot.text("parent/name"), snapshot.text("description"),
				Instant.ofEpochSecond(snapshot.number(snapshot.text("creationTime"), "<creationTime>", 0)), snapshot.text("state"), current,
				external);
	}
}
