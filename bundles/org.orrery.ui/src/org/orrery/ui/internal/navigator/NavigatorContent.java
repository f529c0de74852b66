// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.VirtualSwitch;

/** Datacenter ▸ folder ▸ cluster ▸ host ▸ VM, and per host its networks and datastores; saved searches below. UI thread. */
final class NavigatorContent implements ITreeContentProvider {
	private final NavigatorSearches searches;

	NavigatorContent(NavigatorSearches searches) {
		this.searches = searches;
	}

	@Override
	public Object[] getElements(Object input) {
		return getChildren(input);
	}

	@Override
	public Object[] getChildren(Object parent) {
		List<Object> children = new ArrayList<>();
		switch (parent) {
		case Fleet fleet -> {
			children.addAll(fleet.getDatacenters());
			if (!searches.all().isEmpty())
				children.add(searches);
		}
		case NavigatorSearches all -> children.addAll(all.all());
		case HostContainer container -> {
			children.addAll(container.getFolders());
			children.addAll(container.getClusters());
			children.addAll(container.getHosts());
		}
		case Host host -> {
			children.addAll(host.getVms());
			addGroup(children, new NavigatorGroup(host, NavigatorGroup.Kind.NETWORKS));
			addGroup(children, new NavigatorGroup(host, NavigatorGroup.Kind.DATASTORES));
		}
		case NavigatorGroup group -> children.addAll(group.members());
		case VirtualSwitch network -> children.addAll(network.getPortGroups());
		default -> {
			// leaves
		}
		}
		return children.toArray();
	}

	private static void addGroup(List<Object> children, NavigatorGroup group) {
		if (!group.members().isEmpty())
			children.add(group);
	}

	@Override
	public Object getParent(Object element) {
		return switch (element) {
		case NavigatorGroup group -> group.host();
		case VirtualSwitch network when network.getHost() != null -> new NavigatorGroup(network.getHost(), NavigatorGroup.Kind.NETWORKS);
		case Datastore store when store.getHost() != null -> new NavigatorGroup(store.getHost(), NavigatorGroup.Kind.DATASTORES);
		case NavigatorSearches.SavedSearch search -> searches;
		case EObject object -> object.eContainer() instanceof Fleet ? null : object.eContainer();
		default -> null;
		};
	}

	@Override
	public boolean hasChildren(Object element) {
		return switch (element) {
		case Host host -> !host.getVms().isEmpty() || !host.getSwitches().isEmpty() || !host.getDatastores().isEmpty();
		case NavigatorGroup group -> true;
		case NavigatorSearches all -> !all.all().isEmpty();
		case HostContainer container -> !container.eContents().isEmpty();
		case VirtualSwitch network -> !network.getPortGroups().isEmpty();
		default -> false;
		};
	}
}
