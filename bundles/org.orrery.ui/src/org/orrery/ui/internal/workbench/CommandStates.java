// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.INullSelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.services.IEvaluationService;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.model.FleetListener;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.internal.commands.PowerRules;

/** Keeps menu and tool items of a window true when the state of the selected objects changes under an unchanged selection. */
public final class CommandStates implements INullSelectionListener {
	private final IWorkbenchWindow window;
	private final Services services;
	private final UiPulse pulse;
	private final FleetListener fleetListener;
	private final TaskFeed.Listener taskListener;

	public CommandStates(IWorkbenchWindow window) {
		this.window = window;
		this.services = Services.of(window);
		this.pulse = new UiPulse(services.fleet().modelThread(), 200, this::evaluate);
		this.fleetListener = change -> pulse.request();
		this.taskListener = changed -> pulse.request();
		services.fleet().addListener(fleetListener);
		services.taskFeed().addListener(taskListener);
		window.getSelectionService().addSelectionListener(this);
	}

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		pulse.request();
	}

	public void dispose() {
		pulse.stop();
		services.fleet().removeListener(fleetListener);
		services.taskFeed().removeListener(taskListener);
		window.getSelectionService().removeSelectionListener(this);
	}

	private void evaluate() {
		IEvaluationService evaluation = window.getService(IEvaluationService.class);
		evaluation.requestEvaluation(PowerRules.PROPERTY);
		evaluation.requestEvaluation("org.orrery.ui.connectionCan"); //$NON-NLS-1$
		evaluation.requestEvaluation("org.orrery.ui.taskCan"); //$NON-NLS-1$
		ICommandService commands = window.getService(ICommandService.class);
		for (PowerAction action : PowerAction.values())
			commands.refreshElements(PowerRules.commandOf(action), null);
		commands.refreshElements(UiIds.MIGRATE, null);
	}
}
