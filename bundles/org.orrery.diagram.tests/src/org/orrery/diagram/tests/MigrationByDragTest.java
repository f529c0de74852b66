// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.figures.HostMark;
import org.orrery.diagram.migration.DroppedVms;
import org.orrery.diagram.parts.TopologyContext.Interaction;
import org.orrery.diagram.parts.TopologyEditPart;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.maintenance.LeaveMaintenanceOperation;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.internal.dnd.VmDrag;

class MigrationByDragTest extends TopologyTestBase {
	@Test
	void aDropOnAPossibleHostMigratesTheVm() throws Exception {
		twoHosts();
		open();
		Point target = centre(host("h2"));
		dragTo(vm("app"), target);
		awaitVerdict("h2");
		assertEquals(DropVerdict.Kind.POSSIBLE, host("h2").nodeFigure().verdict().kind());
		assertEquals(DropVerdict.Kind.HERE, host("h1").nodeFigure().verdict().kind());
		confirmMigration();
		release(target);
		UiLoop.await("app on h2", () -> isOn("app", "h2") && !isOn("app", "h1") && !hasGhost("h2"));
		assertTrue(fleet.host("h2").domain(fleet.host("h2").uuidOf("app")).isPresent(), "The simulated host runs it");
		assertFalse(vm("app").nodeFigure().isFailed());
		assertFalse(viewer().getEditDomain().getCommandStack().canUndo(), "A migration is nothing to undo");
	}

	@Test
	void theMigrationIsShownWhileItRuns() throws Exception {
		twoHosts();
		fleet.linkRate(20L << 20);
		open();
		migrate("app", "h2");
		UiLoop.await("an outline on h2 and progress on h1", () -> hasGhost("h2") && vm("app").nodeFigure().progress() != null
				&& vm("app").nodeFigure().progress().fraction() > 0);
		assertTrue(isOn("app", "h1"), "It stays solid at its source");
		assertFalse(isOn("app", "h2"), "Only its outline stands at the target");
		fleet.linkRate(1L << 30);
		UiLoop.await("the end", () -> isOn("app", "h2"));
		assertFalse(hasGhost("h2"));
	}

	@Test
	void theCrossOnTheFigureCancels() throws Exception {
		twoHosts();
		fleet.linkRate(2L << 20);
		open();
		migrate("app", "h2");
		UiLoop.await("progress", () -> vm("app").nodeFigure().progress() != null && vm("app").nodeFigure().progress().fraction() > 0);
		Rectangle cross = vm("app").nodeFigure().cancelBounds();
		vm("app").getFigure().translateToAbsolute(cross);
		click(new Point(cross.getCenter().x, cross.getCenter().y));
		UiLoop.await("the migration to be cancelled", () -> vm("app").nodeFigure().progress() == null);
		assertEquals(TaskState.CANCELLED, services.tasks().all().getFirst().state());
		assertTrue(isOn("app", "h1"));
		assertFalse(hasGhost("h2"));
		assertFalse(vm("app").nodeFigure().isFailed(), "What a person stopped is no failure");
	}

	@Test
	void aHostThatCannotSaysWhy() throws Exception {
		twoHosts("other");
		open();
		Point target = centre(host("h2"));
		dragTo(vm("app"), target);
		awaitVerdict("h2");
		DropVerdict verdict = host("h2").nodeFigure().verdict();
		assertEquals(DropVerdict.Kind.REFUSED, verdict.kind());
		assertTrue(verdict.line().contains("br0"), verdict.line());
		assertTrue(host("h2").nodeFigure().isDimmed());
		release(target);
		assertTrue(message().contains("br0") && message().contains("h2"), message());
		assertFalse(host("h2").nodeFigure().isDimmed(), "After the drag all is as before");
		assertTrue(services.tasks().all().stream().noneMatch(task -> task.state().isOpen()));
	}

	@Test
	void aRefusalThatComesAfterTheLastMoveOfTheMouseCounts() throws Exception {
		twoHosts("other");
		open();
		Point target = centre(host("h2"));
		fleet.host("h2").faults().hang();
		dragTo(vm("app"), target);
		assertEquals(DropVerdict.Kind.CHECKING, host("h2").nodeFigure().verdict().kind());
		fleet.host("h2").faults().release();
		awaitVerdict("h2");
		release(target);
		assertTrue(message().contains("br0") && message().contains("h2"), message());
	}

	@Test
	void aFailureBringsItBackWithARedEdgeUntilAcknowledged() throws Exception {
		twoHosts();
		open();
		UUID app = fleet.host("h1").uuidOf("app");
		fleet.host("h1").migrationFaults().fail(app, 0.5, "the data connection broke");
		migrate("app", "h2");
		UiLoop.await("the failure", () -> vm("app").nodeFigure().isFailed());
		assertTrue(isOn("app", "h1"));
		assertFalse(hasGhost("h2"));
		Rectangle sign = vm("app").nodeFigure().cancelBounds();
		vm("app").getFigure().translateToAbsolute(sign);
		click(new Point(sign.getCenter().x, sign.getCenter().y));
		UiLoop.await("the acknowledgement", () -> !vm("app").nodeFigure().isFailed());
	}

