// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.migration.MappingNeeds;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/** VMs that a person wants on another host: what is checked, shown, and then submitted. UI thread; checks run in a job. */
public final class MigrationProposal {
	private record Candidate(ObjectRef vm, String name, String source) {
	}

	private final Services services;
	private final List<Candidate> candidates = new ArrayList<>();
	private final List<String> alreadyThere = new ArrayList<>();
	private final ObjectRef target;
	private String targetName = ""; //$NON-NLS-1$
	private boolean targetGone;
	private int goneVms;
	private final PlanCheck check;

	private MigrationProposal(Services services, ObjectRef target) {
		this.services = services;
		this.target = target;
		check = new PlanCheck(services.fleet().modelThread());
	}

	public static MigrationProposal of(Services services, List<ObjectRef> vms, ObjectRef target) {
		MigrationProposal proposal = new MigrationProposal(services, target);
		services.fleet().find(target, Host.class).ifPresentOrElse(host -> proposal.targetName = host.getName(), () -> proposal.targetGone = true);
		for (ObjectRef ref : vms)
			services.fleet().find(ref, VirtualMachine.class).ifPresentOrElse(proposal::add, () -> proposal.goneVms++);
		return proposal;
	}

	private void add(VirtualMachine vm) {
		if (vm.getHost() != null && target.equals(vm.getHost().getRef()))
			alreadyThere.add(vm.getName());
		else
			candidates.add(new Candidate(vm.getRef(), vm.getName(), vm.getHost() == null ? "" : vm.getHost().getName())); //$NON-NLS-1$
	}

	/** @return true when there is nothing left to propose */
	public boolean tellWhatIsGone(Shell shell) {
		String message = whatIsGone();
		if (message == null)
			return false;
		MessageDialog.openInformation(shell, Messages.Proposal_goneTitle, message);
		return targetGone || candidates.isEmpty();
	}

	private String whatIsGone() {
		if (targetGone)
			return Messages.Proposal_targetGone;
		if (goneVms > 0)
			return candidates.isEmpty() ? Messages.Proposal_vmGone : NLS.bind(Messages.Proposal_someGone, goneVms, candidates.size());
		return candidates.isEmpty() ? NLS.bind(Messages.Proposal_alreadyThere, Words.list(alreadyThere), targetName) : null;
	}

	public ObjectRef target() {
		return target;
	}

	public String targetName() {
		return targetName;
	}

	public List<ObjectRef> vms() {
		return candidates.stream().map(Candidate::vm).toList();
	}

	public Map<ObjectRef, String> vmNames() {
		Map<ObjectRef, String> names = new LinkedHashMap<>();
		candidates.forEach(candidate -> names.put(candidate.vm(), candidate.name()));
		return names;
	}

	/** "web-1", or "3 VMs". */
	public String subject() {
		return candidates.size() == 1 ? candidates.getFirst().name() : NLS.bind(Messages.Proposal_severalVms, candidates.size());
	}

	/** Several VMs move as one task. */
	public boolean isBulk() {
		return candidates.size() > 1;
	}

	/**
	 * Checks and plans off the UI thread; a later call replaces an unfinished one.
	 *
	 * @param limits of several VMs; null: as remembered; @param sink on the UI thread
	 */
	void preview(MigrationOptions options, BulkLimits limits, Consumer<List<Preview>> sink) {
		check.begin(NLS.bind(Messages.Proposal_checkingJob, subject(), targetName),
				cancelled -> List.of(isBulk() ? preview(bulk(options, limits)) : preview(candidates.getFirst(), options)), sink);
	}

	void cancelPreview() {
		check.cancel();
	}

	private Preview preview(Candidate candidate, MigrationOptions options) {
		MigrationVerdict verdict = services.engine().migrationAdvisor().forecast(candidate.vm(), target, ownPart(candidate, options));
		boolean timed = verdict.expectedDuration() != null || verdict.forecast() != null;
		Plan plan = verdict.result().passes() ? operation(candidate, options).plan(services.engine().context()) : null;
		return new Preview(NLS.bind(Messages.Sheet_cannot, candidate.name(), targetName), verdict.result(), timed ? Words.of(verdict) : "", plan); //$NON-NLS-1$
	}

	private Preview preview(BulkMigrateOperation operation) {
		CheckResult result = operation.check(services.engine().context());
		Plan plan = result.passes() ? operation.plan(services.engine().context()) : null;
		return new Preview(NLS.bind(Messages.Sheet_cannot, subject(), targetName), result, "", plan); //$NON-NLS-1$
	}

	public void submit() {
		submit(MigrationOptions.defaults(), null);
	}

	/** One task, whose parts are tasks of their own when there are several VMs. @param limits null: as remembered, which is read in a job */
	void submit(MigrationOptions options, BulkLimits limits) {
		if (!isBulk())
			services.tasks().submit(operation(candidates.getFirst(), options));
		else if (limits != null)
			services.tasks().submit(bulk(options, limits));
		else
			Job.createSystem(subject(), (ICoreRunnable) monitor -> services.tasks().submit(bulk(options, null))).schedule();
	}

	/** @param limits null: as remembered, for which it waits */
	private BulkMigrateOperation bulk(MigrationOptions options, BulkLimits limits) {
		return new BulkMigrateOperation(candidates.stream().map(vm -> new BulkMove(vm.vm(), target, vm.name(), vm.source(), targetName)).toList(),
				options, limits == null ? new RememberedLimits(services.engine()).await() : limits);
	}

	/** Of a mapping for all VMs, what this one uses. */
	private MigrationOptions ownPart(Candidate candidate, MigrationOptions options) {
		InventoryStore inventory = services.engine().inventory();
		return inventory.domain(candidate.vm()).flatMap(domain -> inventory.host(candidate.vm().connection())
				.map(host -> options.withMapping(MappingNeeds.used(options.mapping(), domain, host)))).orElse(options);
	}

	private MigrateOperation operation(Candidate candidate, MigrationOptions options) {
		return new MigrateOperation(candidate.vm(), target, ownPart(candidate, options), candidate.name(), candidate.source(), targetName);
	}
}
