// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.connection.Connections;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.connect.UriDraft;

class ConnectTest {
	private static final String DIALOG = "connect-dialog";
	private static final int OTHER = UriDraft.Way.OTHER.ordinal();

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;

	@ParameterizedTest
	@ValueSource(strings = { "qemu+ssh://root@h1/system", "qemu+tls://h1:16514/system", "qemu+tcp://10.0.0.7/system", "qemu:///system",
			"qemu:///session", "test:///default", "qemu+ssh://root@h1/system?keyfile=/k", "esx://root@esx1/?no_verify=1", "lxc:///" })
	void aSavedUriSurvivesTheFields(String uri) {
		assertEquals(uri, UriDraft.of(uri).toUri());
	}

	@ParameterizedTest
	@CsvSource({ "'',HOST", "'a b',HOST", "'h1;rm',HOST" })
	void aBadHostIsNamedAtItsField(String host, UriDraft.Field field) {
		assertEquals(field, new UriDraft(UriDraft.Way.SSH, host, "root", "/system", "").problem().orElseThrow().field());
	}

	@Test
	void aPasswordInTheUriIsRefused() {
		UriDraft draft = new UriDraft(UriDraft.Way.OTHER, "", "", "", "qemu+tcp://me:secret@h1/system");
		String message = draft.problem().orElseThrow().message();
		assertFalse(message.contains("secret"), message);
	}

	@Test
	void validatesTestsConnectsAndSaves() {
		SimulatedFleet fleet = workbench.fleet(1, 2);
		String uri = fleet.hosts().getFirst().uri().toString();
		ui.answer(DIALOG, shell -> true, shell -> {
			chooseRawUri(shell, "nonsense");
			assertFalse(ui.button(shell, "Connect").isEnabled());
			assertTrue(UiDriver.texts(shell).contains("no driver"), UiDriver.texts(shell));
			chooseRawUri(shell, uri);
			ui.find(shell, "connect-label", Text.class).setText("mine");
			ui.click(ui.find(shell, "test-connection", Button.class));
		});
		ui.answer(DIALOG, shell -> result(shell).contains("answers"), shell -> ui.click(ui.button(shell, "Connect")));
		workbench.run(UiIds.CONNECT);
		ui.until("the host is connected", () -> workbench.hosts().size() == 1 && workbench.host("mine").getState() == HostState.ACTIVE);
		assertEquals(uri, connections().all().getFirst().definition().uri());
	}

	@Test
	void aFailedTestSaysWhyAndWhatToDo() {
		SimulatedFleet fleet = workbench.fleet(1, 0);
		fleet.hosts().getFirst().powerOff();
		ui.answer(DIALOG, shell -> true, shell -> {
			chooseRawUri(shell, fleet.hosts().getFirst().uri().toString());
			ui.click(ui.find(shell, "test-connection", Button.class));
		});
		ui.answer(DIALOG, shell -> result(shell).contains("Check the name"), shell -> ui.click(ui.button(shell, "Cancel")));
		workbench.run(UiIds.CONNECT);
		ui.settle();
		assertTrue(connections().all().isEmpty());
	}

	@Test
	void theSameHostIsNotSavedTwice() {
		SimulatedFleet fleet = workbench.connected(1, 1);
		ui.answer(DIALOG, shell -> true, shell -> {
			chooseRawUri(shell, fleet.hosts().getFirst().uri().toString());
			assertFalse(ui.button(shell, "Connect").isEnabled());
			assertTrue(UiDriver.texts(shell).contains("connected already"), UiDriver.texts(shell));
			shell.close();
		});
		workbench.run(UiIds.CONNECT);
		ui.settle();
		assertEquals(1, connections().all().size());
	}

	private Connections connections() {
		return workbench.services().engine().connections();
	}

	private static String result(Shell shell) {
		return UiDriver.controls(shell).filter(control -> "test-result".equals(control.getData(UiIds.WIDGET_KEY))).map(Text.class::cast)
				.map(Text::getText).findFirst().orElse("");
	}

	private void chooseRawUri(Shell shell, String uri) {
		Combo way = UiDriver.controls(shell).filter(Combo.class::isInstance).map(Combo.class::cast).findFirst().orElseThrow();
		way.select(OTHER);
		way.notifyListeners(SWT.Selection, new Event());
		ui.find(shell, "connect-uri", Text.class).setText(uri);
	}
}
