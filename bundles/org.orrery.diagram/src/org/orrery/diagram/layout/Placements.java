// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.layout;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.orrery.model.ObjectRef;
import org.orrery.model.design.DesignPackage;
import org.orrery.model.design.DiagramDocument;
import org.orrery.model.design.DiagramNode;

/**
 * Where things stand: places a person chose come from the document, all others are found automatically and forgotten with the editor. UI
 * thread.
 */
public final class Placements {
	/** Told after a change of the document. */
	public interface Listener {
		/** The places of these objects changed. */
		void placed(Set<ObjectRef> objects);

		/** Notes were added, removed or changed. */
		void notesChanged();
	}

	private static final int AS_NEEDED = -1;

	private final DiagramDocument document;
	private final Map<ObjectRef, DiagramNode> nodes = new HashMap<>();
	private final Map<ObjectRef, Point> automatic = new HashMap<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final Watcher watcher = new Watcher();

	public Placements(DiagramDocument document) {
		this.document = document;
		document.eAdapters().add(watcher);
		index();
	}

	private void index() {
		nodes.clear();
		for (DiagramNode node : document.getNodes())
			if (node.getRef() != null)
				nodes.put(node.getRef(), node);
	}

	/** The same places, independent from now on. */
	public Placements copy() {
		Placements copy = new Placements(EcoreUtil.copy(document));
		copy.automatic.putAll(automatic);
		return copy;
	}

	/** Stops listening to the document. */
	public void dispose() {
		document.eAdapters().remove(watcher);
		listeners.clear();
	}

	public DiagramDocument document() {
		return document;
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** What a person chose for it. */
	public Optional<DiagramNode> chosen(ObjectRef ref) {
		return Optional.ofNullable(nodes.get(ref));
	}

	/** Whether it stands where a person put it. */
	public boolean isPlaced(ObjectRef ref) {
		return chosen(ref).isPresent();
	}

	/** Whether it has any place yet. */
	public boolean isKnown(ObjectRef ref) {
		return automatic.containsKey(ref) || isPlaced(ref);
	}

	public boolean isCollapsed(ObjectRef ref) {
		return chosen(ref).map(DiagramNode::isCollapsed).orElse(false);
	}

	/** Place and size at 100 %; a size of -1 means: as large as the contents ask. */
	public Rectangle constraint(ObjectRef ref) {
		Optional<DiagramNode> node = chosen(ref);
		Point place = node.map(found -> new Point(found.getX(), found.getY())).orElseGet(() -> automatic.getOrDefault(ref, new Point()));
		return new Rectangle(place.x, place.y, node.map(DiagramNode::getWidth).orElse(AS_NEEDED),
				node.map(DiagramNode::getHeight).orElse(AS_NEEDED));
	}

	/** @return whether the place changed */
	public boolean setAutomatic(ObjectRef ref, Point place) {
		return !place.equals(automatic.put(ref, place));
	}

	private final class Watcher extends EContentAdapter {
		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (notification.isTouch())
				return;
			if (notification.getFeature() == DesignPackage.Literals.DIAGRAM_DOCUMENT__NODES
					|| notification.getFeature() == DesignPackage.Literals.DIAGRAM_NODE__REF)
				index();
			Set<ObjectRef> refs = new LinkedHashSet<>();
			collect(notification.getNotifier(), refs);
			collect(notification.getOldValue(), refs);
			collect(notification.getNewValue(), refs);
			for (Listener listener : listeners) {
				if (refs.isEmpty())
					listener.notesChanged();
				else
					listener.placed(refs);
			}
		}

		private void collect(Object value, Set<ObjectRef> into) {
			if (value instanceof List<?> many)
				many.forEach(one -> collect(one, into));
			else if (value instanceof DiagramNode node && node.getRef() != null)
				into.add(node.getRef());
		}
	}
}
