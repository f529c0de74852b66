// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.migration.ClusterCpu;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.HypervisorException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orrery cpu-baseline}: the CPU model that guests may have so that each of some hosts can take them. */
@Command(name = "cpu-baseline")
final class CpuBaselineCommand implements Callable<Integer> {
	private final Invocation invocation;
	@Parameters(paramLabel = "HOST", arity = "1..*", descriptionKey = "hosts")
	private List<String> names;

	CpuBaselineCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			List<HostInventory> hosts = new ArrayList<>();
			for (String name : names)
				hosts.add(told(lookup.host(name)));
			print(ClusterCpu.of(session.engine().context(), hosts.stream().map(HostInventory::connection).toList()), hosts);
			return ExitCode.OK.number();
		} catch (HypervisorException e) {
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.CpuBaselineCommand_none, String.join(", ", names), e.detail()), //$NON-NLS-1$
					HostFailure.remedy(e), "", e); //$NON-NLS-1$
		}
	}

	private static HostInventory told(HostInventory host) throws CommandFailure {
		if (host.host() == null || host.host().cpu().xml().isBlank())
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.CpuBaselineCommand_untold, host.displayName()),
					Messages.CpuBaselineCommand_untoldRemedy);
		return host;
	}

	private void print(CpuBaseline cpu, List<HostInventory> hosts) {
		Output output = invocation.output();
		List<String> hostNames = hosts.stream().map(HostInventory::displayName).toList();
		output.print(() -> new Json().put("hosts", hostNames).put("model", cpu.model()).put("features", cpu.features()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("disabled", cpu.disabled()).put("xml", cpu.xml()).object(), () -> { //$NON-NLS-1$ //$NON-NLS-2$
					output.print(Messages.bind(Messages.CpuBaselineCommand_model, String.join(", ", hostNames), cpu.model())); //$NON-NLS-1$
					line(output, Messages.CpuBaselineCommand_with, cpu.features());
					line(output, Messages.CpuBaselineCommand_without, cpu.disabled());
					output.print(cpu.xml());
				});
	}

	private static void line(Output output, String pattern, List<String> features) {
		if (!features.isEmpty())
			output.print(Messages.bind(pattern, String.join(", ", features))); //$NON-NLS-1$
	}
}
