// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.actions.ArrangeAction;
import org.orrery.diagram.commands.ExplainRefusalCommand;
import org.orrery.diagram.commands.StartMigrationCommand;
import org.orrery.diagram.parts.HostEditPart;

class PlacementTest extends TopologyTestBase {
	private Rectangle place(String host) {
		return host(host).getFigure().getBounds().getCopy();
	}

	private CommandStack stack() {
		return viewer().getEditDomain().getCommandStack();
	}

	private Command move(HostEditPart host, int dx, int dy) {
		ChangeBoundsRequest request = new ChangeBoundsRequest(RequestConstants.REQ_MOVE);
		request.setEditParts(host);
		request.setMoveDelta(new org.eclipse.draw2d.geometry.Point(dx, dy));
		return host.getCommand(request);
	}

	@Test
	void policiesAnswerRequestsWithTheRightCommands() throws Exception {
		twoHosts();
		open();
		assertTrue(move(host("h2"), 10, 10).canExecute(), "A host can be moved on the diagram");
		ChangeBoundsRequest drop = new ChangeBoundsRequest(RequestConstants.REQ_ADD);
		drop.setEditParts(vm("app"));
		assertTrue(host("h2").getCommand(drop) instanceof StartMigrationCommand);
		assertEquals(null, host("h1").getCommand(drop), "It is there already");
		assertFalse(host("h2").getCommand(drop) instanceof ExplainRefusalCommand);
		ChangeBoundsRequest otherHost = new ChangeBoundsRequest(RequestConstants.REQ_ADD);
		otherHost.setEditParts(host("h1"));
		assertEquals(null, host("h2").getTargetEditPart(otherHost), "Hosts do not go into hosts");
	}

	@Test
	void aMoveCanBeUndoneAndRedone() throws Exception {
		twoHosts();
		open();
		viewer().getEditDomain();
		Rectangle before = place("h2");
		stack().execute(move(host("h2"), 64, 32));
		viewer().flush();
		Rectangle after = place("h2");
		assertNotEquals(before.getLocation(), after.getLocation());
		stack().undo();
		viewer().flush();
		assertEquals(before.getLocation(), place("h2").getLocation());
		stack().redo();
		viewer().flush();
		assertEquals(after.getLocation(), place("h2").getLocation());
	}

	@Test
	void aDragWithTheMouseMovesAHost() throws Exception {
		twoHosts();
		open();
		Rectangle before = place("h2");
		Rectangle header = host("h2").nodeFigure().headerBounds();
		host("h2").getFigure().translateToAbsolute(header);
		Point from = centre(host("h2"));
		dragTo(host("h2"), new Point(from.x + 40, from.y + 60));
		release(new Point(from.x + 40, from.y + 60));
		viewer().flush();
		assertTrue(place("h2").y > before.y, before + " → " + place("h2"));
		assertTrue(stack().canUndo());
	}

	@Test
	void placesAreSavedByThemselvesAndComeBack() throws Exception {
		twoHosts();
		open();
		stack().execute(move(host("h2"), 100, 50));
		viewer().flush();
		Rectangle moved = place("h2");
		assertFalse(editor.isDirty(), "Nobody is asked to save where figures stand");
		UiLoop.await("the document on disk", () -> Files.exists(designs().resolve("topology.orrery")));
		close();
		openEditor();
		assertEquals(moved.getLocation(), place("h2").getLocation());
	}

	@Test
	void placesAreSavedWhenTheEditorClosesAtOnce() throws Exception {
		twoHosts();
		open();
		stack().execute(move(host("h2"), 100, 50));
		viewer().flush();
		Rectangle moved = place("h2");
		close();
		openEditor();
		assertEquals(moved.getLocation(), place("h2").getLocation());
	}

	@Test
	void aMalformedDocumentIsKeptAsideAndTold() throws Exception {
		twoHosts();
		Files.createDirectories(designs());
		Files.writeString(designs().resolve("topology.orrery"), "<design:DiagramDocument");
		open();
		assertTrue(message().contains("malformed"), message());
		try (var files = Files.list(designs())) {
			List<Path> kept = files.toList();
			assertTrue(kept.stream().anyMatch(file -> !file.getFileName().toString().equals("topology.orrery")), kept::toString);
		}
		assertEquals(2, parts(HostEditPart.class).size(), "The diagram opens with the default layout");
	}

	@Test
	void collapsingHidesTheVmsAndIsUndone() throws Exception {
		twoHosts();
		open();
		int before = place("h1").height;
		stack().execute(host("h1").collapseCommand(true));
		viewer().flush();
		assertEquals(0, host("h1").getChildren().size());
		assertTrue(place("h1").height < before);
		stack().undo();
		viewer().flush();
		assertEquals(2, host("h1").getChildren().size());
		assertEquals(before, place("h1").height);
	}

	@Test
	void elkArrangesAsOneStepToUndo() throws Exception {
		twoHosts();
		open();
		stack().execute(move(host("h2"), 500, 300));
		viewer().flush();
		Rectangle before = place("h2");
		new ArrangeAction(viewer(), editor.context()).run();
		UiLoop.await("the layout", () -> {
			viewer().flush();
			return !place("h2").getLocation().equals(before.getLocation());
		});
		assertFalse(place("h1").intersects(place("h2")));
		stack().undo();
		viewer().flush();
		assertEquals(before.getLocation(), place("h2").getLocation());
	}
}
