// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.CpuComparison.Verdict;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.CpuBaselineXml;
import org.orrery.hypervisor.xml.SafeXml;
import org.orrery.hypervisor.xml.XmlElement;
import org.orrery.hypervisor.xml.XmlException;

/** Asks the host whether it can run a domain's CPU. */
final class CpuCheck {
	private static final int FAIL_INCOMPATIBLE = 1;
	private static final int CPU_INCOMPATIBLE = 91;
	/** "… Host CPU does not provide required features: vmx, svm". */
	private static final Pattern MISSING = Pattern.compile("features?: *([\\w., -]+)$");

	private final LibvirtSession session;
	private final LibvirtApi api;

	CpuCheck(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	CpuComparison compare(String cpuXml, DomainRecord domain) throws HypervisorException {
		String operation = "compare the CPU of domain " + domain.name() + " with " + session.uri();
		if (cpuXml.isBlank())
			return new CpuComparison(Verdict.UNKNOWN, List.of(), Messages.of("cpu.none"));
		XmlElement cpu = parse(cpuXml, domain, operation);
		if (!cpu.has("model"))
			return new CpuComparison(Verdict.UNKNOWN, List.of(), Messages.of("cpu.noModel", cpu.attribute("mode", "custom")));
		return session.call(Feature.CPU_COMPARISON, operation, connection -> {
			try {
				return withHypervisor(connection, cpuXml, domain, operation);
			} catch (UnsatisfiedLinkError e) {
				return withHost(connection, cpuXml, operation);
			} catch (HypervisorException e) {
				if (e.code() == ErrorCode.UNSUPPORTED)
					return withHost(connection, cpuXml, operation);
				throw e;
			}
		});
	}

	private static XmlElement parse(String cpuXml, DomainRecord domain, String operation) throws HypervisorException {
		try {
			return SafeXml.parse(cpuXml, "CPU of domain " + domain.name(), "cpu");
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}

	/** What the emulator can give, which is what counts; since libvirt 4.4, QEMU only. */
	private CpuComparison withHypervisor(ConnectionPointer connection, String cpuXml, DomainRecord domain, String operation)
			throws HypervisorException {
		int verdict = api.virConnectCompareHypervisorCPU(connection, null, emptyToNull(domain.architecture()), emptyToNull(domain.machine()),
				emptyToNull(domain.domainType()), cpuXml, FAIL_INCOMPATIBLE);
		return verdict(verdict, operation);
	}

	/** What the physical CPU has. */
	private CpuComparison withHost(ConnectionPointer connection, String cpuXml, String operation) throws HypervisorException {
		return verdict(api.virConnectCompareCPU(connection, cpuXml, FAIL_INCOMPATIBLE), operation);
	}

	/** By what the emulator can give, since libvirt 4.4; where the driver cannot tell, by what the physical CPUs have. */
	CpuBaseline baseline(List<String> cpuXmls) throws HypervisorException {
		String operation = "reckon the common CPU of " + cpuXmls.size() + " hosts";
		String[] cpus = cpuXmls.toArray(String[]::new);
		return session.call(Feature.CPU_COMPARISON, operation, connection -> {
			CString found;
			try {
				found = api.virConnectBaselineHypervisorCPU(connection, null, null, null, null, cpus, cpus.length, 0);
			} catch (UnsatisfiedLinkError e) {
				found = null;
			}
			if (found == null)
				found = session.check(api.virConnectBaselineCPU(connection, cpus, cpus.length, 0), operation);
			try {
				return CpuBaselineXml.read(found.toString());
			} catch (XmlException e) {
				throw LibvirtSession.malformed(operation, e);
			}
		});
	}

	private CpuComparison verdict(int verdict, String operation) throws HypervisorException {
		return switch (verdict) {
		case 2 -> new CpuComparison(Verdict.SUPERSET, List.of(), "");
		case 1 -> new CpuComparison(Verdict.IDENTICAL, List.of(), "");
		case 0 -> new CpuComparison(Verdict.INCOMPATIBLE, List.of(), "");
		default -> {
			HypervisorException failure = session.failure(operation);
			if (failure.nativeCode() != CPU_INCOMPATIBLE)
				throw failure;
			yield new CpuComparison(Verdict.INCOMPATIBLE, missingFeatures(failure.detail()), failure.detail());
		}
		};
	}

	static List<String> missingFeatures(String detail) {
		Matcher matcher = MISSING.matcher(detail);
		return matcher.find() ? Stream.of(matcher.group(1).split("[, ]+")).filter(name -> !name.isBlank()).toList() : List.of();
	}

	private static String emptyToNull(String text) {
		return text.isEmpty() ? null : text;
	}
}
