// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/** The state of a domain, as libvirt names them. */
public enum DomainState {
	RUNNING, PAUSED, SHUTTING_DOWN, SHUT_OFF, CRASHED, SUSPENDED, UNKNOWN;

	/** Holds memory and CPU on its host. */
	public boolean isActive() {
		return this == RUNNING || this == PAUSED || this == SHUTTING_DOWN || this == SUSPENDED;
	}
}
