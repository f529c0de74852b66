// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskScript;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** Scripts do what the operation would do: run by sh against real hosts, with virsh and with orrery, and judged by virsh. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(300)
class ScriptLabTest {
	private static final String ALTERNATIVE = "# The same with Orrery:";

	@TempDir
	Path data;
	@TempDir
	Path programs;

	private Lab lab;
	private LabEngine orrery;

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		orrery = new LabEngine(lab, data);
		OrreryProgram.install(programs, data);
	}

	@AfterEach
	void disconnect() {
		orrery.close();
	}

	private String name(Lab.Host host) {
		return orrery.engine.inventory().host(host.name()).map(HostInventory::displayName).orElseThrow();
	}

	private MigrateOperation away(Lab.Vm vm, Lab.Host from, MigrationOptions options) {
		Lab.Host to = lab.other(from);
		return new MigrateOperation(ObjectRef.vm(from.name(), vm.uuid()), ObjectRef.host(to.name()), options, vm.name(), name(from), name(to));
	}

	private String script(Operation operation) {
		assertTrue(operation.check(orrery.engine.context()).passes(), () -> operation.check(orrery.engine.context()).findings().toString());
		return operation.plan(orrery.engine.context()).script();
	}

	private static String withOrrery(String script) {
		return script.substring(script.indexOf(ALTERNATIVE) + ALTERNATIVE.length()).strip().lines().map(line -> line.substring(2))
				.collect(Collectors.joining("\n"));
	}

	private void run(String script) throws Exception {
		Path file = Files.writeString(programs.resolve("script.sh"), ShellScript.file("A test", List.of(script)));
		Path output = programs.resolve("output");
		ProcessBuilder shell = new ProcessBuilder("sh", file.toString()).directory(programs.toFile()).redirectErrorStream(true)
				.redirectOutput(output.toFile());
		shell.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
		Process process = shell.start();
		process.getOutputStream().close();
		assertTrue(process.waitFor(120, TimeUnit.SECONDS), script);
		assertEquals(0, process.exitValue(), () -> script + '\n' + read(output));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (java.io.IOException e) {
			return e.toString();
		}
	}

	private void assertOn(Lab.Vm vm, Lab.Host host) throws Exception {
		assertEquals(List.of(host.name()), lab.runningOn(vm.name()));
		assertEquals(List.of(host.name()), lab.definedOn(vm.name()));
	}

	@Test
	void aMigrationIsScriptedForVirshAndForOrrery() throws Exception {
		Lab.Vm vm = lab.anyVm();
		Lab.Host from = lab.hostOf(vm.name());
		Lab.Host to = lab.other(from);
		MigrationOptions options = lab.options().withMaximumDowntime(Duration.ofMillis(400)).withBandwidth(200);
		run(script(away(vm, from, options)));
		assertOn(vm, to);
		LabEngine.await(() -> orrery.engine.inventory().domain(ObjectRef.vm(to.name(), vm.uuid())).isPresent(), () -> "not seen on " + to);
		run(withOrrery(script(away(vm, to, options))));
		assertOn(vm, from);
	}

	@Test
	void theScriptOfARecordedTaskAndOfItsUndoDoTheSameAgain() throws Exception {
		Lab.Vm vm = lab.anyVm();
		Lab.Host from = lab.hostOf(vm.name());
		TaskRecord done = orrery.run(away(vm, from, lab.options()));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		run(script(InverseOperations.of(done, orrery.engine.context()).operation()));
		assertOn(vm, from);
		run(TaskScript.of(done));
		assertOn(vm, lab.other(from));
	}

	@Test
	void powerChangesAreScriptedForVirshAndForOrrery() throws Exception {
		Lab.Host host = lab.host(0);
		try (LocalDiskVm vm = new LocalDiskVm(lab, host, "lab; script (1)", false)) {
			assertAfter(host, vm, PowerAction.START, "running");
			assertAfter(host, vm, PowerAction.PAUSE, "paused");
			assertAfter(host, vm, PowerAction.RESUME, "running");
			assertAfter(host, vm, PowerAction.FORCE_OFF, "shut off");
		}
	}

	/** By virsh; then taken back by virsh itself, and the same by orrery. */
	private void assertAfter(Lab.Host host, LocalDiskVm vm, PowerAction action, String state) throws Exception {
		String before = lab.virsh(host, "domstate", vm.uuid);
		LabEngine.await(() -> orrery.engine.inventory().domain(ObjectRef.vm(host.name(), vm.uuid)).isPresent(), () -> vm.name + " is not seen");
		String script = script(new PowerOperation(action, ObjectRef.vm(host.name(), vm.uuid), vm.name));
		run(script);
		assertEquals(state, lab.virsh(host, "domstate", vm.uuid));
		restore(host, vm, before);
		run(withOrrery(script));
		assertEquals(state, lab.virsh(host, "domstate", vm.uuid));
	}

	private void restore(Lab.Host host, LocalDiskVm vm, String state) throws Exception {
		String now = lab.virsh(host, "domstate", vm.uuid);
		switch (state + " after " + now) {
		case "shut off after running" -> lab.virsh(host, "destroy", vm.uuid);
		case "running after shut off" -> lab.virsh(host, "start", vm.uuid);
		case "running after paused" -> lab.virsh(host, "resume", vm.uuid);
		case "paused after running" -> lab.virsh(host, "suspend", vm.uuid);
		default -> throw new IllegalStateException(state + " after " + now);
		}
	}
}
