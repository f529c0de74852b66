// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.graphics.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.ui.UiIds;

/** Parts and dialogs that come and go leave no image, font or colour behind. */
class ResourcesTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@Test
	void nothingIsLeftUndisposed() {
		List<String> leaks = new CopyOnWriteArrayList<>();
		Resource.setNonDisposeHandler(error -> leaks.add(trace(error)));
		try {
			for (int round = 0; round < 5; round++)
				openAndClose();
			for (int round = 0; round < 5; round++) {
				System.gc();
				ui.settle();
			}
		} finally {
			Resource.setNonDisposeHandler(null);
		}
		assertEquals(List.of(), leaks.stream().filter(leak -> leak.contains("org.orrery")).toList());
	}

	private void openAndClose() {
		for (String id : List.of(UiIds.NAVIGATOR_VIEW, UiIds.PROPERTIES_VIEW, UiIds.TASKS_VIEW, UiIds.ALARMS_VIEW, UiIds.LOG_VIEW)) {
			workbench.page().hideView(workbench.view(id));
			workbench.view(id);
		}
		workbench.run(UiIds.OPEN_VIRTUAL_MACHINES);
		workbench.page().closeEditor(workbench.page().getActiveEditor(), false);
		ui.answer("connect-dialog", shell -> true, shell -> shell.close());
		workbench.run(UiIds.CONNECT);
		ui.settle();
	}

	private static String trace(Error error) {
		StringWriter text = new StringWriter();
		error.printStackTrace(new PrintWriter(text));
		return text.toString();
	}
}
