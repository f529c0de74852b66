// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.Optional;

import org.orrery.hypervisor.SecretRecord;

/** Reads libvirt's secret XML, which holds no value. */
public final class SecretXml {
	private SecretXml() {
	}

	/** @param label names the secret in messages */
	public static SecretRecord read(String xml, String label) throws XmlException {
		XmlElement secret = SafeXml.parse(xml, "secret XML of " + label, "secret");
		Optional<XmlElement> usage = secret.child("usage");
		String what = usage.flatMap(element -> element.children().stream().findFirst()).map(XmlElement::text).orElse("");
		return new SecretRecord(secret.requiredUuid("uuid"), usage.map(element -> element.attribute("type", "none")).orElse("none"), what,
				secret.text("description"), secret.attribute("ephemeral").equals("yes"), secret.attribute("private").equals("yes"));
	}
}
