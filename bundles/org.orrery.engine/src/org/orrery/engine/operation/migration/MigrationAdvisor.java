// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.rule.MigrationRules;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.Tasks;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectRef;

/** Runs the migration prechecks of one VM against many hosts at once, for drag feedback and the wizard. Thread-safe. */
public final class MigrationAdvisor implements AutoCloseable {
	private final OperationContext context;
	private final Tasks tasks;
	private final FactGatherer gatherer;
	private final ExecutorService judges;

	/** @param tasks whose finished migrations tell what to expect of the next, and whose open ones hold VMs */
	public MigrationAdvisor(OperationContext context, Tasks tasks) {
		this.context = context;
		this.tasks = tasks;
		gatherer = new FactGatherer(context, new CpuVerdicts(), HostAccess.ANSWER);
		judges = Executors.newFixedThreadPool(2, work -> {
			Thread thread = new Thread(work, "orrery-migration-advisor"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		});
	}

	/** Asks the hosts for everything. Blocks on them: engine threads and the command line only. */
	public MigrationVerdict check(ObjectRef vm, ObjectRef target, MigrationOptions options) {
		return source(vm, true).thenCompose(source -> verdict(vm, target, options, source, history(), true)).join();
	}

	/**
	 * The same with a forecast where the VM may go and is active. Measures the guest for a second, so it is for where a person waits anyway.
	 */
	public MigrationVerdict forecast(ObjectRef vm, ObjectRef target, MigrationOptions options) {
		MigrationVerdict verdict = check(vm, target, options);
		boolean active = context.inventory().domain(vm).filter(domain -> domain.state().isActive()).isPresent();
		return verdict.result().passes() && active ? verdict.with(new Forecasts(context, history()).of(verdict, options)) : verdict;
	}

	/**
	 * Checks all targets in parallel; each verdict reaches the sink as it is known, on an engine thread. Never blocks: for the UI thread.
	 * What events keep current is taken from the inventory; the operation itself looks again before it acts.
	 *
	 * @return close it to drop verdicts still to come (the drag ended)
	 */
	public AutoCloseable checkAll(ObjectRef vm, Collection<ObjectRef> targets, MigrationOptions options, Consumer<MigrationVerdict> sink) {
		AtomicBoolean dropped = new AtomicBoolean();
		List<ObjectRef> all = List.copyOf(targets);
		judges.execute(() -> {
			MigrationHistory history = history();
			source(vm, false).thenAcceptAsync(source -> all.forEach(target -> verdict(vm, target, options, source, history, false).whenComplete((verdict, failure) -> {
				if (failure != null)
					System.getLogger(MigrationAdvisor.class.getName()).log(Level.ERROR, "check of " + vm + " for " + target, failure); //$NON-NLS-1$ //$NON-NLS-2$
				else if (!dropped.get())
					sink.accept(verdict);
			})), judges);
		});
		return () -> dropped.set(true);
	}

	private CompletableFuture<FactGatherer.SourceFacts> source(ObjectRef vm, boolean thorough) {
		return gatherer.source(vm.connection(), UUID.fromString(vm.id()), thorough);
	}

	private MigrationHistory history() {
		return new MigrationHistory(tasks.all());
	}

	private CompletableFuture<MigrationVerdict> verdict(ObjectRef vm, ObjectRef target, MigrationOptions options,
			FactGatherer.SourceFacts source, MigrationHistory history, boolean thorough) {
		Optional<String> holder = tasks.openFor(vm).map(MigrationAdvisor::holder);
		return gatherer.facts(source, target.connection(), options, name(vm, source), holder, thorough).thenApplyAsync(facts -> {
			long toMove = facts.memoryToMove();
			long toCopy = facts.storage().bytesToCopy();
			ObjectRef from = ObjectRef.host(vm.connection());
			return new MigrationVerdict(vm, target, MigrationRules.judge(facts), toMove, toCopy, memoryAfter(facts),
					history.duration(from, target, toMove + toCopy), facts.isActive() ? history.downtime(from, target) : null, null);
		}, judges);
	}

	private String name(ObjectRef vm, FactGatherer.SourceFacts source) {
		return source.domain() != null ? source.domain().name() : context.inventory().domain(vm).map(DomainRecord::name).orElse(vm.id());
	}

	private static String holder(TaskRecord task) {
		return Messages.bind(Messages.MigrationAdvisor_holder, task.title(), task.who());
	}

	private static long memoryAfter(MigrationFacts facts) {
		return facts.target().usage() == null || facts.target().usage().memoryAvailable() < 0 ? -1
				: facts.target().usage().memoryAvailable() - facts.memoryToMove();
	}

	@Override
	public void close() {
		judges.shutdownNow();
	}
}
