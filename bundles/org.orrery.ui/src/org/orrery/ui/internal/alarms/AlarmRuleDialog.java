// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.alarm.AlarmRule;
import org.orrery.engine.alarm.AlarmScope;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.AlarmSignal;
import org.orrery.ui.UiIds;

/** One rule. What is wrong is said while it is typed. UI thread. */
final class AlarmRuleDialog extends TitleAreaDialog {
	private static final double SECONDS = 60;

	private final AlarmRule before;
	private AlarmRule rule;
	private Text name;
	private Combo signal;
	private Combo severity;
	private Text threshold;
	private Text hysteresis;
	private Text minutes;
	private Text object;
	private Text host;
	private Text cluster;
	private Label thresholdUnit;
	private Label hysteresisUnit;

	/** @param before null: a new one */
	AlarmRuleDialog(Shell parent, AlarmRule before) {
		super(parent);
		this.before = before;
	}

	/** As entered, after OK. */
	AlarmRule rule() {
		return rule;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(before == null ? Messages.Rule_addTitle : Messages.Rule_editTitle);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 12).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		setTitle(before == null ? Messages.Rule_addTitle : before.name());
		name = text(area, "rule-name", Messages.Rule_name, before == null ? "" : before.name(), ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		signal = combo(area, "rule-signal", Messages.Rule_signal, Arrays.stream(AlarmSignal.values()).map(AlarmSignal::inWords).toArray(String[]::new)); //$NON-NLS-1$
		severity = combo(area, "rule-severity", Messages.Rule_severity, //$NON-NLS-1$
				Arrays.stream(AlarmSeverity.values()).map(AlarmSeverity::inWords).toArray(String[]::new));
		threshold = text(area, "rule-threshold", Messages.Rule_threshold, before == null ? "90" : plain(before.threshold()), " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		thresholdUnit = unit(area);
		hysteresis = text(area, "rule-hysteresis", Messages.Rule_hysteresis, before == null ? "5" : plain(before.hysteresis()), " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		hysteresisUnit = unit(area);
		minutes = text(area, "rule-minutes", Messages.Rule_minutes, before == null ? "5" : plain(before.duration().toSeconds() / SECONDS), " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		unit(area).setText(Messages.Rule_minutesUnit);
		AlarmScope scope = before == null ? AlarmScope.ALL : before.scope();
		object = text(area, "rule-object", Messages.Rule_object, scope.object(), Messages.Rule_all); //$NON-NLS-1$
		host = text(area, "rule-host", Messages.Rule_host, scope.host(), Messages.Rule_all); //$NON-NLS-1$
		cluster = text(area, "rule-cluster", Messages.Rule_cluster, scope.cluster(), Messages.Rule_all); //$NON-NLS-1$
		signal.select(before == null ? AlarmSignal.VM_CPU.ordinal() : before.signal().ordinal());
		severity.select(before == null ? 0 : before.severity().ordinal());
		return area;
	}

	private static String plain(double value) {
		return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(Math.round(value * 100) / 100.0);
	}

	/** @param hint shown while it is empty; a space: a unit follows */
	private Text text(Composite parent, String key, String title, String value, String hint) {
		new Label(parent, SWT.NONE).setText(title);
		Text text = new Text(parent, SWT.BORDER);
		text.setText(value);
		text.setMessage(hint.strip());
		text.setData(UiIds.WIDGET_KEY, key);
		text.addListener(SWT.Modify, event -> check());
		GridDataFactory.fillDefaults().grab(true, false).span(hint.equals(" ") ? 1 : 2, 1).applyTo(text); //$NON-NLS-1$
		return text;
	}

	private static Label unit(Composite parent) {
		Label unit = new Label(parent, SWT.NONE);
		GridDataFactory.fillDefaults().hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(unit);
		return unit;
	}

	private Combo combo(Composite parent, String key, String title, String... items) {
		new Label(parent, SWT.NONE).setText(title);
		Combo combo = new Combo(parent, SWT.READ_ONLY);
		combo.setItems(items);
		combo.setData(UiIds.WIDGET_KEY, key);
		combo.addListener(SWT.Selection, event -> check());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(combo);
		return combo;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private void check() {
		AlarmSignal chosen = AlarmSignal.values()[Math.max(0, signal.getSelectionIndex())];
		String unit = switch (chosen.unit()) {
		case PERCENT -> Messages.Rule_percent;
		case MIB_PER_SECOND -> Messages.Rule_rate;
		case NONE -> ""; //$NON-NLS-1$
		};
		thresholdUnit.setText(unit);
		hysteresisUnit.setText(unit);
		threshold.setEnabled(chosen.isNumber());
		hysteresis.setEnabled(chosen.isNumber());
		try {
			rule = entered(chosen);
			setErrorMessage(null);
			setMessage(rule.condition() + ", " + rule.scope().inWords()); //$NON-NLS-1$
		} catch (IllegalArgumentException e) {
			rule = null;
			setErrorMessage(e.getMessage());
		}
		if (getButton(IDialogConstants.OK_ID) != null)
			getButton(IDialogConstants.OK_ID).setEnabled(rule != null);
	}

	private AlarmRule entered(AlarmSignal chosen) {
		String id = before == null ? chosen.word() + '-' + UUID.randomUUID().toString().substring(0, 4) : before.id();
		double limit = chosen.isNumber() ? number(Messages.Rule_threshold, threshold) : 0;
		double margin = chosen.isNumber() ? number(Messages.Rule_hysteresis, hysteresis) : 0;
		Duration duration = Duration.ofSeconds(Math.round(number(Messages.Rule_minutes, minutes) * SECONDS));
		return new AlarmRule(id, name.getText(), AlarmSeverity.values()[Math.max(0, severity.getSelectionIndex())], chosen, limit, margin, duration,
				new AlarmScope(object.getText(), host.getText(), cluster.getText()), before == null || before.enabled());
	}

	private static double number(String title, Text text) {
		try {
			return Double.parseDouble(text.getText().strip());
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(Messages.bind(Messages.Rule_noNumber, title.replace(":", ""), text.getText()), e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
