// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Optional;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Datacenter;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Folder;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryObject;

/**
 * Where hosts stand: datacenter, folders, cluster, as their connections say. Containers exist as long as something is in them. Model
 * thread.
 */
final class FleetTree {
	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;

	private final Fleet fleet;

	FleetTree(Fleet fleet) {
		this.fleet = fleet;
	}

	/** Puts the host where its definition says; leaves no empty container behind. */
	void place(Host host, ConnectionDefinition definition) {
		HostContainer before = host.getParent();
		HostContainer wanted = container(definition);
		if (before == wanted)
			return;
		wanted.getHosts().add(host);
		prune(before);
	}

	void remove(Host host) {
		HostContainer before = host.getParent();
		if (before == null)
			return;
		before.getHosts().remove(host);
		prune(before);
	}

	private HostContainer container(ConnectionDefinition definition) {
		HostContainer place = datacenter(definition.datacenter());
		String path = definition.datacenter();
		for (String name : definition.folders()) {
			path = path + '/' + name;
			place = folder(place, name, path);
		}
		return definition.cluster().isBlank() ? place : cluster(place, definition.cluster(), path + '/' + definition.cluster());
	}

	private Datacenter datacenter(String name) {
		return find(fleet.getDatacenters(), name).orElseGet(() -> {
			Datacenter datacenter = named(FACTORY.createDatacenter(), ObjectKind.DATACENTER, name, name);
			fleet.getDatacenters().add(datacenter);
			return datacenter;
		});
	}

	private static Folder folder(HostContainer parent, String name, String path) {
		return find(parent.getFolders(), name).orElseGet(() -> {
			Folder folder = named(FACTORY.createFolder(), ObjectKind.FOLDER, name, path);
			parent.getFolders().add(folder);
			return folder;
		});
	}

	private static Cluster cluster(HostContainer parent, String name, String path) {
		return find(parent.getClusters(), name).orElseGet(() -> {
			Cluster cluster = named(FACTORY.createCluster(), ObjectKind.CLUSTER, name, path);
			parent.getClusters().add(cluster);
			return cluster;
		});
	}

	private static <T extends InventoryObject> T named(T object, ObjectKind kind, String name, String path) {
		object.setRef(new ObjectRef("", kind, path)); //$NON-NLS-1$
		object.setName(name);
		return object;
	}

	private static <T extends InventoryObject> Optional<T> find(EList<T> list, String name) {
		return list.stream().filter(object -> name.equals(object.getName())).findFirst();
	}

	private void prune(HostContainer container) {
		HostContainer current = container;
		while (current != null && isEmpty(current)) {
			EObject parent = current.eContainer();
			if (current instanceof Datacenter datacenter)
				fleet.getDatacenters().remove(datacenter);
			else if (current instanceof Folder folder)
				folder.getParent().getFolders().remove(folder);
			else if (current instanceof Cluster cluster)
				cluster.getParent().getClusters().remove(cluster);
			current = parent instanceof HostContainer above ? above : null;
		}
	}

	private static boolean isEmpty(HostContainer container) {
		return container.getHosts().isEmpty() && container.getClusters().isEmpty() && container.getFolders().isEmpty();
	}
}
