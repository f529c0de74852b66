// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.engine.report.Report;
import org.orrery.engine.report.ReportFormat;
import org.orrery.engine.report.ReportKind;
import org.orrery.engine.report.ReportWish;
import org.orrery.ui.UiIds;

class ReportTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@Test
	void reportsAreChosenShownAndLimitedToAGroup() {
		workbench.connected(2, 3);
		workbench.run(UiIds.OPEN_REPORTS);
		Shell window = workbench.window().getShell();
		ui.until("the first table has both hosts and the total", () -> tables().size() == 2 && tables().getFirst().getItemCount() == 3);
		TableItem total = tables().getFirst().getItem(2);
		assertEquals(List.of("Total", "6"), List.of(total.getText(0), total.getText(2)));
		assertTrue(UiDriver.texts(window).contains("Assumption: "), "it tells what it assumes");
		ui.until("it can be exported", () -> ui.find(window, "report-export", Button.class).isEnabled());

		Combo kind = ui.find(window, "report-kind", Combo.class);
		kind.select(2);
		kind.notifyListeners(SWT.Selection, new Event());
		ui.until("all VMs are told of", () -> tables().size() == 2 && tables().get(1).getItemCount() == 6);
		ui.find(window, "report-group", Text.class).setText("nowhere");
		ui.click(ui.find(window, "report-refresh", Button.class));
		ui.until("nothing is in that group", () -> Arrays.stream(tables().toArray(Table[]::new)).allMatch(table -> table.getItemCount() == 0));
		assertTrue(UiDriver.texts(window).contains("There is no host in this scope"));
		workbench.page().closeAllEditors(false);
	}

	/** The library for PDF works inside the framework, too, not only on a plain class path. */
	@Test
	void everyFormatCanBeWrittenByTheProduct() {
		workbench.connected(2, 3);
		Report report = workbench.services().engine().reports().create(ReportKind.CONSOLIDATION, ReportWish.of(Duration.ofDays(1), ""));
		for (ReportFormat format : ReportFormat.values())
			assertTrue(format.render(report).length > 100, format.name());
		assertEquals("%PDF", new String(ReportFormat.PDF.render(report), 0, 4, StandardCharsets.US_ASCII));
	}

	private List<Table> tables() {
		return UiDriver.controls(workbench.window().getShell()).filter(control -> "report-table".equals(control.getData(UiIds.WIDGET_KEY)))
				.map(Table.class::cast).toList();
	}
}
