// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/** Migrate…: where to, how, and what will happen. */
public final class MigrateWizard extends Wizard implements Planning {
	private final Services services;
	private final List<ObjectRef> vms;
	private final TargetPage targetPage;
	private final OptionsPage optionsPage;
	private final LimitsPage limitsPage;
	private final MappingPage mappingPage = new MappingPage();
	private final MappingQuestion question;
	private final PlanPage planPage = new PlanPage(this);
	private MigrationProposal shown;
	private final boolean targetGiven;

	/** @param target already chosen, or null */
	public MigrateWizard(Services services, List<ObjectRef> vms, ObjectRef target) {
		this.services = services;
		this.vms = List.copyOf(vms);
		this.targetGiven = target != null;
		this.question = new MappingQuestion(services.engine(), this.vms);
		this.optionsPage = new OptionsPage(this::rememberedDataUri, new PolicyMemory(services, this.vms));
		this.limitsPage = new LimitsPage(new RememberedLimits(services.engine()));
		this.targetPage = new TargetPage(services, this.vms, target, question);
		List<String> names = vms.stream().map(services.fleet()::find).flatMap(java.util.Optional::stream).map(InventoryObject::getName)
				.toList();
		setWindowTitle(NLS.bind(Messages.Wizard_title, Words.list(names)));
		setDefaultPageImageDescriptor(Images.descriptor("banner/migrate")); //$NON-NLS-1$
	}

	@Override
	public void addPages() {
		addPage(targetPage);
		addPage(mappingPage);
		addPage(optionsPage);
		if (isBulk())
			addPage(limitsPage);
		addPage(planPage);
	}

	/** Pages are filled with the container's others; the names depend on the target. */
	@Override
	public void createPageControls(Composite pageContainer) {
		super.createPageControls(pageContainer);
		if (targetPage.target() != null)
			question.recall(targetPage.target());
	}

	/** The address remembered for the target, for the page that asks for it. */
	private String rememberedDataUri() {
		return targetPage.target() == null ? "" : question.dataUri(targetPage.target()); //$NON-NLS-1$
	}

	@Override
	public IWizardPage getStartingPage() {
		return targetGiven ? pageAfterTarget() : targetPage;
	}

	/** Names are asked for only where the target lacks some. */
	@Override
	public IWizardPage getNextPage(IWizardPage page) {
		return page == targetPage ? pageAfterTarget() : super.getNextPage(page);
	}

	@Override
	public IWizardPage getPreviousPage(IWizardPage page) {
		return page == optionsPage && !needsMapping() ? targetPage : super.getPreviousPage(page);
	}

	private IWizardPage pageAfterTarget() {
		if (!needsMapping())
			return optionsPage;
		if (mappingPage.getControl() != null)
			mappingPage.show(question.needs(targetPage.target()), proposal().targetName());
		return mappingPage;
	}

	private boolean needsMapping() {
		return targetPage.target() != null && !question.needs(targetPage.target()).isEmpty();
	}

	private boolean isBulk() {
		return vms.size() > 1;
	}

	@Override
	public String checking() {
		return NLS.bind(Messages.Plan_checking, proposal().targetName());
	}

	@Override
	public void preview(Consumer<List<Preview>> sink) {
		cancelPreview();
		shown = proposal();
		shown.preview(options(), limitsPage.limits(), sink);
	}

	@Override
	public void cancelPreview() {
		if (shown != null)
			shown.cancelPreview();
	}

	private MigrationOptions options() {
		MigrationOptions options = optionsPage.options();
		return needsMapping() ? options.withMapping(mappingPage.mapping()) : options;
	}

	private MigrationProposal proposal() {
		return MigrationProposal.of(services, vms, targetPage.target());
	}

	/** A bulk is not begun before its plan was seen. */
	@Override
	public boolean canFinish() {
		if (isBulk() && !planPage.isReviewed())
			return false;
		return targetPage.target() != null && (!needsMapping() || mappingPage.isPageComplete()) && optionsPage.isPageComplete() && planPage.permitsFinish();
	}

	@Override
	public boolean performFinish() {
		MigrationProposal proposal = proposal();
		if (proposal.tellWhatIsGone(getShell()))
			return false;
		MigrationOptions options = options();
		proposal.submit(options, limitsPage.limits());
		limitsPage.rememberIfWanted();
		optionsPage.rememberPolicy();
		question.remember(proposal.target(), options.mapping(), options.dataUri());
		return true;
	}
}
