// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;

import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/** Migrate…: where to, how, and what will happen. */
public final class MigrateWizard extends Wizard {
	private final Services services;
	private final List<ObjectRef> vms;
	private final TargetPage targetPage;
	private final OptionsPage optionsPage = new OptionsPage();
	private final PlanPage planPage = new PlanPage();
	private final boolean targetGiven;

	/** @param target already chosen, or null */
	public MigrateWizard(Services services, List<ObjectRef> vms, ObjectRef target) {
		this.services = services;
		this.vms = List.copyOf(vms);
		this.targetGiven = target != null;
		this.targetPage = new TargetPage(services, this.vms, target);
		List<String> names = vms.stream().map(services.fleet()::find).flatMap(java.util.Optional::stream).map(InventoryObject::getName)
				.toList();
		setWindowTitle(NLS.bind(Messages.Wizard_title, Words.list(names)));
		setDefaultPageImageDescriptor(Images.descriptor("banner/migrate")); //$NON-NLS-1$
	}

	@Override
	public void addPages() {
		addPage(targetPage);
		addPage(optionsPage);
		addPage(planPage);
	}

	@Override
	public IWizardPage getStartingPage() {
		return targetGiven ? optionsPage : targetPage;
	}

	MigrationOptions options() {
		return optionsPage.options();
	}

	MigrationProposal proposal() {
		return MigrationProposal.of(services, vms, targetPage.target());
	}

	@Override
	public boolean canFinish() {
		return targetPage.target() != null && optionsPage.isPageComplete() && planPage.permitsFinish();
	}

	@Override
	public boolean performFinish() {
		MigrationProposal proposal = proposal();
		if (proposal.tellWhatIsGone(getShell()))
			return false;
		proposal.submit(options());
		return true;
	}
}
