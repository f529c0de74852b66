// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.Evacuation;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Images;
import org.orrery.ui.Services;

/** Evacuate…: which hosts may take the VMs, how, how many at a time, and what will happen. What was read is what is done. */
public final class EvacuateWizard extends Wizard implements Planning {
	/** @param operation null when no VM can move */
	private record Planned(Preview preview, BulkMigrateOperation operation) {
	}

	private final Services services;
	private final ObjectRef host;
	private final String name;
	private final EvacuationPage targetsPage;
	private final OptionsPage optionsPage;
	private final LimitsPage limitsPage;
	private final PlanPage planPage = new PlanPage(this);
	private final PlanCheck check;
	/** As shown by the page of the plan. */
	private BulkMigrateOperation planned;

	public EvacuateWizard(Services services, ObjectRef host, String name) {
		this.services = services;
		this.host = host;
		this.name = name;
		targetsPage = new EvacuationPage(services, host, name);
		optionsPage = new OptionsPage(() -> "", null); //$NON-NLS-1$
		limitsPage = new LimitsPage(new RememberedLimits(services.engine()));
		check = new PlanCheck(services.fleet().modelThread());
		setWindowTitle(NLS.bind(Messages.Evacuate_title, name));
		setDefaultPageImageDescriptor(Images.descriptor("banner/migrate")); //$NON-NLS-1$
	}

	@Override
	public void addPages() {
		addPage(targetsPage);
		addPage(optionsPage);
		addPage(limitsPage);
		addPage(planPage);
	}

	@Override
	public String checking() {
		return NLS.bind(Messages.Evacuate_checking, name);
	}

	@Override
	public void preview(Consumer<List<Preview>> sink) {
		planned = null;
		EvacuationWish wish = new EvacuationWish(targetsPage.targets(), targetsPage.includesOff(), optionsPage.options(), limitsPage.limits());
		check.begin(checking(), cancelled -> plan(wish), found -> {
			planned = found.operation();
			sink.accept(List.of(found.preview()));
		});
	}

	/** In a job. */
	private Planned plan(EvacuationWish wish) {
		Evacuation evacuation = Evacuation.plan(services.engine().context(), host, wish.targets(), wish.includeOff(), wish.options());
		if (evacuation.moves().isEmpty()) {
			String refusal = NLS.bind(evacuation.isComplete() ? Messages.Evacuate_empty : Messages.Evacuate_cannot, name);
			return new Planned(new Preview(refusal, new CheckResult(evacuation.findings(Finding.Severity.OBSTACLE)), "", null), null); //$NON-NLS-1$
		}
		BulkMigrateOperation operation = evacuation.operation(wish.options(), wish.limits());
		List<Finding> findings = new ArrayList<>(operation.check(services.engine().context()).findings());
		findings.addAll(evacuation.findings(Finding.Severity.WARNING));
		CheckResult result = new CheckResult(findings);
		return new Planned(new Preview(NLS.bind(Messages.Evacuate_cannot, name), result, "", //$NON-NLS-1$
				result.passes() ? operation.plan(services.engine().context()) : null), operation);
	}

	@Override
	public void cancelPreview() {
		check.cancel();
	}

	@Override
	public boolean canFinish() {
		return planned != null && planPage.isReviewed();
	}

	@Override
	public boolean performFinish() {
		services.tasks().submit(planned);
		limitsPage.rememberIfWanted();
		return true;
	}
}
