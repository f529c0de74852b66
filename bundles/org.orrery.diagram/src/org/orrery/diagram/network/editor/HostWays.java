// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.List;

import org.eclipse.jface.action.IAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.review.CompareDialog;
import org.orrery.diagram.network.review.Proposal;
import org.orrery.diagram.network.review.ReviewDialog;
import org.orrery.engine.Engine;
import org.orrery.engine.task.TaskRecord;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.ui.Services;

/** Compares the design with the hosts, plans and applies it: the engine's own classes, those of the command line. UI thread. */
final class HostWays {
	private final Shell shell;
	private final Services services;
	private final DesignPage page;
	private final List<IAction> actions;

	HostWays(Shell shell, Services services, DesignPage page) {
		this.shell = shell;
		this.services = services;
		this.page = page;
		actions = List.of(way(Messages.Way_compare, "compare", this::compare), way(Messages.Way_plan, "plan", () -> review(false)), //$NON-NLS-1$ //$NON-NLS-2$
				way(Messages.Way_apply, "apply", () -> review(true))); //$NON-NLS-1$
	}

	private static IAction way(String text, String image, Runnable work) {
		IAction action = NetworkActions.action(text, image, work);
		action.setId(image);
		return action;
	}

	List<IAction> actions() {
		return actions;
	}

	private void compare() {
		NetworkDesign design = page.model().design();
		new CompareDialog(shell, design.name(), () -> services.engine().networks().compare(design)).open();
	}

	private void review(boolean applying) {
		NetworkDesign design = page.model().design();
		Engine engine = services.engine();
		new ReviewDialog(shell, design.name(), options -> Proposal.of(engine, design, options), applying ? this::apply : null).open();
	}

	private void apply(Proposal reviewed) {
		TaskRecord task = services.tasks().submit(reviewed.operation());
		page.tell(NLS.bind(Messages.Way_applying, reviewed.plan().design().name()));
		services.tasks().whenDone(task.id()).thenAccept(done -> services.fleet().modelThread().execute(() -> ended(done)));
	}

	private void ended(TaskRecord task) {
		if (shell.isDisposed())
			return;
		page.tell(task.reason().isEmpty() ? NLS.bind(Messages.Way_applied, task.title()) : task.reason() + ". " + task.remedy()); //$NON-NLS-1$
	}
}
