// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.ILog;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.model.ObjectRef;

/**
 * The prechecks of one or several VMs against many hosts, as they come in: for drag feedback and the wizard. Begun when made; close it when
 * the drag ends. UI thread.
 */
public final class MigrationChecks implements AutoCloseable {
	/**
	 * What is known of one host so far.
	 *
	 * @param complete every VM has been checked against it
	 * @param reasons  obstacles in words, with the VM's name where there are several VMs; empty: it can take what was checked so far
	 */
	public record Outlook(ObjectRef host, boolean complete, List<String> reasons, List<MigrationVerdict> verdicts) {
		public boolean canTakeAll() {
			return complete && reasons.isEmpty();
		}

		/** One line: times, or the first reason why not, or that it is being checked. */
		public String inWords() {
			if (!reasons.isEmpty())
				return reasons.getFirst();
			if (!complete)
				return Messages.Outlook_checking;
			return verdicts.size() == 1 ? Words.of(verdicts.getFirst()) : Messages.Verdict_possible;
		}

		/** Bytes of memory and disks to move. */
		public long bytesToMove() {
			return verdicts.stream().mapToLong(verdict -> verdict.memoryToMove() + verdict.storageToCopy()).sum();
		}

		public long storageToCopy() {
			return verdicts.stream().mapToLong(MigrationVerdict::storageToCopy).sum();
		}

		/** Bytes left on the host after all of them; -1 unknown. */
		public long memoryAfter() {
			if (verdicts.isEmpty() || verdicts.stream().anyMatch(verdict -> verdict.memoryAfter() < 0))
				return -1;
			long first = verdicts.getFirst().memoryAfter();
			return first - verdicts.stream().skip(1).mapToLong(MigrationVerdict::memoryToMove).sum();
		}

		/** Of all, one after the other; null when nothing is known. */
		public Duration expectedDuration() {
			return verdicts.stream().map(MigrationVerdict::expectedDuration).filter(Objects::nonNull).reduce(Duration::plus).orElse(null);
		}
	}

	private record Pair(ObjectRef vm, ObjectRef host) {
	}

	private final Map<ObjectRef, String> vmNames;
	private final Map<Pair, MigrationVerdict> verdicts = new ConcurrentHashMap<>();
	private final List<AutoCloseable> running = new ArrayList<>();
	private final UiPulse pulse;

	/**
	 * @param vmNames  what to check, with names for the reasons
	 * @param onChange on the UI thread when more is known
	 */
	public MigrationChecks(Services services, Map<ObjectRef, String> vmNames, Collection<ObjectRef> hosts, MigrationOptions options,
			Runnable onChange) {
		this.vmNames = Map.copyOf(vmNames);
		this.pulse = new UiPulse(services.fleet().modelThread(), 50, onChange);
		for (ObjectRef vm : this.vmNames.keySet())
			running.add(services.engine().migrationAdvisor().checkAll(vm, hosts, options, this::take));
	}

	public Outlook of(ObjectRef host) {
		List<MigrationVerdict> known = vmNames.keySet().stream().map(vm -> verdicts.get(new Pair(vm, host))).filter(Objects::nonNull).toList();
		List<String> reasons = known.stream().flatMap(verdict -> verdict.result().obstacles().stream().map(found -> reason(verdict, found)))
				.toList();
		return new Outlook(host, known.size() == vmNames.size(), reasons, known);
	}

	public Optional<MigrationVerdict> of(ObjectRef vm, ObjectRef host) {
		return Optional.ofNullable(verdicts.get(new Pair(vm, host)));
	}

	/** Verdicts known so far: more than before means news, for whoever cannot wait to be told. */
	public int known() {
		return verdicts.size();
	}

	@Override
	public void close() {
		pulse.stop();
		for (AutoCloseable check : running) {
			try {
				check.close();
			} catch (Exception e) {
				ILog.of(MigrationChecks.class).warn("A migration check could not be ended", e); //$NON-NLS-1$
			}
		}
	}

	private String reason(MigrationVerdict verdict, Finding obstacle) {
		String words = Words.of(obstacle);
		return vmNames.size() == 1 ? words : vmNames.get(verdict.vm()) + ": " + words; //$NON-NLS-1$
	}

	private void take(MigrationVerdict verdict) {
		verdicts.put(new Pair(verdict.vm(), verdict.target()), verdict);
		pulse.request();
	}
}
