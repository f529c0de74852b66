// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.statistics.VmSample;
import org.orrery.hypervisor.DomainRecord;

import com.google.gson.JsonElement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code orrery top}: what VMs use of processors, memory, disks and networks right now, the busiest first. */
@Command(name = "top")
final class TopCommand implements Callable<Integer> {
	/** By what is sorted, most first; what is not known comes last. */
	enum Order {
		CPU(sample -> sample.cores()), MEMORY(sample -> sample.memory()), DISK(sample -> sample.disk()), NETWORK(sample -> sample.network());

		private final ToDoubleFunction<VmSample> figure;

		Order(ToDoubleFunction<VmSample> figure) {
			this.figure = figure;
		}
	}

	/** A VM that runs, and what it used last. */
	private record Use(HostInventory host, DomainRecord vm, VmSample sample) {
	}

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	@Option(names = "--host", paramLabel = "HOST")
	private List<String> hosts = new ArrayList<>();

	@Option(names = "--sort", paramLabel = "FIGURE", defaultValue = "cpu")
	private Order order;

	@Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "0")
	private int limit;

	@Option(names = "--count", paramLabel = "NUMBER", defaultValue = "1")
	private int count;

	TopCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		if (limit < 0 || count < 0)
			throw new ParameterException(spec.commandLine(), Messages.TopCommand_negative);
		if (count != 1 && invocation.output().json())
			throw new ParameterException(spec.commandLine(), Messages.TopCommand_oneDocument);
		try (Session session = Session.reach(invocation)) {
			measure(session);
			session.adviseWhenEmpty();
			return session.warnOfMissing().number();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		}
	}

	private void measure(Session session) throws CommandFailure, InterruptedException {
		Set<String> wanted = ConcurrentHashMap.newKeySet();
		chosen(session).stream().filter(Session::hasAnswered).map(HostInventory::connection).forEach(wanted::add);
		Set<String> once = ConcurrentHashMap.newKeySet();
		Set<String> twice = ConcurrentHashMap.newKeySet();
		CountDownLatch measured = new CountDownLatch(wanted.isEmpty() ? 0 : 1);
		Statistics statistics = session.engine().statistics();
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
			if (!once.add(host) && twice.add(host) && twice.containsAll(wanted))
				measured.countDown();
		})) {
			Duration longest = invocation.options().timeout.plus(statistics.period());
			if (!measured.await(longest.toMillis(), TimeUnit.MILLISECONDS))
				warnOfSilent(session, wanted, twice, longest);
			for (int i = 0; count == 0 || i < count; i++) {
				if (i > 0)
					TimeUnit.MILLISECONDS.sleep(statistics.period().toMillis()); // as fast as there is something new
				print(session, i > 0);
			}
		}
	}

	private void warnOfSilent(Session session, Set<String> wanted, Set<String> measured, Duration longest) {
		session.hosts().stream().filter(host -> wanted.contains(host.connection()) && !measured.contains(host.connection()))
				.forEach(host -> invocation.output().warn(Messages.bind(Messages.TopCommand_silent, host.displayName(), Shown.duration(longest)),
						Messages.TopCommand_silentRemedy));
	}

	private List<HostInventory> chosen(Session session) throws CommandFailure {
		if (hosts.isEmpty())
			return session.hosts();
		Lookup lookup = new Lookup(session);
		List<HostInventory> found = new ArrayList<>();
		for (String name : hosts)
			found.add(lookup.host(name));
		return found;
	}

	private void print(Session session, boolean again) throws CommandFailure {
		List<Use> uses = new ArrayList<>();
		for (HostInventory host : chosen(session))
			for (DomainRecord vm : InventoryTables.vmsOf(host)) {
				Optional<VmSample> sample = session.engine().statistics().vm(vm.uuid());
				if (vm.state().isActive() && sample.isPresent())
					uses.add(new Use(host, vm, sample.get()));
			}
		uses.sort(Comparator.comparingDouble((Use use) -> order.figure.applyAsDouble(use.sample())).reversed().thenComparing(use -> use.vm().name()));
		List<Use> shown = limit == 0 ? uses : uses.subList(0, Math.min(limit, uses.size()));
		Output output = invocation.output();
		if (again)
			output.print(""); //$NON-NLS-1$
		output.print(() -> Json.array(shown, TopCommand::json), () -> output.print(table(shown)));
	}

	private static JsonElement json(Use use) {
		VmSample sample = use.sample();
		return new Json().put("vm", use.vm().name()).put("uuid", use.vm().uuid().toString()).put("host", use.host().displayName()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("time", sample.at()).put("cpu", sample.cpu()).put("cores", sample.cores()).put("memory", sample.memory()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("diskRead", sample.diskRead()).put("diskWritten", sample.diskWritten()).put("netReceived", sample.netReceived()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("netSent", sample.netSent()).object(); //$NON-NLS-1$
	}

	private static Table table(List<Use> uses) {
		Table table = new Table(Column.left(Messages.Column_vm), Column.left(Messages.Column_host), Column.right(Messages.Column_cpu),
				Column.right(Messages.Column_memory), Column.right(Messages.Column_diskRead), Column.right(Messages.Column_diskWritten),
				Column.right(Messages.Column_netReceived), Column.right(Messages.Column_netSent));
		for (Use use : uses) {
			VmSample sample = use.sample();
			table.add(Cell.of(use.vm().name()), Cell.of(use.host().displayName()), Cell.of(percent(sample.cpu())), Cell.of(Shown.bytes(sample.memory())),
					Cell.of(rate(sample.diskRead())), Cell.of(rate(sample.diskWritten())), Cell.of(rate(sample.netReceived())),
					Cell.of(rate(sample.netSent())));
		}
		return table;
	}

	private static String percent(double share) {
		return share < 0 ? Shown.UNKNOWN : Math.round(share * 100) + " %"; //$NON-NLS-1$
	}

	private static String rate(long bytesPerSecond) {
		return bytesPerSecond < 0 ? Shown.UNKNOWN : Quantity.rate(bytesPerSecond);
	}
}
