// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.review.CompareDialog;
import org.orrery.diagram.network.review.Proposal;
import org.orrery.diagram.network.review.ReviewDialog;
import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.engine.Engine;
import org.orrery.engine.network.Difference;
import org.orrery.engine.network.NetworkComparison;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.ui.Services;
import org.orrery.ui.internal.widgets.WorkAction;

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
		IAction action = new WorkAction(text, image, work);
		action.setId(image);
		return action;
	}

	List<IAction> actions() {
		return actions;
	}

	private void compare() {
		new CompareDialog(shell, page.model().design().name(), new Differences()).open();
	}

	private final class Differences implements CompareDialog.Ways {
		private volatile NetworkDesign design = page.model().design();

		@Override
		public NetworkComparison compare() {
			return services.engine().networks().compare(design);
		}

		@Override
		public void adopt(List<Difference> chosen, Runnable done) {
			Job job = Job.create(Messages.Way_adopt, (IProgressMonitor monitor) -> {
				NetworkDesign all = services.engine().networks().adopt(design).design();
				services.fleet().modelThread().execute(() -> {
					if (page.viewer().getControl() == null || page.viewer().getControl().isDisposed())
						return;
					page.perform(Messages.Way_adopt, state -> state.with(Difference.adopting(state.design(), all, chosen)));
					design = page.model().design();
					done.run();
				});
				return Status.OK_STATUS;
			});
			job.schedule();
		}

		@Override
		public void overwrite(List<Difference> chosen) {
			NetworkDesign now = design;
			new ReviewDialog(shell, now.name(), options -> Proposal.overwriting(services.engine(), now, chosen, options), HostWays.this::apply).open();
		}
	}

	private void review(boolean applying) {
		DesignState state = page.model().state();
		Engine engine = services.engine();
		new ReviewDialog(shell, state.design().name(), options -> Proposal.of(engine, state, options), applying ? this::apply : null).open();
	}

	private void apply(Proposal reviewed) {
		page.tell(NLS.bind(Messages.Way_applying, reviewed.plan().design().name()));
		List<Operation> inOrder = new ArrayList<>();
		if (!reviewed.plan().isEmpty())
			inOrder.add(reviewed.operation());
		reviewed.connects().forEach(connect -> inOrder.add(connect.operation()));
		run(inOrder, reviewed);
	}

	/** One task after the other: a NIC is plugged into a port group that the one before has made. */
	private void run(List<Operation> left, Proposal reviewed) {
		if (left.isEmpty()) {
			page.model().settle(reviewed.connects().stream().map(connect -> new NetworkKey.OfVmNic(UUID.fromString(connect.nic().vm().id()), connect.nic().mac())).toList());
			page.tell(NLS.bind(Messages.Way_applied, reviewed.plan().design().name()));
			return;
		}
		TaskRecord task = services.tasks().submit(left.get(0));
		services.tasks().whenDone(task.id()).thenAccept(done -> services.fleet().modelThread().execute(() -> {
			if (shell.isDisposed())
				return;
			if (done.state() == TaskState.SUCCEEDED)
				run(left.subList(1, left.size()), reviewed);
			else
				page.explain(NLS.bind(Messages.Way_failed, done.title(), done.reason()), done.remedy());
		}));
	}
}