	@Test
	void severalSelectedVmsAreDroppedAsOneBulk() throws Exception {
		twoHosts();
		open();
		viewer().setSelection(new StructuredSelection(List.of(vm("app"), vm("web"))));
		int before = services.tasks().all().size();
		migrate("app", "h2");
		UiLoop.await("both on h2", () -> isOn("app", "h2") && isOn("web", "h2"));
		UiLoop.await("the end of the bulk", () -> services.tasks().all().stream().noneMatch(task -> task.state().isOpen()));
		assertEquals(before + 3, services.tasks().all().size(), "one task, and a part for each VM");
		assertEquals(1, services.tasks().all().stream().limit(3).filter(task -> task.operation().equals(BulkMigrateOperation.TYPE)).count());
	}

	@Test
	void aHostInMaintenanceIsMarkedAndNoTarget() throws Exception {
		twoHosts();
		open();
		ObjectRef second = host("h2").model().getRef();
		services.tasks().submit(new EnterMaintenanceOperation(second, "h2", EvacuationWish.usual()));
		UiLoop.await("the mark of maintenance", () -> host("h2").nodeFigure().mark() == HostMark.MAINTENANCE);
		Point target = centre(host("h2"));
		dragTo(vm("app"), target);
		awaitVerdict("h2");
		assertEquals(DropVerdict.Kind.REFUSED, host("h2").nodeFigure().verdict().kind());
		assertTrue(host("h2").nodeFigure().verdict().line().contains("in maintenance"), host("h2").nodeFigure().verdict().line());
		release(target);
		assertTrue(isOn("app", "h1"));
		services.tasks().submit(new LeaveMaintenanceOperation(second, "h2", true, EvacuationWish.usual()));
		UiLoop.await("the mark of service", () -> host("h2").nodeFigure().mark() == HostMark.HEALTHY);
	}

	@Test
	void aVmThatVanishesWhileDraggedIsToldAndNothingHappens() throws Exception {
		twoHosts();
		open();
		Point target = centre(host("h2"));
		dragTo(vm("app"), target);
		awaitVerdict("h2");
		int tasks = services.tasks().all().size();
		fleet.host("h1").vanish(fleet.host("h1").uuidOf("app"));
		UiLoop.await("a message about app", () -> message().contains("app"));
		assertTrue(isOn("app", "h1"), "What is under the mouse is not refreshed away");
		release(target);
		UiLoop.await("the figure to go", () -> !isOn("app", "h1"));
		assertEquals(tasks, services.tasks().all().size(), "Nothing was submitted");
	}

	@Test
	void aHoverToldBeforeTheFirstMoveDoesNotSpoilTheDrag() throws Exception {
		twoHosts();
		open();
		Point from = centre(vm("app"));
		Point target = centre(host("h2"));
		send(SWT.MouseMove, from, 0, 0);
		send(SWT.MouseDown, from, 1, 0);
		send(SWT.MouseHover, target, 0, SWT.BUTTON1);
		send(SWT.MouseMove, target, 0, SWT.BUTTON1);
		awaitVerdict("h2");
		confirmMigration();
		release(target);
		UiLoop.await("app on h2", () -> isOn("app", "h2") && !isOn("app", "h1"));
	}

	private void migrate(String vm, String host) {
		Point target = centre(host(host));
		dragTo(vm(vm), target);
		awaitVerdict(host);
		confirmMigration();
		release(target);
	}

	/** As the drag source of a tree begins it; a real one holds the pointer. */
	private DroppedVms fromATree(String vm) {
		VmDrag.begin(services, List.of((VirtualMachine) vm(vm).getModel()));
		Interaction interaction = ((TopologyEditPart) viewer().getContents()).context().interaction().orElseThrow();
		return new DroppedVms(viewer(), services, interaction.drag(), interaction.drop());
	}

	private static org.eclipse.draw2d.geometry.Point at(Point place) {
		return new org.eclipse.draw2d.geometry.Point(place.x, place.y);
	}

	@Test
	void aVmOfATreeIsDroppedOnAHostOfTheDiagram() throws Exception {
		twoHosts();
		open();
		Point target = centre(host("h2"));
		DroppedVms vms = fromATree("app");
		try {
			assertFalse(vms.over(at(centre(host("h1")))), "it is there already");
			assertEquals(DropVerdict.Kind.HERE, host("h1").nodeFigure().verdict().kind());
			UiLoop.await("h2 can take it", () -> vms.over(at(target)) && host("h2").nodeFigure().verdict().kind() == DropVerdict.Kind.POSSIBLE);
			vms.leave();
			assertEquals(null, host("h2").nodeFigure().verdict(), "what hosts said goes with the mouse");
			confirmMigration();
			vms.dropAt(at(target));
		} finally {
			VmDrag.end();
		}
		UiLoop.await("app on h2", () -> isOn("app", "h2") && !isOn("app", "h1"));
	}

	@Test
	void aVmOfATreeIsRefusedWithTheReason() throws Exception {
		twoHosts("other");
		open();
		Point target = centre(host("h2"));
		DroppedVms vms = fromATree("app");
		try {
			UiLoop.await("h2 refuses", () -> !vms.over(at(target)) && host("h2").nodeFigure().verdict().kind() == DropVerdict.Kind.REFUSED);
			UiLoop.await("its reasons are known to the drag", () -> !VmDrag.current().orElseThrow().outlook(host("h2").model().getRef()).reasons().isEmpty());
			vms.dropAt(at(target));
		} finally {
			VmDrag.end();
		}
		assertTrue(message().contains("br0") && message().contains("h2"), message());
		assertTrue(services.tasks().all().stream().noneMatch(task -> task.state().isOpen()));
	}
}
