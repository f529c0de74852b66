// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.orrery.app.cli.ExitCode;
import org.orrery.app.cli.Interrupts;
import org.orrery.app.cli.OrreryCommandLine;
import org.orrery.app.cli.Surroundings;
import org.orrery.app.cli.Terminal;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The command line in this process, over a simulated fleet of its own: h1 with VMs web, app and stopped, h2 with web and db, h3 empty.
 */
final class Shell {
	private static final long MIB = 1L << 20;

	final Path home;
	final SimulatedFleet fleet = SimulatedFleet.of("shell", SimulationClock.real(), 3, 0);
	/** What Ctrl+C calls at the moment; null when it would end the process. */
	final AtomicReference<Runnable> onInterrupt = new AtomicReference<>();
	final List<String> asked = new ArrayList<>();
	private final SimulatorDriver driver = new SimulatorDriver(fleet);
	private List<String> answers;
	private int columns;

	record Result(int code, String out, String err) {
		Result expect(ExitCode expected) {
			assertEquals(expected.number(), code, () -> "out: " + out + "\nerr: " + err);
			return this;
		}

		JsonArray array() {
			return JsonParser.parseString(out).getAsJsonArray();
		}

		JsonObject object() {
			return JsonParser.parseString(out).getAsJsonObject();
		}

		/** The lines of standard error with {@code --json}. */
		List<JsonObject> events() {
			return err.lines().map(JsonParser::parseString).map(JsonElement::getAsJsonObject).toList();
		}

		List<String> lines() {
			return out.lines().toList();
		}
	}

	Shell(Path home) {
		this.home = home;
		fleet.linkRate(500 * MIB);
		host("h1").add(vm("web"));
		host("h1").add(vm("app"));
		host("h1").add(vm("stopped").off());
		host("h2").add(vm("web"));
		host("h2").add(vm("db"));
	}

	static VmSpec vm(String name) {
		return VmSpec.named(name).memory(64 * MIB).disk("shared", 1024 * MIB).network("default");
	}

	SimulatedHost host(String name) {
		return fleet.host(name);
	}

	/** Whether a VM is being migrated away from the host. */
	boolean migrates(String host, String vm) {
		try (HypervisorConnection connection = driver.open(host(host).uri(), OpenOptions.defaults())) {
			return connection.job(host(host).uuidOf(vm)).isPresent();
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	/** From now on a person sits at a terminal of that width and answers so, in this order; then closes the input. */
	Shell withPerson(int width, String... given) {
		columns = width;
		answers = new ArrayList<>(List.of(given));
		return this;
	}

	/** With all three hosts given by {@code --connect}. */
	Result onFleet(String... arguments) {
		Stream<String> hosts = fleet.hosts().stream().flatMap(host -> Stream.of("--connect", host.uri().toString()));
		return run(Stream.concat(Stream.of(arguments), hosts).toArray(String[]::new));
	}

	Result run(String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Interrupts interrupts = handler -> {
			onInterrupt.set(handler);
			return () -> onInterrupt.set(null);
		};
		boolean terminal = answers != null;
		Terminal ends = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), terminal ? Optional.of(new Person()) : Optional.empty(),
				terminal, terminal, terminal ? columns : 80);
		int code = new OrreryCommandLine(new Surroundings(ends, () -> List.of(driver), interrupts, home, "tester", Clock.systemUTC()))
				.execute(arguments);
		return new Result(code, out.toString(), err.toString());
	}

	private final class Person implements Terminal.Keyboard {
		@Override
		public String readLine(String prompt) {
			asked.add(prompt);
			return answers.isEmpty() ? null : answers.remove(0);
		}

		@Override
		public char[] readSecret(String prompt) {
			String answer = readLine("secret " + prompt);
			return answer == null ? null : answer.toCharArray();
		}
	}
}
