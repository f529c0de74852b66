// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.geometry.Point;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.BoxLayouterOptions;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.orrery.model.ObjectRef;

/**
 * Lays out by the Eclipse Layout Kernel: networks, clusters and datastores in layers from top to bottom, the hosts of each cluster packed.
 * Any thread.
 */
public final class ElkLayout {
	private static final String LAYERED = "org.eclipse.elk.layered"; //$NON-NLS-1$
	private static final String BOX = "org.eclipse.elk.box"; //$NON-NLS-1$
	private static final double GUTTER = 40;
	private static final double ASPECT = 2.2;

	/** @return places: of hosts relative to the first corner inside their group, of all others on the diagram */
	public Map<ObjectRef, Point> layout(LayoutSnapshot snapshot) {
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
		ElkNode root = ElkGraphUtil.createGraph();
		root.setProperty(CoreOptions.ALGORITHM, LAYERED);
		root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
		root.setProperty(CoreOptions.SPACING_NODE_NODE, GUTTER);
		root.setProperty(CoreOptions.ASPECT_RATIO, ASPECT);
		Map<ObjectRef, ElkNode> nodes = new HashMap<>();
		snapshot.networks().forEach(box -> add(root, box, nodes));
		snapshot.groups().forEach(group -> add(root, group, nodes));
		snapshot.datastores().forEach(box -> add(root, box, nodes));
		for (LayoutSnapshot.Edge edge : snapshot.edges()) {
			boolean above = snapshot.networks().stream().anyMatch(box -> box.ref().equals(edge.attachment()));
			ElkNode group = nodes.get(edge.group());
			ElkNode attachment = nodes.get(edge.attachment());
			ElkGraphUtil.createSimpleEdge(above ? attachment : group, above ? group : attachment);
		}
		new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
		return places(snapshot, nodes);
	}

	private static void add(ElkNode parent, LayoutSnapshot.Box box, Map<ObjectRef, ElkNode> nodes) {
		ElkNode node = ElkGraphUtil.createNode(parent);
		node.setDimensions(box.width(), box.height());
		nodes.put(box.ref(), node);
	}

	private static void add(ElkNode root, LayoutSnapshot.Group group, Map<ObjectRef, ElkNode> nodes) {
		ElkNode node = ElkGraphUtil.createNode(root);
		node.setProperty(CoreOptions.ALGORITHM, BOX);
		node.setProperty(CoreOptions.PADDING, new ElkPadding(group.title(), group.padding(), group.padding(), group.padding()));
		node.setProperty(CoreOptions.ASPECT_RATIO, ASPECT);
		node.setProperty(BoxLayouterOptions.SPACING_NODE_NODE, GUTTER);
		node.setProperty(CoreOptions.EXPAND_NODES, false);
		nodes.put(group.ref(), node);
		for (int i = 0; i < group.hosts().size(); i++) {
			add(node, group.hosts().get(i), nodes);
			nodes.get(group.hosts().get(i).ref()).setProperty(CoreOptions.PRIORITY, group.hosts().size() - i);
		}
	}

	private static Map<ObjectRef, Point> places(LayoutSnapshot snapshot, Map<ObjectRef, ElkNode> nodes) {
		Map<ObjectRef, Point> places = new HashMap<>();
		put(snapshot.networks(), nodes, places, 0, 0);
		put(snapshot.datastores(), nodes, places, 0, 0);
		for (LayoutSnapshot.Group group : snapshot.groups()) {
			places.put(group.ref(), place(nodes.get(group.ref()), 0, 0));
			put(group.hosts(), nodes, places, group.padding(), group.title());
		}
		return places;
	}

	private static void put(List<LayoutSnapshot.Box> boxes, Map<ObjectRef, ElkNode> nodes, Map<ObjectRef, Point> places, int left, int top) {
		boxes.forEach(box -> places.put(box.ref(), place(nodes.get(box.ref()), left, top)));
	}

	private static Point place(ElkNode node, int left, int top) {
		return new Point((int) Math.round(node.getX()) - left, (int) Math.round(node.getY()) - top);
	}
}
