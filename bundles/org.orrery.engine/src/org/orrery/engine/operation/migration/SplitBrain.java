// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.HypervisorException;

/**
 * A VM that runs on both hosts. A source that loses the target in the switch-over cannot know whether the target has taken over, and libvirt
 * lets its copy go on; on shared storage the lock of the disk image forbids that, on copied disks nothing does. Which copy is to be kept no
 * program can say. But one is suspended, so that the two drift apart no further: the source's, because it stood still while the target went
 * on, as the lock would have decided. Nothing is ended, and no disk is touched.
 */
final class SplitBrain {
	private final HostAccess source;
	private final HostAccess target;
	private final UUID vm;
	private final String vmName;
	private final TaskMonitor monitor;

	SplitBrain(HostAccess source, HostAccess target, UUID vm, String vmName, TaskMonitor monitor) {
		this.source = source;
		this.target = target;
		this.vm = vm;
		this.vmName = vmName;
		this.monitor = monitor;
	}

	/** @param survey that has found it on both @return what the task is to end with; a person has to decide */
	OperationException contain(MigrationSurvey survey) {
		if (!survey.isSplit())
			return OperationException.undecided(survey.sentence(vmName, source.name(), target.name()), Messages.MigrationRollback_undecidedRemedy);
		monitor.step(named(Messages.SplitBrain_suspend));
		String suspended = suspend();
		return OperationException.undecided(named(Messages.SplitBrain_reason) + ' ' + suspended + written(), named(Messages.SplitBrain_remedy));
	}

	private String named(String message) {
		return Messages.bind(message, new Object[] { vmName, source.name(), target.name() });
	}

	private String suspend() {
		try {
			source.ask(host -> {
				host.pause(vm);
				return null;
			});
			return named(Messages.SplitBrain_suspended);
		} catch (HypervisorException e) {
			return Messages.bind(Messages.SplitBrain_notSuspended, source.name(), e.detail());
		}
	}

	/** How far the target has gone its own way: its counters begin with the arrival. */
	private String written() {
		try {
			OptionalLong bytes = target.ask(host -> host.statistics(Set.of(DomainStatistics.Group.BLOCK))).stream()
					.filter(domain -> domain.domain().equals(vm) && domain.diskWritten() >= 0).mapToLong(DomainStatistics::diskWritten).findFirst();
			return bytes.isEmpty() ? "" : ' ' + Messages.bind(Messages.SplitBrain_written, target.name(), Quantity.bytes(bytes.getAsLong())); //$NON-NLS-1$
		} catch (HypervisorException e) {
			System.getLogger(SplitBrain.class.getName()).log(System.Logger.Level.INFO, "no statistics of " + vmName, e); //$NON-NLS-1$
			return ""; //$NON-NLS-1$
		}
	}
}
