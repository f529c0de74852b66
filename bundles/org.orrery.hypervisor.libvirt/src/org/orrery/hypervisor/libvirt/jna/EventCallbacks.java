// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * Types of the functions that libvirt calls back. Kept outside {@link LibvirtApi}: JNA would otherwise initialise libvirt-java's own
 * library instance to find their options. Objects of these types must stay strongly reachable until libvirt has called the
 * {@link FreeCallback} of their registration.
 */
public final class EventCallbacks {
	private EventCallbacks() {
	}

	@FunctionalInterface
	public interface ErrorCallback extends Callback {
		void error(Pointer userData, Pointer error);
	}

	@FunctionalInterface
	public interface FreeCallback extends Callback {
		void free(Pointer opaque);
	}

	@FunctionalInterface
	public interface CloseCallback extends Callback {
		void closed(Pointer connection, int reason, Pointer opaque);
	}

	/** Events with two numbers: lifecycle of domains, networks, pools, node devices and secrets; guest agent. */
	@FunctionalInterface
	public interface LifecycleCallback extends Callback {
		void changed(Pointer connection, Pointer object, int event, int detail, Pointer opaque);
	}

	/** Events of a domain that carry nothing that we read: reboot, and the generic form of pools and node devices. */
	@FunctionalInterface
	public interface PlainCallback extends Callback {
		void happened(Pointer connection, Pointer object, Pointer opaque);
	}

	/** Events with one number: watchdog, suspend and wake-up, iteration of a migration. */
	@FunctionalInterface
	public interface NumberCallback extends Callback {
		void happened(Pointer connection, Pointer object, int number, Pointer opaque);
	}

	/** Events with one text: device added or removed. */
	@FunctionalInterface
	public interface TextCallback extends Callback {
		void happened(Pointer connection, Pointer object, Pointer text, Pointer opaque);
	}

	@FunctionalInterface
	public interface IoErrorCallback extends Callback {
		void failed(Pointer connection, Pointer domain, Pointer path, Pointer alias, int action, Pointer opaque);
	}

	@FunctionalInterface
	public interface MetadataCallback extends Callback {
		void changed(Pointer connection, Pointer domain, int type, Pointer namespace, Pointer opaque);
	}

	@FunctionalInterface
	public interface TrayCallback extends Callback {
		void changed(Pointer connection, Pointer domain, Pointer alias, int reason, Pointer opaque);
	}

	/** The medium of a disk was changed. */
	@FunctionalInterface
	public interface MediumCallback extends Callback {
		void changed(Pointer connection, Pointer domain, Pointer before, Pointer after, Pointer alias, int reason, Pointer opaque);
	}

	@FunctionalInterface
	public interface JobCallback extends Callback {
		void completed(Pointer connection, Pointer domain, Pointer parameters, int count, Pointer opaque);
	}
}
