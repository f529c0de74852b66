// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.about.ISystemSummarySection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

class WorkbenchTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();

	@Test
	void testsRunOnTheUiThread() {
		assertEquals(PlatformUI.getWorkbench().getDisplay(), Display.getCurrent());
	}

	@Test
	void opensWithTheFleetPerspectiveAndTheTableOfVms() {
		assertEquals(UiIds.FLEET_PERSPECTIVE, workbench.page().getPerspective().getId());
		workbench.run(UiIds.OPEN_VIRTUAL_MACHINES);
		assertEquals(UiIds.VIRTUAL_MACHINES_EDITOR, workbench.page().getActiveEditor().getSite().getId());
	}

	@ParameterizedTest
	@ValueSource(strings = { UiIds.NAVIGATOR_VIEW, UiIds.PROPERTIES_VIEW, UiIds.TASKS_VIEW, UiIds.ALARMS_VIEW, UiIds.PROGRESS_VIEW, UiIds.LOG_VIEW, UiIds.PERFORMANCE_VIEW })
	void showsTheView(String id) {
		assertNotNull(workbench.view(id));
		workbench.ui.settle();
		assertTrue(workbench.page().isPartVisible(workbench.view(id)));
	}

	@Test
	void anEmptyFleetSaysHowToBegin() {
		var navigator = workbench.view(UiIds.NAVIGATOR_VIEW);
		workbench.ui.settle();
		assertTrue(UiDriver.texts(workbench.window().getShell()).contains("No hosts yet."), navigator.getTitle());
	}

	@Test
	void propertiesTellWhatTheSelectedVmOrHostUses() {
		String host = workbench.connected(1, 1).hosts().getFirst().name();
		workbench.view(UiIds.PROPERTIES_VIEW);
		workbench.select(workbench.anyVm(host));
		CTabFolder tabs = workbench.ui.find(workbench.window().getShell(), "properties-tabs", CTabFolder.class);
		workbench.ui.until("there is a tab for it", () -> tabs.getItemCount() > 1 && tabs.getItem(1).getText().equals("Use"));
		open(tabs, 1);
		workbench.ui.until("the load of the VM", () -> values(tabs).stream().anyMatch(value -> value.matches("\\d+ % of \\d+ vCPUs"))
				&& values(tabs).stream().filter(value -> value.endsWith("iB/s")).count() == 4);
		workbench.select(workbench.host(host));
		workbench.ui.until("the same tab of the host is open", () -> tabs.getSelectionIndex() == 1);
		workbench.ui.until("the load of the host", () -> values(tabs).stream().anyMatch(value -> value.matches("\\d+ %"))
				&& values(tabs).stream().anyMatch(value -> value.matches(".*iB of .*iB \\(\\d+ %\\)")));
	}

	/** As a person does: only what is open is drawn. */
	private static void open(CTabFolder tabs, int index) {
		tabs.setSelection(index);
		tabs.notifyListeners(SWT.Selection, new Event());
	}

	private static List<String> values(CTabFolder tabs) {
		List<String> values = new ArrayList<>();
		if (tabs.getItemCount() > 1)
			collect(tabs.getItem(1).getControl(), values);
		return values;
	}

	private static void collect(Control control, List<String> values) {
		if (control instanceof Text text)
			values.add(text.getText());
		if (control instanceof Composite composite)
			for (Control child : composite.getChildren())
				collect(child, values);
	}

	@Test
	void theSystemSummaryTellsOfDriversAndHosts() {
		String host = workbench.connected(1, 1).hosts().getFirst().name();
		workbench.ui.until("the host is in the summary, with its software",
				() -> summary().lines().anyMatch(line -> line.matches(" +" + host + " +sim://\\S+ +[A-Z]+ +\\S.*, libvirt .*")));
		assertTrue(summary().contains("Driver sim: usable") && summary().contains("Hosts: 1"), summary());
	}

	private static String summary() {
		StringWriter summary = new StringWriter();
		for (IConfigurationElement section : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.systemSummarySections"))
			if (section.getAttribute("id").equals("org.orrery.ui.diagnostics"))
				try {
					((ISystemSummarySection) section.createExecutableExtension("class")).write(new PrintWriter(summary));
				} catch (CoreException e) {
					throw new AssertionError(e);
				}
		return summary.toString();
	}

	@Test
	void switchesTheThemeAndTellsWhoDrawsThemselves() {
		AtomicInteger told = new AtomicInteger();
		Runnable listener = told::incrementAndGet;
		boolean before = ThemeColors.isDark();
		Color text = ThemeColors.get(ThemeColor.TEXT);
		ThemeColors.addListener(listener);
		try {
			workbench.run("org.orrery.ui.command.toggleTheme");
			workbench.ui.until("the listener is told", () -> told.get() > 0);
			assertNotEquals(before, ThemeColors.isDark());
			assertNotEquals(text, ThemeColors.get(ThemeColor.TEXT));
			workbench.run("org.orrery.ui.command.toggleTheme");
			workbench.ui.until("the listener is told again", () -> told.get() > 1);
			assertEquals(before, ThemeColors.isDark());
		} finally {
			ThemeColors.removeListener(listener);
		}
	}
}
