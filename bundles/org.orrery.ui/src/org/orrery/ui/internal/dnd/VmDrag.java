// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.dnd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.MigrationChecks;
import org.orrery.ui.MigrationChecks.Outlook;
import org.orrery.ui.Services;

/**
 * VMs on their way under the mouse. The prechecks of all hosts begin with the drag and end with it. There is one mouse, so there is at
 * most one drag. UI thread.
 */
public final class VmDrag {
	/** Told while a drag goes on. */
	public interface Listener {
		/** More verdicts are known. */
		void verdictsChanged(VmDrag drag);

		void ended();
	}

	private static final List<Listener> LISTENERS = new ArrayList<>();
	private static VmDrag current;

	private final Map<ObjectRef, String> vms = new LinkedHashMap<>();
	private final MigrationChecks checks;
	private int told;

	private VmDrag(Services services, List<VirtualMachine> dragged) {
		dragged.forEach(vm -> vms.put(vm.getRef(), vm.getName()));
		checks = new MigrationChecks(services, vms, hostsBut(services, dragged), MigrationOptions.defaults(), this::tell);
	}

	private static List<ObjectRef> hostsBut(Services services, List<VirtualMachine> dragged) {
		List<ObjectRef> hosts = new ArrayList<>();
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				if (!dragged.stream().allMatch(vm -> vm.getHost() == host))
					hosts.add(host.getRef());
			}
		return hosts;
	}

	public static VmDrag begin(Services services, List<VirtualMachine> dragged) {
		end();
		current = new VmDrag(services, dragged);
		current.tell();
		return current;
	}

	public static void end() {
		if (current == null)
			return;
		current.checks.close();
		current = null;
		List.copyOf(LISTENERS).forEach(Listener::ended);
	}

	public static Optional<VmDrag> current() {
		return Optional.ofNullable(current);
	}

	public static void addListener(Listener listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Listener listener) {
		LISTENERS.remove(listener);
	}

	public List<ObjectRef> vms() {
		return List.copyOf(vms.keySet());
	}

	public Map<ObjectRef, String> names() {
		return vms;
	}

	/** Every dragged VM stands on that host already. */
	public boolean comesFrom(ObjectRef host) {
		return vms.keySet().stream().allMatch(vm -> vm.connection().equals(host.connection()));
	}

	public Outlook outlook(ObjectRef host) {
		return checks.of(host);
	}

	/**
	 * To be called while the mouse moves: GTK runs no posted work during a drag, so news would otherwise wait for its end.
	 *
	 * @return whether there was news
	 */
	public boolean poll() {
		if (checks.known() == told)
			return false;
		tell();
		return true;
	}

	private void tell() {
		told = checks.known();
		List.copyOf(LISTENERS).forEach(listener -> listener.verdictsChanged(this));
	}
}
