// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.time.Duration;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.TransferOptions;
import org.orrery.hypervisor.MigrationRequest.Compression;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies.Scope;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** How: storage, limits, and what to do when the guest writes faster than the network. */
final class OptionsPage extends WizardPage {
	private static final int HINT_WIDTH = 560;

	private Combo storage;
	private Combo policy;
	private Spinner bandwidth;
	private Spinner downtime;
	private Button live;
	private Button postCopy;
	private Button tls;
	private Button unsafe;
	private Button keepOldDisks;
	private Text dataUri;
	private Spinner parallel;
	private Combo compression;

	private final Supplier<String> rememberedDataUri;
	private final PolicyMemory memory;
	private Combo remember;

	/** @param rememberedDataUri asked when the page opens; @param memory of policies; null: none is offered */
	OptionsPage(Supplier<String> rememberedDataUri, PolicyMemory memory) {
		super("options", Messages.Options_title, null); //$NON-NLS-1$
		this.rememberedDataUri = rememberedDataUri;
		this.memory = memory;
		setDescription(Messages.Options_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(8, 10).applyTo(area);
		Composite fields = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).applyTo(fields);
		label(fields, Messages.Options_storage);
		storage = new Combo(fields, SWT.READ_ONLY | SWT.DROP_DOWN);
		storage.setItems(Messages.Options_storageAutomatic, Messages.Options_storageShared, Messages.Options_storageCopy);
		storage.select(0);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(storage);
		bandwidth = spinner(fields, Messages.Options_bandwidth, 0, 100_000, 0, Messages.Options_bandwidthUnit);
		downtime = spinner(fields, Messages.Options_downtime, 0, 60_000, 0, Messages.Options_downtimeUnit);
		live = check(area, Messages.Options_live, Messages.Options_liveHint);
		live.setSelection(true);
		Group busy = new Group(area, SWT.NONE);
		busy.setText(Messages.Options_busyGuest);
		GridLayoutFactory.swtDefaults().applyTo(busy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(busy);
		Composite choice = new Composite(busy, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(choice);
		label(choice, Messages.Options_policy);
		policy = new Combo(choice, SWT.READ_ONLY | SWT.DROP_DOWN);
		policy.setItems(Messages.Options_policyRemembered, Messages.Options_policyMinimalDowntime, Messages.Options_policyBalanced,
				Messages.Options_policyMustFinish);
		policy.select(0);
		policy.setData(UiIds.WIDGET_KEY, "migrate-policy"); //$NON-NLS-1$
		if (memory != null)
			offerToRemember(choice);
		postCopy = check(busy, Messages.Options_postCopy, Messages.Options_postCopyHint);
		transfer(area);
		keepOldDisks = check(area, Messages.Options_keepOldDisks, Messages.Options_keepOldDisksHint);
		tls = check(area, Messages.Options_tls, Messages.Options_tlsHint);
		unsafe = check(area, Messages.Options_unsafe, Messages.Options_unsafeHint);
		unsafe.setData(UiIds.WIDGET_KEY, "migrate-unsafe"); //$NON-NLS-1$
		setControl(area);
	}

	/** GTK forgets the selection when the selected item changes. */
	private void tellPolicyInForce() {
		int chosen = policy.getSelectionIndex();
		policy.setItem(0, NLS.bind(Messages.Options_policyInForce, memory.inForce()));
		policy.select(chosen);
	}

	/** Only what was chosen here can be remembered. */
	private void offerToRemember(Composite choice) {
		label(choice, Messages.Options_remember);
		remember = new Combo(choice, SWT.READ_ONLY | SWT.DROP_DOWN);
		remember.setItems(Messages.Options_rememberNot,
				memory.vms() == 1 ? Messages.Options_rememberVm : NLS.bind(Messages.Options_rememberVms, memory.vms()));
		if (!memory.clusters().isEmpty())
			remember.add(NLS.bind(Messages.Options_rememberCluster, String.join(", ", memory.clusters()))); //$NON-NLS-1$
		remember.select(0);
		remember.setEnabled(false);
		remember.setData(UiIds.WIDGET_KEY, "migrate-remember-policy"); //$NON-NLS-1$
		policy.addListener(SWT.Selection, event -> remember.setEnabled(policy() != null));
	}

	/** After the migration was asked for. */
	void rememberPolicy() {
		if (getControl() == null || remember == null || policy() == null || remember.getSelectionIndex() <= 0)
			return;
		memory.remember(remember.getSelectionIndex() == 1 ? Scope.VM : Scope.CLUSTER, policy());
	}

	/** Which way the data takes, and how. */
	private void transfer(Composite area) {
		Group way = new Group(area, SWT.NONE);
		way.setText(Messages.Options_transfer);
		GridLayoutFactory.swtDefaults().numColumns(3).spacing(8, 6).applyTo(way);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(way);
		label(way, Messages.Options_dataUri);
		dataUri = new Text(way, SWT.BORDER);
		dataUri.setMessage(Messages.Options_dataUriMessage);
		dataUri.setData(UiIds.WIDGET_KEY, "migrate-data-uri"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(dataUri);
		parallel = spinner(way, Messages.Options_parallel, 0, 255, 0, Messages.Options_parallelUnit);
		label(way, Messages.Options_compression);
		compression = new Combo(way, SWT.READ_ONLY | SWT.DROP_DOWN);
		for (Compression method : Compression.values())
			compression.add(method == Compression.NONE ? Messages.Options_compressionNone : method.method());
		compression.select(0);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(compression);
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible && dataUri.getText().isEmpty())
			dataUri.setText(rememberedDataUri.get());
		if (visible && memory != null && !memory.inForce().isEmpty())
			tellPolicyInForce();
	}

	private static void label(Composite parent, String text) {
		new Label(parent, SWT.NONE).setText(text);
	}

	private static Spinner spinner(Composite parent, String text, int least, int most, int value, String unit) {
		label(parent, text);
		Spinner spinner = new Spinner(parent, SWT.BORDER);
		spinner.setValues(value, least, most, 0, 10, 100);
		label(parent, unit);
		return spinner;
	}

	private static Button check(Composite parent, String text, String hint) {
		Composite box = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(box);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(box);
		Button button = new Button(box, SWT.CHECK);
		button.setText(text);
		Label explanation = new Label(box, SWT.WRAP);
		explanation.setText(hint);
		ThemeColors.mute(explanation);
		GridDataFactory.fillDefaults().grab(true, false).indent(22, 0).hint(HINT_WIDTH, SWT.DEFAULT).applyTo(explanation);
		return button;
	}

	/** Null: as remembered. */
	private ConvergencePolicy policy() {
		return policy.getSelectionIndex() <= 0 ? null : ConvergencePolicy.values()[policy.getSelectionIndex() - 1];
	}

	/** As chosen; the defaults before the page was ever shown. */
	MigrationOptions options() {
		if (getControl() == null)
			return MigrationOptions.defaults();
		Duration pause = downtime.getSelection() == 0 ? null : Duration.ofMillis(downtime.getSelection());
		MigrationOptions.Storage choice = MigrationOptions.Storage.values()[storage.getSelectionIndex()];
		return new MigrationOptions(choice, bandwidth.getSelection(), pause, live.getSelection(), false,
				postCopy.getSelection(), tls.getSelection(), "", dataUri.getText().strip(), unsafe.getSelection(), //$NON-NLS-1$
				MigrationMapping.NONE, new TransferOptions(parallel.getSelection(), Compression.values()[compression.getSelectionIndex()]), policy(),
				keepOldDisks.getSelection());
	}
}
