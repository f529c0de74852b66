// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
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
	@ValueSource(strings = { UiIds.NAVIGATOR_VIEW, UiIds.PROPERTIES_VIEW, UiIds.TASKS_VIEW, UiIds.PROGRESS_VIEW, UiIds.LOG_VIEW })
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
