// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/**
 * What can be asked of VMs as they are seen now, and else why not: for greyed items and their tooltips. The operation checks again against
 * the host. UI thread.
 */
public final class PowerRules {
	/** Of the property tester; value: name of the action, or MIGRATE. */
	public static final String PROPERTY = "org.orrery.ui.vmCan"; //$NON-NLS-1$
	static final String MIGRATE = "MIGRATE"; //$NON-NLS-1$

	private PowerRules() {
	}

	public static String commandOf(PowerAction action) {
		return switch (action) {
		case START -> UiIds.START;
		case SHUT_DOWN -> UiIds.SHUT_DOWN;
		case FORCE_OFF -> UiIds.FORCE_OFF;
		case REBOOT -> UiIds.REBOOT;
		case PAUSE -> UiIds.PAUSE;
		case RESUME -> UiIds.RESUME;
		};
	}

	/** Name of its drawing. */
	static String imageOf(PowerAction action) {
		return switch (action) {
		case START -> "start"; //$NON-NLS-1$
		case SHUT_DOWN -> "shutdown"; //$NON-NLS-1$
		case FORCE_OFF -> "forceoff"; //$NON-NLS-1$
		case REBOOT -> "reboot"; //$NON-NLS-1$
		case PAUSE -> "pause"; //$NON-NLS-1$
		case RESUME -> "resume"; //$NON-NLS-1$
		};
	}

	/** @param what name of a power action, or MIGRATE; @return empty when every selected VM can migrate, or any can do the other */
	public static Optional<String> whyNot(String what, ISelection selection) {
		List<VirtualMachine> vms = Selections.objects(selection, VirtualMachine.class);
		if (vms.isEmpty())
			return Optional.of(Messages.Power_nothingSelected);
		List<Optional<String>> answers = vms.stream().map(vm -> whyNot(what, vm)).toList();
		if (!MIGRATE.equals(what) && answers.stream().anyMatch(Optional::isEmpty))
			return Optional.empty(); // the plan tells who is skipped
		return answers.stream().flatMap(Optional::stream).findFirst();
	}

	static Optional<String> whyNot(String what, VirtualMachine vm) {
		HostState host = vm.getHost() == null ? HostState.UNKNOWN : vm.getHost().getState();
		if (host != HostState.ACTIVE && host != HostState.DEGRADED && host != HostState.MAINTENANCE)
			return Optional.of(NLS.bind(Messages.Power_hostAway, vm.getName(), Words.of(host)));
		Optional<TaskRecord> holder = Services.ofWorkbench().taskFeed().openFor(vm.getRef());
		if (holder.isPresent())
			return Optional.of(NLS.bind(Messages.Power_held, vm.getName(), holder.get().title()));
		if (MIGRATE.equals(what) || suits(PowerAction.valueOf(what), vm.getState()))
			return Optional.empty();
		return Optional.of(NLS.bind(Messages.Power_state, vm.getName(), Words.of(vm.getState())));
	}

	private static boolean suits(PowerAction action, VmState state) {
		return switch (action) {
		case START -> state == VmState.SHUT_OFF || state == VmState.CRASHED;
		case SHUT_DOWN, REBOOT, PAUSE -> state == VmState.RUNNING;
		case RESUME -> state == VmState.PAUSED || state == VmState.SUSPENDED;
		case FORCE_OFF -> state != VmState.SHUT_OFF && state != VmState.UNKNOWN;
		};
	}
}
