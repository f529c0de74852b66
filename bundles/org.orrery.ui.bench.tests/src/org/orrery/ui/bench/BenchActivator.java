// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.nio.file.Path;
import java.util.Map;

import org.orrery.engine.Engine;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Put beside the product, drives its console from inside: runs the scenario that {@code orrery.bench.scenario} names on a thread of its own,
 * writes what it found to {@code orrery.bench.findings}, and ends the console.
 */
public final class BenchActivator implements BundleActivator {
	private static final Map<String, Scenario> SCENARIOS = Map.of("fleet", new FleetScenario(), "host", new HostScenario(), "topology",
			new TopologyScenario(), "network", new NetworkScenario());

	@Override
	public void start(BundleContext context) {
		String name = System.getProperty("orrery.bench.scenario");
		if (name == null)
			return;
		Thread thread = new Thread(() -> run(context, SCENARIOS.get(name)), "ui-bench");
		thread.setDaemon(true);
		thread.start();
	}

	private static void run(BundleContext context, Scenario scenario) {
		Findings findings = new Findings(Path.of(System.getProperty("orrery.bench.findings")));
		int code = 0;
		try {
			while (context.getServiceReference(Engine.class) == null)
				Thread.sleep(5);
			scenario.run(Console.await(context), findings);
		} catch (Exception | AssertionError | LinkageError e) {
			e.printStackTrace();
			findings.failed(e);
			code = 1;
		}
		findings.write();
		Runtime.getRuntime().halt(code);
	}

	@Override
	public void stop(BundleContext context) {
		// the thread ends with the process
	}
}
