// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.List;

import org.orrery.hypervisor.CpuBaseline;

/** Reads the {@code <cpu>} element that libvirt reckons for several hosts. */
public final class CpuBaselineXml {
	private CpuBaselineXml() {
	}

	public static CpuBaseline read(String xml) throws XmlException {
		XmlElement cpu = SafeXml.parse(xml, "common CPU", "cpu");
		List<XmlElement> features = cpu.children("feature");
		return new CpuBaseline(cpu.text("model"), named(features, false), named(features, true), cpu.toXml());
	}

	private static List<String> named(List<XmlElement> features, boolean disabled) {
		return features.stream().filter(feature -> feature.attribute("policy").equals("disable") == disabled).map(feature -> feature.attribute("name"))
				.toList();
	}
}
