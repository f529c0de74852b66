// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.orrery.engine.connection.Lane;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.forecast.CopyModel;
import org.orrery.engine.operation.migration.forecast.LinkSpeed;
import org.orrery.engine.operation.migration.forecast.MigrationForecast;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.model.ObjectRef;

/** Puts together what a forecast goes by: the guest, measured now, and the hosts, learnt from earlier migrations. Blocks; engine threads. */
record Forecasts(OperationContext context, MigrationHistory history) {
	private static final Duration PERIOD = Duration.ofSeconds(1);
	private static final Duration ANSWER = PERIOD.plus(HostAccess.ANSWER);
	/** Where nothing has been measured yet: connecting both hosts, starting the emulator, looking at the end. */
	private static final Duration ASSUMED_OVERHEAD = Duration.ofMillis(800);
	private static final Duration ASSUMED_PAUSE = Duration.ofMillis(50);

	MigrationForecast of(MigrationVerdict verdict, MigrationOptions options) {
		ObjectRef vm = verdict.vm();
		ObjectRef source = ObjectRef.host(vm.connection());
		boolean running = context.inventory().domain(vm).map(DomainRecord::state).filter(DomainState.RUNNING::equals).isPresent();
		long dirtyRate = running ? measure(vm) : 0;
		LinkSpeed link = link(source, verdict.target());
		long speed = options.bandwidth() > 0 ? Math.min(options.bandwidth() << 20, link.bytesPerSecond()) : link.bytesPerSecond();
		ConvergencePolicy policy = context.policies().effective(options.policy(), vm, context.connections());
		boolean mayRaise = options.maximumDowntime() == null || policy.hasLastResort();
		Duration first = options.maximumDowntime() == null ? ConvergencePolicy.FIRST_DOWNTIME : options.maximumDowntime();
		Duration usual = history.pause(source, verdict.target(), options.bandwidth() > 0);
		CopyModel model = new CopyModel((long) (verdict.memoryToMove() * history.density(vm)), verdict.storageToCopy(), Math.max(0, dirtyRate),
				speed, link, or(history.overhead(source, verdict.target()), ASSUMED_OVERHEAD),
				or(usual, ASSUMED_PAUSE), usual == null ? 0 : CopyModel.usualRest(speed), first, policy, mayRaise, options.live() && running);
		return model.forecast(dirtyRate);
	}

	private static Duration or(Duration known, Duration otherwise) {
		return known == null ? otherwise : known;
	}

	/** -1 where the host cannot tell. */
	private long measure(ObjectRef vm) {
		HostAccess host = HostAccess.of(context, vm.connection());
		try {
			return host.await(host.submit(Lane.COMMAND, live -> live.features().contains(Feature.DIRTY_RATE)
					? live.dirtyRate(UUID.fromString(vm.id()), PERIOD) : -1L), ANSWER);
		} catch (HypervisorException e) {
			System.getLogger(Forecasts.class.getName()).log(System.Logger.Level.INFO, "dirty rate of " + vm + " not measured", e); //$NON-NLS-1$ //$NON-NLS-2$
			return -1;
		}
	}

	private LinkSpeed link(ObjectRef source, ObjectRef target) {
		LinkSpeed learnt = history.link(source, target);
		if (learnt != null)
			return learnt;
		OptionalInt here = fastestCard(source);
		OptionalInt there = fastestCard(target);
		return here.isPresent() && there.isPresent() ? LinkSpeed.ofNetworkCard(Math.min(here.getAsInt(), there.getAsInt())) : LinkSpeed.ASSUMED;
	}

	private OptionalInt fastestCard(ObjectRef host) {
		return Optional.of(host).flatMap(ref -> context.inventory().host(ref.connection())).stream().flatMap(known -> known.interfaces().stream())
				.filter(card -> card.kind() == InterfaceRecord.Kind.PHYSICAL && card.up() && card.speed() > 0).mapToInt(InterfaceRecord::speed).max();
	}
}
