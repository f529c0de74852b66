// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.InventoryPackage;

/**
 * The live inventory with an index by {@link ObjectRef} and one notification per batch. All methods but the listener registration belong
 * to the model thread, which every change asserts.
 */
public final class FleetModel {
	private final ModelThread modelThread;
	private final Fleet fleet = InventoryFactory.eINSTANCE.createFleet();
	private final Map<ObjectRef, InventoryObject> index = new HashMap<>();
	private final List<FleetListener> listeners = new CopyOnWriteArrayList<>();
	private Recorder recorder;
	private int depth;

	public FleetModel(ModelThread modelThread) {
		this.modelThread = modelThread;
		fleet.eAdapters().add(new Watcher());
	}

	public ModelThread modelThread() {
		return modelThread;
	}

	public Fleet fleet() {
		return fleet;
	}

	public Optional<InventoryObject> find(ObjectRef ref) {
		modelThread.check();
		return Optional.ofNullable(index.get(ref));
	}

	public <T extends InventoryObject> Optional<T> find(ObjectRef ref, Class<T> type) {
		return find(ref).filter(type::isInstance).map(type::cast);
	}

	/** Groups changes into one notification; batches nest. */
	public void batch(Runnable changes) {
		modelThread.check();
		begin();
		try {
			changes.run();
		} finally {
			end();
		}
	}

	/** Any thread. */
	public void addListener(FleetListener listener) {
		listeners.add(listener);
	}

	/** Any thread. */
	public void removeListener(FleetListener listener) {
		listeners.remove(listener);
	}

	private void begin() {
		if (depth++ == 0)
			recorder = new Recorder();
	}

	private void end() {
		if (--depth > 0)
			return;
		FleetChange change = recorder.finish();
		recorder = null;
		if (change.isEmpty())
			return;
		for (FleetListener listener : listeners)
			listener.fleetChanged(change);
	}

	/** The one adapter on the whole tree: keeps the index, records the batch, asserts the thread. */
	private final class Watcher extends EContentAdapter {
		@Override
		public void notifyChanged(Notification notification) {
			modelThread.check();
			super.notifyChanged(notification);
			if (notification.isTouch())
				return;
			begin();
			try {
				recorder.record(notification);
			} finally {
				end();
			}
		}

		@Override
		protected void addAdapter(Notifier notifier) {
			super.addAdapter(notifier);
			if (notifier instanceof InventoryObject object && object.getRef() != null)
				index.put(object.getRef(), object);
		}

		@Override
		protected void removeAdapter(Notifier notifier) {
			super.removeAdapter(notifier);
			if (notifier instanceof InventoryObject object && object.getRef() != null)
				index.remove(object.getRef(), object);
		}
	}

	private final class Recorder {
		private final Set<InventoryObject> added = new LinkedHashSet<>();
		private final Set<InventoryObject> removed = new LinkedHashSet<>();
		private final Set<InventoryObject> changed = new LinkedHashSet<>();
		private final Set<InventoryObject> structure = new LinkedHashSet<>();

		void record(Notification notification) {
			InventoryObject owner = owner((EObject) notification.getNotifier());
			if (notification.getFeature() == InventoryPackage.Literals.INVENTORY_OBJECT__REF)
				reindex(owner, notification);
			if (!(notification.getFeature() instanceof EReference reference) || !reference.isContainment()) {
				if (owner != null)
					changed.add(owner);
				return;
			}
			collect(notification.getOldValue(), removed);
			collect(notification.getNewValue(), added);
			if (owner != null) {
				structure.add(owner);
				changed.add(owner);
			}
		}

		private void reindex(InventoryObject owner, Notification notification) {
			if (notification.getOldValue() != null)
				index.remove(notification.getOldValue(), owner);
			if (notification.getNewValue() != null)
				index.put((ObjectRef) notification.getNewValue(), owner);
		}

		private void collect(Object value, Set<InventoryObject> into) {
			if (value instanceof List<?> many)
				many.forEach(one -> collect(one, into));
			else if (value instanceof InventoryObject object)
				into.add(object);
		}

		/** What a person sees changing: the object itself, or the nearest host, VM, switch or datastore above a part of it. */
		private InventoryObject owner(EObject object) {
			EObject current = object;
			while (current != null && !(current instanceof InventoryObject known && isIndependent(known)))
				current = current.eContainer();
			return (InventoryObject) current;
		}

		private boolean isIndependent(InventoryObject object) {
			return switch (object.eClass().getClassifierID()) {
			case InventoryPackage.VIRTUAL_DISK, InventoryPackage.VIRTUAL_NIC, InventoryPackage.SNAPSHOT, InventoryPackage.UPLINK -> false;
			default -> true;
			};
		}

		FleetChange finish() {
			Set<InventoryObject> moved = new LinkedHashSet<>(added);
			moved.retainAll(removed);
			moved.stream().filter(object -> object.eContainer() != null).forEach(object -> {
				removed.remove(object);
				added.remove(object);
				changed.add(object);
			});
			return new FleetChange(added, removed, changed, structure);
		}
	}
}
