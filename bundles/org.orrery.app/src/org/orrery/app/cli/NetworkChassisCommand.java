// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.orrery.fabric.chassis.ChassisWatch;
import org.orrery.fabric.chassis.Module;
import org.orrery.fabric.chassis.Module.State;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orrery network chassis}: who sits in the slots of the switches of a design, and who answers. */
@Command(name = "chassis")
final class NetworkChassisCommand implements Callable<Integer> {
	private static final long LOOK_MILLIS = 100;

	/** @param on name of the switch */
	record Slot(String on, Module module) {
	}

	private final Invocation invocation;
	@Parameters(paramLabel = "FILE", descriptionKey = "design")
	private Path file;

	NetworkChassisCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		NetworkDesign design = new DesignFile(file).read();
		try (Session session = NetworkCommand.reach(invocation)) {
			List<Slot> slots = new ArrayList<>();
			for (DistributedSwitch drawn : design.switches())
				look(session, drawn).forEach(module -> slots.add(new Slot(drawn.name(), module)));
			Output output = invocation.output();
			output.print(() -> Json.array(slots, InsideJson::slot), () -> output.print(InsideText.slots(slots)));
			boolean all = slots.stream().allMatch(slot -> slot.module().host() == null || slot.module().state() == State.PRESENT);
			return (all ? ExitCode.OK : ExitCode.UNREACHABLE).number();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		}
	}

	/** Until every host has answered, been taken out of the chassis, or the time is over. */
	private List<Module> look(Session session, DistributedSwitch drawn) throws InterruptedException {
		try (ChassisWatch watch = session.engine().networks().inside().chassis(drawn, true, () -> {
		})) {
			long end = System.nanoTime() + invocation.options().timeout.toNanos();
			while (watch.modules().stream().anyMatch(module -> module.state() == State.UNKNOWN) && System.nanoTime() < end)
				TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
			return watch.modules();
		}
	}
}
