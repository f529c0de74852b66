// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Features that a domain's {@code <cpu>} element requires. Immutable. */
record CpuRequirement(Set<String> features) {
	private static final Pattern FEATURE = Pattern.compile("<feature\\b([^>]*)>");
	private static final Pattern NAME = Pattern.compile("\\bname\\s*=\\s*['\"]([^'\"]+)['\"]");
	private static final Pattern POLICY = Pattern.compile("\\bpolicy\\s*=\\s*['\"]([^'\"]+)['\"]");
	private static final Set<String> REQUIRED = Set.of("require", "force");

	static CpuRequirement of(String cpuXml) {
		Set<String> features = new TreeSet<>();
		Matcher element = FEATURE.matcher(cpuXml);
		while (element.find()) {
			Matcher name = NAME.matcher(element.group(1));
			Matcher policy = POLICY.matcher(element.group(1));
			if (name.find() && (!policy.find() || REQUIRED.contains(policy.group(1))))
				features.add(name.group(1));
		}
		return new CpuRequirement(features);
	}

	List<String> missingOn(HostHardware hardware) {
		return features.stream().filter(feature -> !hardware.cpuFeatures().contains(feature)).toList();
	}
}
