// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.network.editor.NetworkEditor;
import org.orrery.diagram.network.export.NetworkPicture;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.Layer;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.tools.PaletteEntry;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.document.DesignDocument;
import org.orrery.ui.UiIds;

class NetworkEditorTest extends NetworkTestBase {
	private static final UUID SWITCH = new UUID(7, 1);
	private static final NetworkKey.OfSwitch DVS = new NetworkKey.OfSwitch(SWITCH);

	private static NetworkDesign oneSwitch(PortProfile... profiles) {
		return new NetworkDesign("lab", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, List.of(), List.of(profiles), List.of(), List.of(), List.of())));
	}

	private static PortProfile web() {
		return PortProfile.named("web", Capability.PORT).withVlan(Vlan.access(10));
	}

	private void openWithHosts(NetworkDesign design) throws Exception {
		twoHosts();
		fleet.hosts().forEach(host -> List.of("eth1", "eth2").forEach(host::addNic));
		open();
		openDesign(design);
		awaitCalm();
	}

	private NodePart nic(int host, String name) {
		return part(new NetworkKey.OfNic(host(host), name));
	}

	private String freeNic(int host) {
		return network.model().hosts().get(host).nics().stream().map(nic -> nic.name()).filter(name -> !name.equals("eth0")).findFirst()
				.orElseThrow(() -> new AssertionError(network.model().hosts().get(host).toString()));
	}

	@Test
	void aNicDraggedOntoASwitchIsAnUplinkAndUndoTakesItBack() throws Exception {
		openWithHosts(oneSwitch(web()));
		String nic = freeNic(0);
		dragTo(nic(0, nic), title(part(DVS)));
		assertEquals(Emphasis.TARGET, part(DVS).figure().emphasis());
		send(SWT.MouseUp, title(part(DVS)), 1, SWT.BUTTON1);
		assertEquals(nic, drawn().member(host(0)).orElseThrow().uplinks().get(0).name());
		assertTrue(network.isDirty());
		assertEquals(Emphasis.NONE, part(DVS).figure().emphasis());
		history().undo();
		assertEquals(List.of(), drawn().members());
		assertFalse(network.isDirty());
		history().redo();
		assertEquals(1, drawn().members().size());
	}

	@Test
	void aRefusedDragSaysWhyAndChangesNothing() throws Exception {
		openWithHosts(oneSwitch(web()));
		NodePart profile = part(new NetworkKey.OfProfile(SWITCH, "web"));
		dragTo(nic(0, freeNic(0)), centre(profile));
		assertEquals(Emphasis.REFUSING, profile.figure().emphasis());
		send(SWT.MouseUp, centre(profile), 1, SWT.BUTTON1);
		assertEquals(oneSwitch(web()), design());
		assertTrue(sentence().contains("is for ports of VMs"), sentence());
	}

	@Test
	void theNicThatTheHostIsReachedByIsRefused() throws Exception {
		openWithHosts(oneSwitch(web()));
		String management = network.model().hosts().get(0).management().iterator().next();
		dragTo(nic(0, management), title(part(DVS)));
		assertEquals(Emphasis.REFUSING, part(DVS).figure().emphasis());
		send(SWT.MouseUp, title(part(DVS)), 1, SWT.BUTTON1);
		assertEquals(List.of(), drawn().members());
	}

	@Test
	void aVmsNicDraggedOntoAProfileIsToBeConnected() throws Exception {
		openWithHosts(oneSwitch(web()));
		NetworkKey.OfProfile profile = new NetworkKey.OfProfile(SWITCH, "web");
		var port = network.model().ports().all().get(0);
		dragTo(part(port.key()), centre(part(profile)));
		assertEquals(Emphasis.REFUSING, part(profile).figure().emphasis(), "its host is no member");
		send(SWT.MouseUp, centre(part(profile)), 1, SWT.BUTTON1);
		assertTrue(sentence().contains("is no member"), sentence());
		network.page().perform("uplink", state -> state.with(org.orrery.fabric.edit.MemberEdits.add(SWITCH, port.host().host(), port.host().name()).apply(state.design())));
		UiLoop.settle();
		dragTo(part(port.key()), centre(part(profile)));
		send(SWT.MouseUp, centre(part(profile)), 1, SWT.BUTTON1);
		assertEquals(profile, network.model().state().choices().get(port.key()));
		assertTrue(part(port.key()).node().pending() && part(profile).node().pending());
		viewer().select(part(port.key()));
		viewer().getKeyHandler().keyPressed(key(SWT.DEL));
		assertTrue(network.model().state().choices().isEmpty());
	}

	private static org.eclipse.swt.events.KeyEvent key(int code) {
		Event event = new Event();
		event.widget = org.eclipse.swt.widgets.Display.getCurrent().getActiveShell() == null ? org.eclipse.swt.widgets.Display.getCurrent().getShells()[0]
				: org.eclipse.swt.widgets.Display.getCurrent().getActiveShell();
		event.keyCode = code;
		return new org.eclipse.swt.events.KeyEvent(event);
	}

	@Test
	void thePaletteAddsAndTheNameIsWrittenAtOnce() throws Exception {
		openDesign(empty());
		network.page().add(PaletteEntry.SWITCH, null);
		UUID id = drawn().id();
		network.page().add(PaletteEntry.PROFILE, new NetworkKey.OfSwitch(id));
		Text text = (Text) find((Composite) viewer().getControl(), "network-name");
		assertEquals("profile-1", text.getText());
		text.setText("web");
		text.notifyListeners(SWT.DefaultSelection, new Event());
		UiLoop.settle();
		assertEquals(List.of("web"), drawn().profiles().stream().map(PortProfile::name).toList());
		assertEquals(List.of(part(new NetworkKey.OfProfile(id, "web"))), viewer().getSelectedEditParts());
		network.page().add(PaletteEntry.UPLINK, null);
		assertTrue(sentence().length() > 0);
	}

	@Test
	void aClickWithAToolPutsTheThingThere() throws Exception {
		openDesign(oneSwitch());
		viewer().getEditDomain().setActiveTool(new org.orrery.diagram.network.tools.AddTool(PaletteEntry.PROFILE, network.page()::add));
		click(centre(part(DVS)));
		assertEquals(1, drawn().profiles().size());
		assertEquals(viewer().getEditDomain().getDefaultTool(), viewer().getEditDomain().getActiveTool());
	}

	@Test
	void twoNicsMakeATeamAndATunnelJoinsTwoHosts() throws Exception {
		openWithHosts(oneSwitch(web()));
		for (int i = 0; i < 2; i++) {
			String nic = freeNic(i);
			dragTo(nic(i, nic), title(part(DVS)));
			send(SWT.MouseUp, title(part(DVS)), 1, SWT.BUTTON1);
		}
		NodePart one = part(new NetworkKey.OfHost(host(0)));
		NodePart other = part(new NetworkKey.OfHost(host(1)));
		Point from = title(one);
		Point to = title(other);
		send(SWT.MouseMove, from, 0, 0);
		send(SWT.MouseDown, from, 1, 0);
		for (int i = 1; i <= 5; i++)
			send(SWT.MouseMove, new Point(from.x + (to.x - from.x) * i / 5, from.y + (to.y - from.y) * i / 5), 0, SWT.BUTTON1);
		send(SWT.MouseUp, to, 1, SWT.BUTTON1);
		assertEquals(List.of(3, 4), drawn().tunnels().get(0).slots());
		assertTrue(part(new NetworkKey.OfTunnel(SWITCH, "tunnel0")).node().problems().isEmpty() == false || !network.model().problems().isEmpty(),
				"hosts without addresses are marked");
	}

	private Point title(NodePart part) {
		var box = part.figure().nameBounds();
		part.figure().translateToAbsolute(box);
		return new Point(box.getCenter().x, box.getCenter().y);
	}

	@Test
	void problemsStandOnTheFigureAndInTheList() throws Exception {
		openDesign(oneSwitch(PortProfile.named("web", Capability.PORT).withVlan(Vlan.access(4095))));
		NodePart profile = part(new NetworkKey.OfProfile(SWITCH, "web"));
		assertEquals(1, profile.node().problems().size());
		Table table = (Table) find((Composite) viewer().getControl().getParent().getParent(), "network-problems");
		assertEquals(1, table.getItemCount());
		assertTrue(table.getItem(0).getText(1).contains("4095"));
		table.select(0);
		table.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(profile), viewer().getSelectedEditParts());
		network.page().perform("vlan", state -> state.with(org.orrery.fabric.edit.ProfileEdits.change(SWITCH, "web", web()).apply(state.design())));
		assertEquals(0, table.getItemCount());
		assertTrue(profile.node().problems().isEmpty());
	}

	@Test
	void layersHideAndWhatStaysKeepsItsFigure() throws Exception {
		openWithHosts(oneSwitch(web()));
		var figure = part(DVS).getFigure();
		network.model().setView(network.model().view().showing(Layer.PHYSICAL, false).showing(Layer.VMS, false));
		assertNull(viewer().getEditPartRegistry().get(new NetworkKey.OfHost(host(0))));
		assertEquals(figure, part(DVS).getFigure());
		network.model().setView(network.model().view().showing(Layer.PHYSICAL, true).showing(Layer.PROFILES, false));
		assertNull(viewer().getEditPartRegistry().get(new NetworkKey.OfProfile(SWITCH, "web")));
		part(new NetworkKey.OfHost(host(0)));
	}

	@Test
	void savedAndReadAgainItIsTheSame() throws Exception {
		openDesign(oneSwitch(web()));
		part(DVS).performRequest(new Request(RequestConstants.REQ_DIRECT_EDIT));
		Text text = (Text) find((Composite) viewer().getControl(), "network-name");
		text.setText("dvs-prod");
		text.notifyListeners(SWT.DefaultSelection, new Event());
		UiLoop.settle();
		assertTrue(network.isDirty());
		network.doSave(new NullProgressMonitor());
		assertFalse(network.isDirty());
		assertEquals(design(), DesignDocument.read(Files.readString(folder.resolve("lab.orrery-network"))));
		Path copy = folder.resolve("copy.orrery-network");
		network.saveAs(copy);
		assertEquals("copy", network.getPartName());
		assertEquals(design(), DesignDocument.read(Files.readString(copy)));
		history().undo();
		assertTrue(network.isDirty());
		network.doSave(new NullProgressMonitor());
	}

	@Test
	void aBrokenFileIsShownWithThePlaceAndReadAgainWhenItIsMended() throws Exception {
		String broken = DesignDocument.write(oneSwitch(web())).replace("\"tag\": 10", "\"tag\": \"ten\"");
		NetworkEditor opened = openText(broken);
		Composite shell = opened.getSite().getShell();
		UiLoop.await("the reason", () -> find(shell, "network-broken") != null);
		Label why = (Label) find(shell, "network-broken");
		assertTrue(why.getText().contains("switches[0].profiles[0].vlan.tag"), why.getText());
		assertFalse(opened.isDirty());
		assertEquals(broken, Files.readString(folder.resolve("lab.orrery-network")));
		Files.writeString(folder.resolve("lab.orrery-network"), DesignDocument.write(oneSwitch(web())));
		Button again = (Button) find(shell, "network-broken-again");
		again.notifyListeners(SWT.Selection, new Event());
		UiLoop.await("the design to be read", () -> opened.page() != null);
		assertEquals(oneSwitch(web()), opened.model().design());
	}

	@Test
	void theTablesAndTheDrawingAreOne() throws Exception {
		openDesign(oneSwitch(web()));
		network.tables().setShown(true);
		Control table = find((Composite) network.tables().control(), "network-table-profiles");
		assertEquals(1, ((Table) table).getItemCount());
		Button add = (Button) find((Composite) network.tables().control(), "network-add-profiles");
		add.notifyListeners(SWT.Selection, new Event());
		assertEquals(2, ((Table) table).getItemCount());
		part(new NetworkKey.OfProfile(SWITCH, "profile-1"));
		history().undo();
		assertEquals(1, ((Table) table).getItemCount());
	}

	/** Presses the button in the bar and, when the plan is there and may be applied, the one in its review. */
	private void pressApply() {
		boolean[] reviewed = { false };
		UiLoop.keepTrying(() -> {
			for (Shell shell : Display.getCurrent().getShells()) {
				if (!"network-review".equals(shell.getData(UiIds.WIDGET_KEY)))
					continue;
				Control apply = find(shell, "network-review-apply");
				if (apply == null || !apply.isEnabled())
					return false;
				reviewed[0] = ((Tree) find(shell, "network-review-steps")).getItemCount() > 0;
				apply.notifyListeners(SWT.Selection, new Event());
				return true;
			}
			return false;
		});
		press("Apply");
		assertTrue(reviewed[0], "the steps were shown");
	}

	@Test
	void whatIsAppliedIsThereAndTheVmFollows() throws Exception {
		openWithHosts(oneSwitch(web()));
		for (int i = 0; i < 2; i++) {
			dragTo(nic(i, freeNic(i)), title(part(DVS)));
			send(SWT.MouseUp, title(part(DVS)), 1, SWT.BUTTON1);
		}
		NetworkKey.OfProfile profile = new NetworkKey.OfProfile(SWITCH, "web");
		var port = network.model().ports().all().get(0);
		dragTo(part(port.key()), centre(part(profile)));
		send(SWT.MouseUp, centre(part(profile)), 1, SWT.BUTTON1);
		assertEquals(1, network.model().state().choices().size());
		Instant begun = Instant.now();
		pressApply();
		UiLoop.await("every host as designed", () -> services.engine().networks().compare(design()).isInStep());
		UiLoop.await("no connection left to be made", () -> network.model().state().choices().isEmpty());
		UiLoop.await("what goes over the uplink's line", () -> label(new NetworkKey.OfUplink(SWITCH, host(0), drawn().member(host(0)).orElseThrow().uplinks().get(0).name())).contains("bit/s"));
		assertEquals(List.of("network.apply", "network.connect"),
				services.tasks().all().stream().filter(task -> !task.created().isBefore(begun)).filter(task -> task.title().contains("lab") || task.subjectNames().contains(port.vm().name()))
						.map(task -> task.operation()).distinct().sorted().toList());
	}

	/** Opens the comparison and does something with it when it has something to show. */
	private void compare(java.util.function.Predicate<Shell> step) {
		boolean[] done = { false };
		UiLoop.keepTrying(() -> {
			for (Shell shell : Display.getCurrent().getShells())
				if ("network-compare".equals(shell.getData(UiIds.WIDGET_KEY)) && ((Tree) find(shell, "network-compare-tree")).getItemCount() > 0 && step.test(shell)) {
					done[0] = true;
					return true;
				}
			return false;
		});
		press("Compare");
		assertTrue(done[0], "there was something to choose");
	}

	private void press(String text) {
		ToolBar bar = (ToolBar) find((Composite) viewer().getControl().getParent().getParent().getParent(), "network-bar");
		for (ToolItem item : bar.getItems())
			if (item.getText().startsWith(text))
				item.notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void whatAHostHasIsDrawnFromTheComparison() throws Exception {
		openWithHosts(oneSwitch(web()));
		dragTo(nic(0, freeNic(0)), title(part(DVS)));
		send(SWT.MouseUp, title(part(DVS)), 1, SWT.BUTTON1);
		boolean[] asked = { false };
		compare(shell -> {
			Tree tree = (Tree) find(shell, "network-compare-tree");
			Button adopt = (Button) find(shell, "network-compare-adopt");
			if (!asked[0]) {
				assertFalse(adopt.isEnabled(), "nothing is selected");
				tree.setSelection(tree.getItem(0));
				tree.notifyListeners(SWT.Selection, new Event());
				assertTrue(adopt.isEnabled(), ((Label) find(shell, "network-compare-reason")).getText());
				adopt.notifyListeners(SWT.Selection, new Event());
				asked[0] = true;
			}
			if (!drawn().members().isEmpty())
				return false;
			shell.close();
			return true;
		});
		assertEquals(List.of(), drawn().members(), "the host has no part of it");
		history().undo();
		assertEquals(1, drawn().members().size());
	}

	/** On the line that begins at a figure. */
	private String label(NetworkKey from) {
		return network.page().drawing().label(from);
	}

	@Test
	void nothingMovesUnderTheMouseWhileAHostTellsNews() throws Exception {
		openWithHosts(oneSwitch(web()));
		NodePart nic = nic(0, freeNic(0));
		NodePart target = part(DVS);
		Point from = centre(nic);
		send(SWT.MouseMove, from, 0, 0);
		send(SWT.MouseDown, from, 1, 0);
		Rectangle nicBefore = nic.getFigure().getBounds().getCopy();
		Rectangle targetBefore = target.getFigure().getBounds().getCopy();
		List<LiveHost> news = network.model().hosts().stream().map(host -> withMoreVms(host, 5)).toList();
		network.model().setHosts(news);
		network.page().orderAnew();
		settleOrder();
		assertEquals(nicBefore, nic.getFigure().getBounds(), "pressed");
		Point to = title(target);
		for (int i = 1; i <= 5; i++)
			send(SWT.MouseMove, new Point(from.x + (to.x - from.x) * i / 5, from.y + (to.y - from.y) * i / 5), 0, SWT.BUTTON1);
		network.model().setHosts(news.stream().map(host -> withMoreVms(host, 9)).toList());
		settleOrder();
		assertEquals(targetBefore, target.getFigure().getBounds(), "dragging");
		send(SWT.MouseUp, to, 1, SWT.BUTTON1);
		assertEquals(1, drawn().members().size(), "the line ended where it was aimed");
		UiLoop.await("the news", () -> viewer().getEditPartRegistry().get(new NetworkKey.OfVm(new UUID(50, 8))) != null);
		viewer().flush();
		assertFalse(targetBefore.equals(target.getFigure().getBounds()), "afterwards there is room for what is new");
	}

	private static LiveHost withMoreVms(LiveHost host, int count) {
		List<LiveVm> vms = new ArrayList<>(host.vms());
		for (int i = 0; i < count; i++)
			vms.add(new LiveVm(new UUID(50, i), "new" + i, true, List.of(new LiveVmNic("52:54:00:aa:00:0" + i, "br0", "", true))));
		return new LiveHost(host.host(), host.connection(), host.name(), host.answers(), host.nics(), vms, host.management());
	}

	/** An order that is found aside would have arrived by now. */
	private void settleOrder() {
		UiLoop.await("jobs to end", () -> org.eclipse.core.runtime.jobs.Job.getJobManager().isIdle());
		UiLoop.settle();
		viewer().flush();
	}

	@Test
	void theLargestDesignOpensAndAStrokeKeepsItsFigures() throws Exception {
		openDesign(LargeDesign.design());
		assertEquals(LargeDesign.PROFILES, part(new NetworkKey.OfSwitch(LargeDesign.SWITCH)).getChildren().size());
		network.model().setHosts(LargeDesign.hosts());
		UiLoop.settle();
		var host = part(new NetworkKey.OfHost(LargeDesign.host(63))).getFigure();
		var row = part(new NetworkKey.OfProfile(LargeDesign.SWITCH, "profile-2")).getFigure();
		network.page().perform("rename", org.orrery.diagram.network.scene.Strokes.rename(new NetworkKey.OfProfile(LargeDesign.SWITCH, "profile-1"), "web"));
		assertEquals(host, part(new NetworkKey.OfHost(LargeDesign.host(63))).getFigure());
		assertEquals(row, part(new NetworkKey.OfProfile(LargeDesign.SWITCH, "profile-2")).getFigure());
		part(new NetworkKey.OfProfile(LargeDesign.SWITCH, "web"));
	}

	@Test
	void thePictureHoldsTheWholeDesign() throws Exception {
		openWithHosts(oneSwitch(web()));
		try (NetworkPicture picture = new NetworkPicture(org.eclipse.swt.widgets.Display.getCurrent(), network.model().scene(), "lab", false)) {
			String svg = picture.svg();
			for (String word : List.of("dvs0", "web", "VLAN 10", "h1", "h2", "app"))
				assertTrue(svg.contains('>' + word), word);
			assertTrue(picture.png().length > 1000);
		}
	}

	@Test
	void everythingOnThePaletteHasADrawing() {
		for (PaletteEntry entry : PaletteEntry.values())
			assertTrue(org.orrery.ui.Images.image(entry.image()).getBounds().width > 0);
	}
}
