// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.VmPort;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ApplyOptions;
import org.orrery.engine.operation.network.ConnectNicOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.hypervisor.NicSource;

/** Tests that draw networks over the hosts of a lab: after each the lab is as it was. */
abstract class DrawnLab {
	private static final String ORIGINAL = "vm-data";
	private static final Duration CLEARING = Duration.ofMinutes(2);

	@TempDir
	Path folder;
	Lab lab;
	LabEngine engine;
	Networks networks;
	LabNetwork drawn;

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		engine = new LabEngine(lab, folder);
		networks = engine.engine.networks();
		networks.watch();
		LabEngine.await(() -> networks.hosts().stream().allMatch(HostNetwork::isReady), () -> networks.hosts().toString());
		drawn = new LabNetwork(networks.hosts());
	}

	@AfterEach
	void cleanUp() throws Exception {
		try {
			for (Lab.Vm vm : lab.vms())
				if (!nic(vm).source().name().equals(ORIGINAL))
					plugForNextStart(vm, new NicSource("network", ORIGINAL, ""));
			clear();
		} finally {
			engine.close();
		}
	}

	/** A host that was cut off keeps the session that broke for a while, and with it the turn to change its switches: it is asked again. */
	private void clear() throws Exception {
		long end = System.nanoTime() + CLEARING.toNanos();
		TaskRecord last = run(drawn.nothing(), ApplyOptions.CAREFUL);
		while (last.state() != TaskState.SUCCEEDED && System.nanoTime() < end) {
			Thread.sleep(CLEARING.toMillis() / 40);
			last = run(drawn.nothing(), ApplyOptions.CAREFUL);
		}
		assertDone(last);
	}

	TaskRecord run(NetworkDesign design, ApplyOptions options) throws Exception {
		NetworkPlan plan = networks.plan(design);
		return engine.run(ApplyNetworkOperation.of(plan, options));
	}

	void apply(NetworkDesign design) throws Exception {
		assertDone(run(design, ApplyOptions.CAREFUL));
	}

	static void assertDone(TaskRecord task) {
		assertEquals(TaskState.SUCCEEDED, task.state(), () -> task.reason() + ' ' + task.remedy() + ' ' + task.detail() + ' ' + task.findings());
	}

	VmPort nic(Lab.Vm vm) {
		Optional<VmPort> nic = networks.hosts().stream().flatMap(host -> host.vms().stream()).filter(known -> known.vmName().equals(vm.name()))
				.min((a, b) -> Boolean.compare(b.running(), a.running()));
		return nic.orElseThrow(() -> new AssertionError(vm.name()));
	}

	void plugForNextStart(Lab.Vm vm, NicSource to) throws Exception {
		assertDone(engine.run(new ConnectNicOperation(nic(vm), to, false)));
		lab.startAnew(vm.name());
		LabEngine.await(() -> nic(vm).source().name().equals(to.name()) && nic(vm).running(), () -> nic(vm).toString());
	}

	boolean reaches(int from, int to) throws IOException {
		return new GuestShell(lab, lab.vms().get(from)).reaches(lab.vms().get(to).address(), 20);
	}

	boolean isCutOff(int from, int to) throws IOException {
		return !new GuestShell(lab, lab.vms().get(from)).reaches(lab.vms().get(to).address(), 3);
	}

	GuestShell guest(int vm) {
		return new GuestShell(lab, lab.vms().get(vm));
	}

	/** What the web server of a guest answers when another asks for its name; empty: nothing within a few seconds. */
	String http(int from, int to) throws IOException {
		return guest(from).output("(echo GET /name HTTP/1.0; echo) | nc -w 5 " + lab.vms().get(to).address() + " 80 | tail -n 1").strip();
	}

	/** Ports of VMs that have just come get what libvirt cannot give them, as the console does by itself. */
	void follow() throws Exception {
		LabEngine.await(() -> lab.vms().stream().map(this::nic).allMatch(nic -> !nic.running() || nic.source().portGroup().isEmpty() || nic.port() != null),
				() -> networks.hosts().toString());
		if (!networks.unmarkedPorts().isEmpty())
			assertDone(engine.run(ApplyNetworkOperation.following(networks.unmarkedPorts())));
	}

	static NicSource profile(String name) {
		return new NicSource("network", "dvs0", name);
	}
}
