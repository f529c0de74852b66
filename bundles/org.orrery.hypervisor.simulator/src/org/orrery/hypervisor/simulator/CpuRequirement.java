// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.hypervisor.CpuBaseline;

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

	private static final Pattern MODEL = Pattern.compile("<model\\b[^>]*>([^<]*)<");

	/** The first host's model, without what others lack. */
	static CpuBaseline common(List<String> cpuXmls) {
		Matcher model = MODEL.matcher(cpuXmls.get(0));
		Set<String> all = new TreeSet<>(of(cpuXmls.get(0)).features());
		Set<String> shared = new TreeSet<>(all);
		cpuXmls.forEach(xml -> shared.retainAll(of(xml).features()));
		all.removeAll(shared);
		String name = model.find() ? model.group(1) : "";
		StringBuilder xml = new StringBuilder("<cpu mode='custom' match='exact'><model>").append(name).append("</model>");
		shared.forEach(feature -> xml.append("<feature policy='require' name='").append(feature).append("'/>"));
		all.forEach(feature -> xml.append("<feature policy='disable' name='").append(feature).append("'/>"));
		return new CpuBaseline(name, List.copyOf(shared), List.copyOf(all), xml.append("</cpu>").toString());
	}

	List<String> missingOn(HostHardware hardware) {
		return features.stream().filter(feature -> !hardware.cpuFeatures().contains(feature)).toList();
	}
}
