// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.reports;

import java.time.Duration;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.part.EditorPart;
import org.orrery.engine.report.Report;
import org.orrery.engine.report.Report.Section;
import org.orrery.engine.report.ReportKind;
import org.orrery.engine.report.ReportWish;
import org.orrery.engine.report.Reports;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** Chooses a report, its period and its scope, shows it, exports and prints it. Reports are made in a job. */
public final class ReportEditor extends EditorPart {
	private static final List<Duration> PERIODS = List.of(Duration.ofHours(24), Duration.ofDays(7), ReportWish.LONGEST);
	private static final int MOST_ROWS_SHOWN = 16;

	private Reports reports;
	private Combo kind;
	private Combo period;
	private Text group;
	private Button export;
	private Button print;
	private ScrolledComposite scroll;
	private Report shown;
	/** A wish that was overtaken by another is not shown. */
	private int asked;

	@Override
	public void init(IEditorSite site, IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(Composite parent) {
		reports = Services.of(getSite()).engine().reports();
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		createBar(parent);
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.addListener(SWT.Resize, event -> fit());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
		ask();
	}

	private void createBar(Composite parent) {
		Composite bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(9).margins(8, 6).spacing(8, 0).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		new Label(bar, SWT.NONE).setText(Messages.Bar_report);
		kind = combo(bar, "report-kind", java.util.stream.Stream.of(ReportKind.values()).map(ReportKind::title).toArray(String[]::new), 0); //$NON-NLS-1$
		new Label(bar, SWT.NONE).setText(Messages.Bar_period);
		period = combo(bar, "report-period", new String[] { Messages.Period_day, Messages.Period_week, Messages.Period_month }, 2); //$NON-NLS-1$
		new Label(bar, SWT.NONE).setText(Messages.Bar_group);
		group = new Text(bar, SWT.BORDER);
		group.setMessage(Messages.Bar_groupHint);
		group.setData(UiIds.WIDGET_KEY, "report-group"); //$NON-NLS-1$
		group.addListener(SWT.DefaultSelection, event -> ask());
		group.setToolTipText(Messages.Bar_groupHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		button(bar, "retry", Messages.Bar_refresh, "report-refresh", this::ask); //$NON-NLS-1$ //$NON-NLS-2$
		export = button(bar, "export", Messages.Bar_export, "report-export", () -> new ReportFiles(getSite().getShell()).export(shown)); //$NON-NLS-1$ //$NON-NLS-2$
		print = button(bar, "print", Messages.Bar_print, "report-print", () -> new ReportFiles(getSite().getShell()).print(shown)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private Combo combo(Composite bar, String key, String[] items, int first) {
		Combo combo = new Combo(bar, SWT.READ_ONLY);
		combo.setItems(items);
		combo.select(first);
		combo.setData(UiIds.WIDGET_KEY, key);
		combo.addListener(SWT.Selection, event -> ask());
		return combo;
	}

	private static Button button(Composite bar, String image, String words, String key, Runnable action) {
		Button button = new Button(bar, SWT.PUSH | SWT.FLAT);
		button.setImage(Images.image(image));
		button.setToolTipText(words);
		button.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = words));
		button.setData(UiIds.WIDGET_KEY, key);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void ask() {
		ReportKind wanted = ReportKind.values()[kind.getSelectionIndex()];
		ReportWish wish = ReportWish.of(PERIODS.get(period.getSelectionIndex()), group.getText());
		period.setEnabled(wanted != ReportKind.CONSOLIDATION);
		export.setEnabled(false);
		print.setEnabled(false);
		int turn = ++asked;
		Job job = Job.create(NLS.bind(Messages.Editor_job, wanted.title()), (IProgressMonitor monitor) -> {
			Report made = reports.create(wanted, wish);
			if (!scroll.isDisposed())
				scroll.getDisplay().asyncExec(() -> show(made, turn));
			return (IStatus) Status.OK_STATUS;
		});
		job.schedule();
	}

	private void show(Report report, int turn) {
		if (scroll.isDisposed() || turn != asked)
			return;
		shown = report;
		export.setEnabled(true);
		print.setEnabled(true);
		if (scroll.getContent() != null)
			scroll.getContent().dispose();
		Composite page = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 12).spacing(0, 6).applyTo(page);
		label(page, report.title()).setFont(JFaceResources.getHeaderFont());
		report.parameters().forEach(one -> ThemeColors.mute(label(page, one.name() + ": " + one.value()))); //$NON-NLS-1$
		report.sections().forEach(section -> add(page, section));
		scroll.setContent(page);
		fit();
	}

	private static void add(Composite page, Section section) {
		Label title = label(page, section.title());
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 10).applyTo(title);
		ReportTable table = new ReportTable(page, section);
		int rows = Math.max(1, Math.min(MOST_ROWS_SHOWN, section.rows().size()));
		GridDataFactory.fillDefaults().grab(true, false)
				.hint(SWT.DEFAULT, table.control().getHeaderHeight() + rows * table.control().getItemHeight() + 6).applyTo(table.control());
		section.notes().forEach(note -> ThemeColors.mute(label(page, "\u2022 " + note))); //$NON-NLS-1$
	}

	private static Label label(Composite page, String text) {
		Label label = new Label(page, SWT.WRAP);
		label.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private void fit() {
		if (scroll.getContent() instanceof Composite page) {
			int width = Math.max(600, scroll.getClientArea().width);
			scroll.setMinSize(600, page.computeSize(width, SWT.DEFAULT).y);
			page.layout(true, true);
		}
	}

	@Override
	public void setFocus() {
		kind.setFocus();
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// shows what is; exported by its button
	}

	@Override
	public void doSaveAs() {
		// shows what is; exported by its button
	}
}
