// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.time.Instant;

import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.ObjectRef;

/**
 * Something happened to a VM that no task of Orrery explains: virsh, another console, the guest itself. Immutable.
 *
 * @param time     when the host told it, by the clock of this machine
 * @param vmName   as known then; survives the VM
 * @param hostName of the VM's connection, as known then
 * @param event    what the host told
 * @param from     name of the host that the VM came from, or, where it was STOPPED before it arrived, is on still; empty when it did not
 *                 move or that is not known
 */
public record OutsideChange(Instant time, ObjectRef vm, String vmName, String hostName, DomainEvent event, String from) {
	/** One sentence for a person. */
	public String sentence() {
		return OutsideWords.sentence(this);
	}
}
