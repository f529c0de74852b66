// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.orrery.diagram.layout.Shelves;
import org.orrery.diagram.network.scene.NetworkKey;

/**
 * Three bands from bottom to top: hosts, switches with their tunnels below them, VMs. Within a band the Eclipse Layout Kernel finds the order
 * that crosses the fewest lines; a band that would be wider than a screen is broken into rows of that order. Any thread.
 */
public final class NetworkLayout {
	private static final String LAYERED = "org.eclipse.elk.layered"; //$NON-NLS-1$
	private static final int GAP = 32;
	/** Between bands, where the lines run across. */
	private static final int STREET = 72;
	/** Beyond, crossing lines are lost in their number anyway, and the order of the design is the better one. */
	private static final int FEW = 60;

	/** From top to bottom. */
	public enum Band {
		VMS, SWITCHES, TUNNELS, HOSTS
	}

	/** @param size pixels at 100 % */
	public record Box(NetworkKey key, Band band, Dimension size) {
	}

	/** @param upper, lower keys of boxes */
	public record Edge(NetworkKey upper, NetworkKey lower) {
	}

	/** @param boxes from left to right within their bands; @param room width that can be seen; @return upper left corners */
	public Map<NetworkKey, Point> layout(List<Box> boxes, int room) {
		int width = Math.max(room, boxes.stream().mapToInt(box -> box.size().width).max().orElse(0));
		Map<NetworkKey, Point> places = new LinkedHashMap<>();
		Map<NetworkKey, Dimension> sizes = new HashMap<>();
		boxes.forEach(box -> sizes.put(box.key(), box.size()));
		List<Extent> bands = new ArrayList<>();
		int y = 0;
		for (Band band : Band.values()) {
			List<Box> inside = boxes.stream().filter(box -> box.band() == band).toList();
			if (inside.isEmpty())
				continue;
			Map<NetworkKey, Point> here = new Shelves(new Point(0, y), width, GAP).place(inside.stream().map(box -> new Shelves.Box<>(box.key(), box.size(), null)).toList());
			Extent extent = new Extent(here, 0);
			for (Map.Entry<NetworkKey, Point> place : here.entrySet()) {
				extent.width = Math.max(extent.width, place.getValue().x + sizes.get(place.getKey()).width);
				y = Math.max(y, place.getValue().y + sizes.get(place.getKey()).height);
			}
			bands.add(extent);
			y += STREET;
		}
		int widest = bands.stream().mapToInt(extent -> extent.width).max().orElse(0);
		for (Extent extent : bands)
			extent.places.forEach((key, place) -> places.put(key, place.translate((widest - extent.width) / 2, 0)));
		return places;
	}

	/** A band and how wide it came out. */
	private static final class Extent {
		private final Map<NetworkKey, Point> places;
		private int width;

		private Extent(Map<NetworkKey, Point> places, int width) {
			this.places = places;
			this.width = width;
		}
	}

	/** The boxes from left to right as they cross the fewest lines. Takes long enough for a thread of its own. */
	public List<Box> ordered(List<Box> boxes, List<Edge> edges) {
		if (boxes.size() > FEW || edges.isEmpty())
			return boxes;
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
		ElkNode root = ElkGraphUtil.createGraph();
		root.setProperty(CoreOptions.ALGORITHM, LAYERED);
		root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
		root.setProperty(CoreOptions.SPACING_NODE_NODE, (double) GAP);
		Map<NetworkKey, ElkNode> nodes = new HashMap<>();
		for (Box box : boxes) {
			ElkNode node = ElkGraphUtil.createNode(root);
			node.setDimensions(box.size().width, box.size().height);
			nodes.put(box.key(), node);
		}
		for (Edge edge : edges)
			if (nodes.containsKey(edge.upper()) && nodes.containsKey(edge.lower()))
				ElkGraphUtil.createSimpleEdge(nodes.get(edge.upper()), nodes.get(edge.lower()));
		new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
		List<Box> sorted = new ArrayList<>(boxes);
		sorted.sort((one, other) -> Double.compare(middle(nodes.get(one.key())), middle(nodes.get(other.key()))));
		return sorted;
	}

	private static double middle(ElkNode node) {
		return node.getX() + node.getWidth() / 2;
	}
}
