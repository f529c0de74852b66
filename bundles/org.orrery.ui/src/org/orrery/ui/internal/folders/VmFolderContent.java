// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.VirtualMachine;

/** VMs of all hosts by their folders; those that are in none come last. Looked up once and then kept until {@link #rebuild}. UI thread. */
final class VmFolderContent implements ITreeContentProvider {
	private final Fleet fleet;
	private final Map<VmFolder, Set<Object>> members = new HashMap<>();
	private final Map<VirtualMachine, VmFolder> places = new HashMap<>();
	private final Set<Object> top = new LinkedHashSet<>();

	VmFolderContent(Fleet fleet) {
		this.fleet = fleet;
		rebuild();
	}

	static VmFolder folderOf(VirtualMachine vm) {
		return vm.getFolder() == null || vm.getFolder().isEmpty() ? VmFolder.NONE : new VmFolder(vm.getFolder());
	}

	void rebuild() {
		members.clear();
		places.clear();
		top.clear();
		fleet.getDatacenters().forEach(this::collect);
	}

	private void collect(HostContainer container) {
		container.getFolders().forEach(this::collect);
		container.getClusters().forEach(this::collect);
		container.getHosts().forEach(host -> host.getVms().forEach(this::place));
	}

	private void place(VirtualMachine vm) {
		VmFolder folder = folderOf(vm);
		places.put(vm, folder);
		Object child = vm;
		for (VmFolder in = folder; in != null; in = in.parent()) {
			members.computeIfAbsent(in, key -> new LinkedHashSet<>()).add(child);
			child = in;
		}
		top.add(child);
	}

	/** Whether it is shown where it says. */
	boolean isInPlace(VirtualMachine vm) {
		return folderOf(vm).equals(places.get(vm));
	}

	/** VMs in the folder and below it. */
	List<VirtualMachine> below(VmFolder folder) {
		List<VirtualMachine> found = new ArrayList<>();
		for (Object member : members.getOrDefault(folder, Set.of())) {
			if (member instanceof VirtualMachine vm)
				found.add(vm);
			else
				found.addAll(below((VmFolder) member));
		}
		return found;
	}

	@Override
	public Object[] getElements(Object input) {
		return top.toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return members.getOrDefault(parent, Set.of()).toArray();
	}

	@Override
	public Object getParent(Object element) {
		return element instanceof VmFolder folder ? folder.parent() : places.get(element);
	}

	@Override
	public boolean hasChildren(Object element) {
		return members.containsKey(element);
	}
}
