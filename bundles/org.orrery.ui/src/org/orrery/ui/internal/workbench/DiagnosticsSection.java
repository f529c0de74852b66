// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.about.ISystemSummarySection;
import org.orrery.engine.Engine;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.ui.Services;

/**
 * The part of About ▸ Installation Details ▸ Configuration that is about hypervisors: which can be reached from here, and what each host
 * runs. It is written to be sent to others, so that URIs come without the name of the account. Reads what is known; asks no host.
 */
public final class DiagnosticsSection implements ISystemSummarySection {
	@Override
	public void write(PrintWriter out) {
		Engine engine = Services.ofWorkbench().engine();
		out.println(NLS.bind(Messages.Diagnostics_dataFolder, engine.settings().dataFolder()));
		WindowReady.tookMillis().ifPresent(millis -> out.println(NLS.bind(Messages.Diagnostics_started, Long.toString(millis))));
		for (HypervisorDriver driver : engine.settings().drivers().get())
			out.println(NLS.bind(Messages.Diagnostics_driver, String.join(", ", driver.drivers().stream().sorted().toList()), //$NON-NLS-1$
					driver.unavailable().orElse(Messages.Diagnostics_usable)));
		List<HostInventory> hosts = engine.inventory().hosts().stream().sorted(Comparator.comparing(HostInventory::displayName)).toList();
		out.println(NLS.bind(Messages.Diagnostics_hosts, hosts.size()));
		hosts.forEach(host -> out.println(line(host)));
		engine.problems().forEach(problem -> out.println(NLS.bind(Messages.Diagnostics_problem, problem)));
	}

	private static String line(HostInventory host) {
		String software = host.host() == null ? Messages.Diagnostics_unknown : NLS.bind(Messages.Diagnostics_software,
				new Object[] { host.host().hypervisorType(), host.host().hypervisorVersion(), host.host().libraryVersion() });
		return NLS.bind(Messages.Diagnostics_host,
				new Object[] { host.displayName(), withoutAccount(host.definition().uri()), host.status().state(), software });
	}

	private static String withoutAccount(String uri) {
		String account = HypervisorUri.parse(uri).user().orElse(""); //$NON-NLS-1$
		return account.isEmpty() ? uri : uri.replace("//" + account + "@", "//"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
