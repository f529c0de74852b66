// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** Which hosts may take the VMs of a host that is to be emptied. */
final class EvacuationPage extends WizardPage {
	private final List<Host> hosts = new ArrayList<>();
	private CheckboxTableViewer table;
	private Button includeOff;

	EvacuationPage(Services services, ObjectRef source, String sourceName) {
		super("evacuation", NLS.bind(Messages.Evacuation_title, sourceName), null); //$NON-NLS-1$
		setDescription(Messages.Evacuation_description);
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				if (!host.getRef().equals(source))
					hosts.add(host);
			}
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(8, 8).applyTo(area);
		table = CheckboxTableViewer.newCheckList(area, SWT.BORDER | SWT.FULL_SELECTION);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "evacuation-targets"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		column(Messages.Target_host, 200, SWT.LEFT, new HostLabels());
		column(Messages.Evacuation_state, 200, SWT.LEFT, ColumnLabelProvider.createTextProvider(host -> Words.of(((Host) host).getState())));
		column(Messages.Evacuation_memoryFree, 150, SWT.RIGHT,
				ColumnLabelProvider.createTextProvider(host -> Words.bytes(((Host) host).getMemoryAvailable())));
		table.setInput(hosts);
		hosts.forEach(host -> table.setChecked(host, canTake(host)));
		table.addCheckStateListener(event -> validate());
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 220).applyTo(table.getControl());
		includeOff = new Button(area, SWT.CHECK);
		includeOff.setText(Messages.Evacuation_includeOff);
		includeOff.setToolTipText(Messages.Evacuation_includeOffTooltip);
		includeOff.setData(UiIds.WIDGET_KEY, "evacuation-include-off"); //$NON-NLS-1$
		setControl(area);
		validate();
	}

	private static boolean canTake(Host host) {
		return host.getState() == HostState.ACTIVE || host.getState() == HostState.DEGRADED;
	}

	private void column(String title, int width, int alignment, ColumnLabelProvider labels) {
		TableViewerColumn column = new TableViewerColumn(table, alignment);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(labels);
	}

	private void validate() {
		setErrorMessage(hosts.isEmpty() ? Messages.Target_noOtherHost : null);
		setPageComplete(!targets().isEmpty());
	}

	/** Checked ones; the plan says of each VM why a host cannot take it. */
	List<ObjectRef> targets() {
		return Arrays.stream(table.getCheckedElements()).map(host -> ((Host) host).getRef()).toList();
	}

	boolean includesOff() {
		return includeOff.getSelection();
	}

	private static final class HostLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return ((Host) element).getName();
		}

		@Override
		public Image getImage(Object element) {
			return StateImages.of((Host) element);
		}
	}
}
