// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.LibvirtStep;
import org.orrery.engine.network.ManagementPath;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.StepWords;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.network.ApplyNetworkOperation.Kind;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.plan.AppliedSteps;

/** One run of a plan. On the task's thread. */
final class ApplyRun {
	private static final long PATIENCE_NANOS = 10_000_000_000L;
	private static final long PAUSE_NANOS = 50_000_000L;

	private final ApplyParameters what;
	private final Networks networks;
	private final LibvirtNetworks libvirt;
	private final TaskMonitor monitor;
	private final Consumer<HostChange> begun;
	private final Map<HostChange, FabricConnection> hosts = new LinkedHashMap<>();
	private final List<FabricConnection.Hold> holds = new ArrayList<>();

	/** @param begun told of each host before it is changed */
	ApplyRun(ApplyParameters what, OperationContext context, TaskMonitor monitor, Consumer<HostChange> begun) {
		this.what = what;
		this.networks = context.networks();
		libvirt = new LibvirtNetworks(context);
		this.monitor = monitor;
		this.begun = begun;
	}

	void run() throws OperationException {
		try {
			for (HostChange change : what.changes())
				prepare(change);
			int done = 0;
			for (HostChange change : what.changes()) {
				monitor.checkCancelled();
				monitor.progress(done++ / (double) what.changes().size(), change.name(), Map.of());
				carryOut(change);
			}
			verify();
			remember();
		} finally {
			holds.reversed().forEach(FabricConnection.Hold::close);
		}
	}

	/** Nothing is changed anywhere before every host has answered, is ours, and has what was planned on. */
	private void prepare(HostChange change) throws OperationException {
		monitor.checkCancelled();
		monitor.look(Messages.bind(Messages.ApplyRun_preparing, change.name()));
		try {
			prepareNow(change);
		} catch (FabricException e) {
			if (!e.isConnectionLoss())
				throw FabricFailure.of(Messages.bind(Messages.ApplyRun_notPrepared, change.name()), e);
			prepareAgain(change);
		}
	}

	/** The connection was dead without anybody having noticed: that is no reason yet. */
	private void prepareAgain(HostChange change) throws OperationException {
		try {
			networks.reread(change.connection());
			prepareNow(change);
		} catch (FabricException e) {
			throw FabricFailure.of(Messages.bind(Messages.ApplyRun_notPrepared, change.name()), e);
		}
	}

	private void prepareNow(HostChange change) throws FabricException {
		FabricConnection host = networks.access(change.connection());
		holds.add(host.hold(Messages.bind(Messages.ApplyRun_reason, new Object[] { monitor.who(), what.name(), monitor.task() })));
		AppliedSteps.on(host.switches(), change.steps());
		hosts.put(change, host);
	}

	private void carryOut(HostChange change) throws OperationException {
		monitor.step(Messages.bind(Messages.ApplyRun_changing, change.name(), change.size()));
		if (networks.host(change.connection()).filter(host -> !ManagementPath.touched(host, change.steps()).isEmpty()).isPresent()) {
			new GuardedChange(change, what.options().confirm(), networks, monitor).carryOut(hosts.get(change), () -> begun.accept(change));
			libvirt.carryOut(change);
			return;
		}
		FabricConnection host = hosts.get(change);
		begun.accept(change);
		try {
			host.apply(change.steps(), Messages.bind(Messages.ApplyRun_reason, new Object[] { monitor.who(), what.name(), monitor.task() }));
			if (!ReadBack.confirms(host, change.undo().steps()))
				throw new OperationException(Messages.bind(Messages.ApplyRun_notConfirmed, change.name()), Messages.ApplyRun_notConfirmedRemedy, "", null); //$NON-NLS-1$
			libvirt.carryOut(change);
			monitor.note(Messages.bind(Messages.ApplyRun_confirmed, change.name()));
		} catch (FabricException e) {
			throw FabricFailure.of(Messages.bind(Messages.ApplyRun_failed, change.name()), e);
		}
	}

	/** A VM's port that came meanwhile is nothing that this plan could have known. */
	private void verify() throws OperationException {
		if (what.design() == null || what.changes().isEmpty())
			return;
		monitor.look(Messages.ApplyRun_verifying);
		what.changes().forEach(change -> networks.reread(change.connection()));
		NetworkPlan left = left();
		for (HostChange change : left.changes()) {
			if (what.changes().stream().noneMatch(done -> done.connection().equals(change.connection())))
				continue;
			for (FabricStep step : change.steps()) {
				String words = change.name() + ": " + StepWords.title(step) + ' ' + StepWords.detail(step); //$NON-NLS-1$
				if (!(step instanceof FabricStep.SetPort port) || port.after().kind() != PortConfig.Kind.VM)
					throw new OperationException(Messages.bind(Messages.ApplyRun_notAsDesigned, words), Messages.ApplyRun_notAsDesignedRemedy, "", null); //$NON-NLS-1$
				monitor.note(Messages.bind(Messages.ApplyRun_cameMeanwhile, words));
			}
			for (LibvirtStep step : change.networks())
				throw new OperationException(Messages.bind(Messages.ApplyRun_notAsDesigned, change.name() + ": " + StepWords.title(step)), //$NON-NLS-1$
						Messages.ApplyRun_notAsDesignedRemedy, "", null); //$NON-NLS-1$
		}
	}

	/** What a new plan would do. The inventory learns of networks a moment after they were made. */
	private NetworkPlan left() {
		long end = System.nanoTime() + PATIENCE_NANOS;
		NetworkPlan left = networks.plan(what.design());
		while (left.changes().stream().anyMatch(change -> !change.networks().isEmpty()) && System.nanoTime() < end) {
			LockSupport.parkNanos(PAUSE_NANOS);
			left = networks.plan(what.design());
		}
		return left;
	}

	private void remember() throws OperationException {
		if (what.design() == null || what.kind() == Kind.UNDO)
			return;
		try {
			networks.designs().remember(what.design());
		} catch (IOException e) {
			throw new OperationException(Messages.ApplyRun_notRemembered, Messages.ApplyRun_notRememberedRemedy, String.valueOf(e.getMessage()), e);
		}
	}
}
