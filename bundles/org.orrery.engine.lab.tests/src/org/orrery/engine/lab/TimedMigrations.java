// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.model.ObjectRef;

/**
 * One VM back and forth through the engine, and in between the same ways by {@code virsh migrate}, so that both meet the same machine in
 * the same moods. Time is from the request to the end that a person sees, for both.
 */
public final class TimedMigrations {
	private static final Pattern DOWNTIME = Pattern.compile("Total downtime:\\s+(\\d+)\\s+ms");
	private static final long REST_MILLIS = 300;

	/** Seconds from request to end, and libvirt's own downtime in milliseconds. */
	public static final class Series {
		public final List<Double> seconds = new ArrayList<>();
		public final List<Double> downtimes = new ArrayList<>();
	}

	public final Series engine = new Series();
	public final Series virsh = new Series();
	/** Parts of the engine's time, in seconds. */
	public final List<Double> checks = new ArrayList<>();
	public final List<Double> moves = new ArrayList<>();
	public final List<Double> verifications = new ArrayList<>();
	public final List<Double> ends = new ArrayList<>();
	/** What did not succeed, in the words of its task. */
	public final List<String> failures = new ArrayList<>();

	private final LabEngine orrery;
	private final Lab lab;
	private final Lab.Vm vm;

	public TimedMigrations(LabEngine orrery, Lab lab, Lab.Vm vm) {
		this.orrery = orrery;
		this.lab = lab;
		this.vm = vm;
	}

	/** @param count of migrations by each; who goes first changes every time, so that each goes both ways */
	public void run(int count) throws Exception {
		for (int i = 0; i < count; i++) {
			boolean engineFirst = i % 2 == 0;
			byOne(engineFirst);
			byOne(!engineFirst);
		}
	}

	private void byOne(boolean byEngine) throws Exception {
		Lab.Host from = atRest();
		if (byEngine)
			byEngine(from);
		else
			byVirsh(from);
	}

	/** Where a person sees the VM before the next move: neither begins while events of the last one are still being worked off. */
	private Lab.Host atRest() throws Exception {
		Lab.Host host = lab.hostOf(vm.name());
		LabEngine.await(() -> known(host).filter(domain -> domain.state() == DomainState.RUNNING).isPresent() && known(lab.other(host)).isEmpty(),
				() -> "virsh says " + vm.name() + " runs on " + host.name() + " only; the inventory knows it there as " + known(host) + ", and on "
						+ lab.other(host).name() + " as " + known(lab.other(host)));
		Thread.sleep(REST_MILLIS);
		return host;
	}

	private Optional<DomainRecord> known(Lab.Host host) {
		return orrery.engine.inventory().domain(ObjectRef.vm(host.name(), vm.uuid()));
	}

	private void byEngine(Lab.Host from) throws Exception {
		long begun = System.nanoTime();
		TaskRecord done = orrery.run(orrery.migration(vm.name(), vm.uuid(), from, lab.other(from), lab.options()));
		engine.seconds.add((System.nanoTime() - begun) / 1e9);
		ends.add(seconds(done.ended(), Instant.now()));
		if (done.state() != TaskState.SUCCEEDED)
			failures.add(done.state() + ": " + done.reason() + " " + done.detail());
		checks.add(seconds(done.created(), done.started()));
		moves.add(seconds(done.steps().get(0).started(), done.steps().get(0).ended()));
		verifications.add(seconds(done.steps().getLast().started(), done.ended()));
		Quantity.parse(done.figures().get(MigrationFigures.DOWNTIME)).ifPresent(engine.downtimes::add);
	}

	private static double seconds(Instant from, Instant to) {
		return Duration.between(from, to).toNanos() / 1e9;
	}

	private void byVirsh(Lab.Host from) throws Exception {
		long begun = System.nanoTime();
		lab.virsh(from, "migrate", "--live", "--p2p", "--persistent", "--undefinesource", "--unsafe", vm.name(), lab.other(from).uri());
		virsh.seconds.add((System.nanoTime() - begun) / 1e9);
		downtime(lab, lab.other(from), vm.name()).ifPresent(virsh.downtimes::add);
	}

	/** @return milliseconds that the VM stood still in its last migration, as its new host keeps it */
	public static Optional<Double> downtime(Lab lab, Lab.Host host, String vmName) throws IOException {
		Matcher matcher = DOWNTIME.matcher(lab.virsh(host, "domjobinfo", "--completed", vmName));
		return matcher.find() ? Optional.of(Double.parseDouble(matcher.group(1))) : Optional.empty();
	}
}
