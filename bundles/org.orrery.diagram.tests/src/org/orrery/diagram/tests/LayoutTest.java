// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.commands.PlaceCommand;
import org.orrery.diagram.layout.ElkLayout;
import org.orrery.diagram.layout.LayoutSnapshot;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.layout.Shelves;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;
import org.orrery.ui.NaturalOrder;

class LayoutTest {
	private static final Dimension BOX = new Dimension(100, 50);

	private static List<Shelves.Box<Integer>> boxes(int count) {
		List<Shelves.Box<Integer>> boxes = new ArrayList<>();
		for (int i = 0; i < count; i++)
			boxes.add(new Shelves.Box<>(i, BOX, null));
		return boxes;
	}

	@Test
	void shelvesFillRowsFromLeftToRight() {
		Map<Integer, Point> places = new Shelves(new Point(0, 0), 220, 10).place(boxes(3));
		assertEquals(new Point(0, 0), places.get(0));
		assertEquals(new Point(110, 0), places.get(1));
		assertEquals(new Point(0, 60), places.get(2));
	}

	@Test
	void shelvesStepAroundWhatAPersonPlaced() {
		List<Shelves.Box<Integer>> boxes = boxes(40);
		boxes.set(7, new Shelves.Box<>(7, BOX, new Point(120, 30)));
		Map<Integer, Point> places = new Shelves(new Point(0, 0), 500, 10).place(boxes);
		assertFalse(places.containsKey(7));
		List<Rectangle> all = new ArrayList<>(List.of(new Rectangle(new Point(120, 30), BOX)));
		places.values().forEach(place -> all.add(new Rectangle(place, BOX)));
		assertNoneOverlap(all);
	}

	@Test
	void aBoxWiderThanTheRowGetsARowOfItsOwn() {
		List<Shelves.Box<Integer>> boxes = List.of(new Shelves.Box<>(0, BOX, null), new Shelves.Box<>(1, new Dimension(900, 50), null));
		Map<Integer, Point> places = new Shelves(new Point(0, 0), 220, 10).place(boxes);
		assertEquals(new Point(0, 60), places.get(1));
	}

	@Test
	void theSameBoxesComeOutTheSame() {
		Shelves shelves = new Shelves(new Point(5, 5), 700, 10);
		assertEquals(shelves.place(boxes(30)), shelves.place(boxes(30)));
	}

	@Test
	void elkPacksHostsInsideTheirClusterBetweenNetworksAndDatastores() {
		ObjectRef cluster = new ObjectRef("", ObjectKind.CLUSTER, "east");
		ObjectRef network = new ObjectRef("", ObjectKind.VIRTUAL_SWITCH, "br0");
		ObjectRef datastore = new ObjectRef("", ObjectKind.DATASTORE, "shared");
		List<LayoutSnapshot.Box> hosts = new ArrayList<>();
		for (int i = 0; i < 12; i++)
			hosts.add(new LayoutSnapshot.Box(ObjectRef.host("c" + i), 200, 150));
		Map<ObjectRef, Point> places = new ElkLayout().layout(new LayoutSnapshot(List.of(new LayoutSnapshot.Group(cluster, hosts, 16, 40)),
				List.of(new LayoutSnapshot.Box(network, 200, 32)), List.of(new LayoutSnapshot.Box(datastore, 200, 56)),
				List.of(new LayoutSnapshot.Edge(cluster, network), new LayoutSnapshot.Edge(cluster, datastore))));
		assertEquals(15, places.size());
		assertTrue(places.get(network).y < places.get(cluster).y && places.get(cluster).y < places.get(datastore).y, places::toString);
		List<Rectangle> boxes = hosts.stream().map(host -> new Rectangle(places.get(host.ref()).x, places.get(host.ref()).y, 200, 150)).toList();
		assertNoneOverlap(boxes);
		assertTrue(boxes.stream().map(box -> box.x).distinct().count() > 1 && boxes.stream().map(box -> box.y).distinct().count() > 1,
				"Neither one row nor one column");
	}

	private static void assertNoneOverlap(List<Rectangle> boxes) {
		for (int i = 0; i < boxes.size(); i++)
			for (int j = 0; j < i; j++)
				assertFalse(boxes.get(i).intersects(boxes.get(j)), boxes.get(i) + " and " + boxes.get(j));
	}

	@Test
	void placingCanBeUndoneToTheAutomaticPlace() {
		DiagramDocument document = DesignFactory.eINSTANCE.createDiagramDocument();
		Placements placements = new Placements(document);
		ObjectRef host = ObjectRef.host("c1");
		placements.setAutomatic(host, new Point(7, 8));
		PlaceCommand command = new PlaceCommand(document, host, new Rectangle(100, 200, -1, -1));
		command.execute();
		assertEquals(new Rectangle(100, 200, -1, -1), placements.constraint(host));
		PlaceCommand second = new PlaceCommand(document, host, new Rectangle(1, 2, 300, -1), true);
		second.execute();
		assertTrue(placements.isCollapsed(host));
		second.undo();
		assertEquals(new Rectangle(100, 200, -1, -1), placements.constraint(host));
		assertFalse(placements.isCollapsed(host));
		command.undo();
		assertFalse(placements.isPlaced(host));
		assertEquals(new Rectangle(7, 8, -1, -1), placements.constraint(host));
		command.redo();
		assertEquals(new Rectangle(100, 200, -1, -1), placements.constraint(host));
	}

	@Test
	void namesAreOrderedAsPeopleCount() {
		List<String> names = new ArrayList<>(List.of("web-10", "web-2", "Web-1", "web-02", "db"));
		names.sort(NaturalOrder.INSTANCE);
		assertEquals("db", names.getFirst());
		assertEquals("web-10", names.getLast());
		assertTrue(NaturalOrder.INSTANCE.compare("web-2", "web-02") != 0, "Different names are never equal");
	}
}
