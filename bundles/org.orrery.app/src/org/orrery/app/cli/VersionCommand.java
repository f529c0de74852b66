// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.orrery.hypervisor.HypervisorDriver;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orrery version}: what runs here, and which hypervisors can be reached with it. */
@Command(name = "version")
final class VersionCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	VersionCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		Output output = invocation.output();
		Map<String, String> drivers = drivers();
		output.print(() -> json(drivers), () -> {
			output.print(String.join(System.lineSeparator(), spec.root().version()));
			output.print(Messages.bind(Messages.VersionCommand_java, System.getProperty("java.vm.name"), Runtime.version())); //$NON-NLS-1$
			output.print(Messages.bind(Messages.VersionCommand_dataFolder, invocation.dataFolder()));
			drivers.forEach((driver, problem) -> output.print(
					Messages.bind(Messages.VersionCommand_driver, driver, problem.isEmpty() ? Messages.VersionCommand_usable : problem)));
		});
		return ExitCode.OK.number();
	}

	private JsonObject json(Map<String, String> drivers) {
		return new Json().put("version", VersionProvider.number()).put("java", Runtime.version().toString()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("dataFolder", invocation.dataFolder().toString()) //$NON-NLS-1$
				.put("drivers", List.copyOf(drivers.entrySet()), driver -> new Json().put("name", driver.getKey()) //$NON-NLS-1$ //$NON-NLS-2$
						.put("usable", driver.getValue().isEmpty()).put("reason", driver.getValue()).object()) //$NON-NLS-1$ //$NON-NLS-2$
				.object();
	}

	/** Driver parts of URIs; the reason why not, empty when usable. */
	private Map<String, String> drivers() {
		Map<String, String> drivers = new TreeMap<>(Comparator.naturalOrder());
		for (HypervisorDriver driver : invocation.surroundings().drivers().get())
			driver.drivers().forEach(name -> drivers.put(name, driver.unavailable().orElse(""))); //$NON-NLS-1$
		return drivers;
	}
}
