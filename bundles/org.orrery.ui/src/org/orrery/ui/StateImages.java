// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.graphics.Image;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.task.TaskState;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Datacenter;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Folder;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.PhysicalNic;
import org.orrery.model.inventory.PortGroup;
import org.orrery.model.inventory.Snapshot;
import org.orrery.model.inventory.VirtualDisk;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualNic;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.model.inventory.VmState;
import org.orrery.model.inventory.Volume;

/** Which drawing and overlay stand for an object in its present state. The same everywhere. UI thread. */
public final class StateImages {
	private StateImages() {
	}

	/** @param migrating an open task moves the VM */
	public static Image of(EObject object, boolean migrating) {
		return of(object, migrating, null);
	}

	/** As it is now, with the mark of its alarms. */
	public static Image of(EObject object, Services services) {
		boolean migrating = object instanceof VirtualMachine vm && services.taskFeed().isMigrating(vm.getRef());
		return of(object, migrating, services.alarms().mark(object).orElse(null));
	}

	private static Image of(EObject object, boolean migrating, AlarmMark mark) {
		return switch (object) {
		case VirtualMachine vm -> Images.image("vm", migrating ? "migrating" : overlay(vm.getState()), mark); //$NON-NLS-1$ //$NON-NLS-2$
		case Host host -> Images.image("host", overlay(host.getState()), mark); //$NON-NLS-1$
		case Cluster cluster -> Images.image("cluster", null, mark); //$NON-NLS-1$
		case Folder folder -> Images.image("folder", null, mark); //$NON-NLS-1$
		case Datacenter datacenter -> Images.image("datacenter", null, mark); //$NON-NLS-1$
		case Datastore store -> Images.image("datastore", overlay(store), mark); //$NON-NLS-1$
		default -> of(object);
		};
	}

	public static Image of(EObject object) {
		return switch (object) {
		case VirtualMachine vm -> Images.image("vm", overlay(vm.getState())); //$NON-NLS-1$
		case Host host -> Images.image("host", overlay(host.getState())); //$NON-NLS-1$
		case Cluster cluster -> Images.image("cluster"); //$NON-NLS-1$
		case Folder folder -> Images.image("folder"); //$NON-NLS-1$
		case Datacenter datacenter -> Images.image("datacenter"); //$NON-NLS-1$
		case VirtualSwitch network -> Images.image("network", network.isActive() ? null : "inactive"); //$NON-NLS-1$ //$NON-NLS-2$
		case PortGroup group -> Images.image("portgroup"); //$NON-NLS-1$
		case PhysicalNic nic -> Images.image("nic", nic.isLinkUp() ? null : "inactive"); //$NON-NLS-1$ //$NON-NLS-2$
		case VirtualNic nic -> Images.image("nic"); //$NON-NLS-1$
		case Datastore store -> Images.image("datastore", overlay(store)); //$NON-NLS-1$
		case Volume volume -> Images.image("volume"); //$NON-NLS-1$
		case VirtualDisk disk -> Images.image("disk"); //$NON-NLS-1$
		case Snapshot snapshot -> Images.image("snapshot"); //$NON-NLS-1$
		default -> Images.image("fleet"); //$NON-NLS-1$
		};
	}

	public static String overlay(VmState state) {
		return switch (state) {
		case RUNNING -> "running"; //$NON-NLS-1$
		case PAUSED, SUSPENDED -> "paused"; //$NON-NLS-1$
		case SHUT_OFF, SHUTTING_DOWN -> "off"; //$NON-NLS-1$
		case CRASHED -> "crashed"; //$NON-NLS-1$
		case UNKNOWN -> "unknown"; //$NON-NLS-1$
		};
	}

	public static String overlay(HostState state) {
		return switch (state) {
		case ACTIVE -> "ok"; //$NON-NLS-1$
		case CONNECTING -> "connecting"; //$NON-NLS-1$
		case DEGRADED -> "degraded"; //$NON-NLS-1$
		case RETRYING -> "unreachable"; //$NON-NLS-1$
		case CLOSED -> "closed"; //$NON-NLS-1$
		case MAINTENANCE -> "maintenance"; //$NON-NLS-1$
		case UNKNOWN -> "unknown"; //$NON-NLS-1$
		};
	}

	public static Image of(TaskState state) {
		return Images.image(switch (state) {
		case QUEUED -> "state/queued"; //$NON-NLS-1$
		case CHECKING, RUNNING, CANCELLING -> "state/running"; //$NON-NLS-1$
		case SUCCEEDED -> "state/succeeded"; //$NON-NLS-1$
		case FAILED -> "state/failed"; //$NON-NLS-1$
		case REFUSED -> "state/refused"; //$NON-NLS-1$
		case CANCELLED -> "state/cancelled"; //$NON-NLS-1$
		case UNDECIDED -> "state/undecided"; //$NON-NLS-1$
		});
	}

	public static Image of(Finding.Severity severity) {
		return Images.image(switch (severity) {
		case INFORMATION -> "state/information"; //$NON-NLS-1$
		case WARNING -> "state/warning"; //$NON-NLS-1$
		case OBSTACLE -> "state/obstacle"; //$NON-NLS-1$
		});
	}

	private static String overlay(Datastore store) {
		if (!store.isActive())
			return "inactive"; //$NON-NLS-1$
		return store.getSharedKey() == null || store.getSharedKey().isEmpty() ? null : "shared"; //$NON-NLS-1$
	}
}
