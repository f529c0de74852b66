// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.HostMark;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.parts.DatastoreEditPart;
import org.orrery.diagram.parts.GroupEditPart;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.NetworkEditPart;
import org.orrery.diagram.parts.VmEditPart;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;

class TopologyViewTest extends TopologyTestBase {
	private void key(int keyCode) {
		Event event = new Event();
		event.keyCode = keyCode;
		event.widget = viewer().getControl();
		viewer().getControl().notifyListeners(SWT.KeyDown, event);
		UiLoop.settle();
	}

	@Test
	void showsSharedStorageAndNetworksOnce() throws Exception {
		twoHosts();
		open();
		UiLoop.await("one datastore and one network", () -> parts(DatastoreEditPart.class).size() == 1 && parts(NetworkEditPart.class).size() == 1);
		assertEquals(1, parts(GroupEditPart.class).size());
	}

	@Test
	void aVmThatComesOrGoesChangesOnlyItsHost() throws Exception {
		twoHosts();
		open();
		HostEditPart other = host("h2");
		VmEditPart web = vm("web");
		fleet.host("h1").add(VmSpec.named("late").memory(GIB / 4).disk("shared", GIB).network("bridge:br0"));
		UiLoop.await("the new VM", () -> isOn("late", "h1"));
		fleet.host("h1").vanish(fleet.host("h1").uuidOf("app"));
		UiLoop.await("the old VM to go", () -> !isOn("app", "h1"));
		assertEquals(web, vm("web"), "Its neighbour keeps its part");
		assertEquals(other, host("h2"));
	}

	@Test
	void anUnreachableHostIsMarkedAndKeepsItsVms() throws Exception {
		twoHosts();
		open();
		fleet.host("h1").powerOff();
		UiLoop.await("h1 to be marked", () -> host("h1").nodeFigure().mark() != HostMark.HEALTHY);
		assertEquals(HostMark.HEALTHY, host("h2").nodeFigure().mark(), "The other host is not affected");
		assertTrue(isOn("app", "h1"), "What was known stays in sight");
	}

	@Test
	void showsLessWhenDrawnSmaller() throws Exception {
		twoHosts();
		open();
		ZoomManager zoom = (ZoomManager) viewer().getProperty(ZoomManager.class.toString());
		zoom.setZoom(1);
		assertEquals(DetailLevel.FULL, vm("app").nodeFigure().detail());
		zoom.setZoom(0.5);
		assertEquals(DetailLevel.NAMES, vm("app").nodeFigure().detail());
		assertTrue(vm("app").getFigure().isShowing());
		zoom.setZoom(0.25);
		assertEquals(DetailLevel.TILES, host("h1").nodeFigure().detail());
		assertFalse(vm("app").getFigure().isShowing(), "VMs are counted, not drawn");
		assertEquals(2, host("h1").nodeFigure().counts().running());
	}

	@Test
	void theSelectionIsOfObjectsOfTheFleet() throws Exception {
		twoHosts();
		open();
		UiLoop.await("both hosts by name", () -> parts(HostEditPart.class).stream().map(part -> part.model().getName()).toList()
				.containsAll(List.of("h1", "h2")));
		viewer().select(vm("app"));
		IStructuredSelection selection = (IStructuredSelection) editor.getSite().getSelectionProvider().getSelection();
		assertEquals(List.of(vm("app").model()), selection.toList());
		editor.getSite().getSelectionProvider().setSelection(new StructuredSelection(host("h2").model()));
		assertEquals(List.of(host("h2")), viewer().getSelectedEditParts());
	}

	@Test
	void arrowsGoFromBoxToBox() throws Exception {
		twoHosts();
		open();
		viewer().select(host("h1"));
		viewer().setFocus(host("h1"));
		key(SWT.ARROW_DOWN);
		assertEquals(List.of(vm("app")), viewer().getSelectedEditParts());
		key(SWT.ARROW_DOWN);
		assertEquals(List.of(vm("web")), viewer().getSelectedEditParts());
		key(SWT.ARROW_UP);
		key(SWT.ARROW_UP);
		assertEquals(List.of(host("h1")), viewer().getSelectedEditParts());
		key(SWT.ARROW_RIGHT);
		assertEquals(List.of(host("h2")), viewer().getSelectedEditParts());
	}

	@Test
	void theSearchHighlightsAndGoesFromMatchToMatch() throws Exception {
		twoHosts();
		open();
		Text search = (Text) find(viewer().getControl().getParent(), "topology-search");
		search.setText("web");
		assertEquals(Emphasis.MATCH, vm("web").nodeFigure().emphasis());
		assertTrue(vm("app").nodeFigure().isDimmed());
		assertFalse(host("h1").nodeFigure().isDimmed(), "The host of a match does not step back");
		search.notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(List.of(vm("web")), viewer().getSelectedEditParts());
		search.setText("");
		assertFalse(vm("app").nodeFigure().isDimmed());
	}

	@Test
	void offersAnOutline() throws Exception {
		twoHosts();
		open();
		page().showView("org.eclipse.ui.views.ContentOutline");
		page().activate(editor);
		UiLoop.settle();
		assertTrue(editor.getAdapter(IContentOutlinePage.class) instanceof IContentOutlinePage);
	}

	@Test
	void aHundredHostsAndTwoThousandVmsOpen() throws Exception {
		fleet = SimulatedFleet.of(fleet.name(), SimulationClock.real(), 100, 20);
		open();
		assertEquals(100, parts(HostEditPart.class).size());
		assertEquals(2000, parts(VmEditPart.class).size());
		List<HostEditPart> hosts = parts(HostEditPart.class);
		for (int i = 0; i < hosts.size(); i++)
			for (int j = 0; j < i; j++)
				assertFalse(hosts.get(i).getFigure().getBounds().intersects(hosts.get(j).getFigure().getBounds()), "Hosts do not overlap");
	}

	@Test
	void closedEditorsLeaveNothingBehind() throws Exception {
		twoHosts();
		open();
		close();
		editor = null;
		List<WeakReference<Object>> closed = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			openEditor();
			closed.add(new WeakReference<>(viewer()));
			close();
			editor = null;
		}
		for (int i = 0; i < 10; i++) {
			System.gc();
			UiLoop.settle();
		}
		long alive = closed.stream().filter(reference -> reference.get() != null).count();
		assertTrue(alive <= 1, alive + " of 20 closed diagrams are still in memory; at most the last may be");
	}
}
