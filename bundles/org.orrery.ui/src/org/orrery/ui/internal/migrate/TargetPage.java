// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Images;
import org.orrery.ui.MigrationChecks;
import org.orrery.ui.MigrationChecks.Outlook;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** Where to: every host with its verdict, best first; those that cannot with the reason. */
final class TargetPage extends WizardPage {
	private static final Comparator<Outlook> BEST_FIRST = Comparator.comparing((Outlook outlook) -> !outlook.reasons().isEmpty())
			.thenComparing(outlook -> !outlook.complete()).thenComparing(Outlook::storageToCopy)
			.thenComparing(Comparator.comparing(Outlook::memoryAfter).reversed());

	private final Services services;
	private final MappingQuestion question;
	private final Map<ObjectRef, String> vmNames = new LinkedHashMap<>();
	private final Map<ObjectRef, String> hostNames = new LinkedHashMap<>();
	private ObjectRef target;
	private boolean chosenByPerson;
	private MigrationChecks checks;
	private TableViewer table;
	private Text reason;

	TargetPage(Services services, List<ObjectRef> vms, ObjectRef target, MappingQuestion question) {
		super("target", Messages.Target_title, null); //$NON-NLS-1$
		this.services = services;
		this.question = question;
		this.target = target;
		this.chosenByPerson = target != null;
		setDescription(Messages.Target_description);
		for (ObjectRef ref : vms)
			services.fleet().find(ref, VirtualMachine.class).ifPresent(vm -> vmNames.put(ref, vm.getName()));
		collectHosts(vms);
	}

	private void collectHosts(List<ObjectRef> vms) {
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();) {
			EObject object = all.next();
			if (!(object instanceof Host host))
				continue;
			all.prune();
			boolean holdsAll = vms.stream().allMatch(vm -> vm.connection().equals(host.getRef().connection()));
			if (!holdsAll)
				hostNames.put(host.getRef(), host.getName());
		}
	}

	ObjectRef target() {
		return target;
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(area);
		table = new TableViewer(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "migrate-targets"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		column(Messages.Target_host, 150, SWT.LEFT, new HostLabels());
		column(Messages.Target_verdict, 280, SWT.LEFT, new VerdictLabels());
		column(Messages.Target_memoryAfter, 130, SWT.RIGHT, ColumnLabelProvider.createTextProvider(o -> Words.bytes(((Outlook) o).memoryAfter())));
		column(Messages.Target_toMove, 100, SWT.RIGHT, ColumnLabelProvider.createTextProvider(o -> toMove((Outlook) o)));
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 220).applyTo(table.getControl());
		reason = new Text(area, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
		reason.setBackground(area.getBackground());
		GridDataFactory.fillDefaults().grab(true, false).hint(620, 52).applyTo(reason);
		setControl(area);
		table.getTable().addListener(SWT.Selection, event -> choose((Outlook) table.getStructuredSelection().getFirstElement()));
		table.addDoubleClickListener(event -> {
			if (isPageComplete())
				getContainer().showPage(getNextPage());
		});
		checks = new MigrationChecks(services, vmNames, hostNames.keySet(), MigrationOptions.defaults(), this::refresh);
		refresh();
	}

	private static String toMove(Outlook outlook) {
		return outlook.verdicts().isEmpty() ? Words.bytes(-1) : Words.bytes(outlook.bytesToMove());
	}

	private void column(String title, int width, int alignment, ColumnLabelProvider labels) {
		TableViewerColumn column = new TableViewerColumn(table, alignment);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(labels);
	}

	private void refresh() {
		if (table.getControl().isDisposed())
			return;
		List<Outlook> outlooks = new ArrayList<>(hostNames.keySet().stream().map(checks::of).toList());
		outlooks.sort(BEST_FIRST);
		table.setInput(outlooks);
		if (!chosenByPerson)
			target = outlooks.stream().filter(Outlook::canTakeAll).map(Outlook::host).findFirst().orElse(null);
		outlooks.stream().filter(outlook -> outlook.host().equals(target)).findFirst()
				.ifPresent(outlook -> table.setSelection(new StructuredSelection(outlook)));
		validate();
	}

	private void choose(Outlook outlook) {
		if (outlook == null)
			return;
		target = outlook.host();
		chosenByPerson = true;
		validate();
	}

	private void validate() {
		if (hostNames.isEmpty()) {
			finishValidation(Messages.Target_noOtherHost, false, ""); //$NON-NLS-1$
			return;
		}
		if (target == null) {
			finishValidation(null, false, ""); //$NON-NLS-1$
			return;
		}
		Outlook outlook = checks.of(target);
		question.recall(target);
		if (isMappable(outlook)) {
			finishValidation(null, true, NLS.bind(Messages.Target_mappable, hostNames.get(target), String.join("\n", outlook.reasons()))); //$NON-NLS-1$
			return;
		}
		if (isPossibleForSome(outlook)) {
			finishValidation(null, true, NLS.bind(Messages.Target_some, String.join("\n", outlook.reasons()))); //$NON-NLS-1$
			return;
		}
		finishValidation(outlook.reasons().isEmpty() ? null : NLS.bind(Messages.Target_cannot, hostNames.get(target)),
				outlook.reasons().isEmpty(), String.join("\n", outlook.reasons())); //$NON-NLS-1$
	}

	/** Who cannot move does not keep the others of a bulk back. */
	private static boolean isPossibleForSome(Outlook outlook) {
		return outlook.complete() && outlook.verdicts().stream().anyMatch(verdict -> verdict.result().passes())
				&& outlook.verdicts().stream().anyMatch(verdict -> !verdict.result().passes());
	}

	/** Nothing is in the way but networks that may have other names there, which the next page asks for. */
	private boolean isMappable(Outlook outlook) {
		boolean networksOnly = outlook.verdicts().stream().flatMap(verdict -> verdict.result().obstacles().stream())
				.allMatch(found -> found.rule().equals("migration.network")); //$NON-NLS-1$
		return !outlook.reasons().isEmpty() && networksOnly && question.needs(outlook.host()).needs().stream().noneMatch(need -> need.choices().isEmpty());
	}

	private void finishValidation(String error, boolean complete, String reasons) {
		setErrorMessage(error);
		setPageComplete(complete);
		reason.setText(reasons);
	}

	@Override
	public void dispose() {
		if (checks != null)
			checks.close();
		super.dispose();
	}

	private final class HostLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return hostNames.get(((Outlook) element).host());
		}

		@Override
		public Image getImage(Object element) {
			return Images.image("host"); //$NON-NLS-1$
		}
	}

	private static final class VerdictLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return ((Outlook) element).inWords();
		}

		@Override
		public Image getImage(Object element) {
			Outlook outlook = (Outlook) element;
			if (!outlook.reasons().isEmpty())
				return Images.image("state/refused"); //$NON-NLS-1$
			return Images.image(outlook.complete() ? "state/succeeded" : "state/queued"); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public Color getForeground(Object element) {
			return ((Outlook) element).reasons().isEmpty() ? null : ThemeColors.get(ThemeColor.TEXT_MUTED);
		}

		@Override
		public String getToolTipText(Object element) {
			List<String> reasons = ((Outlook) element).reasons();
			return reasons.isEmpty() ? null : String.join("\n", reasons); //$NON-NLS-1$
		}
	}
}
