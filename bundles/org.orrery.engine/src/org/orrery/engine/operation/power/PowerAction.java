// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/** What can be asked of one VM's power. */
public enum PowerAction {
	START("start", "start", EnumSet.of(DomainState.SHUT_OFF, DomainState.CRASHED), HypervisorConnection::start), //$NON-NLS-1$ //$NON-NLS-2$
	SHUT_DOWN("shutdown", "shutdown", EnumSet.of(DomainState.RUNNING), HypervisorConnection::shutdown), //$NON-NLS-1$ //$NON-NLS-2$
	FORCE_OFF("force-off", "destroy", //$NON-NLS-1$ //$NON-NLS-2$
			EnumSet.of(DomainState.RUNNING, DomainState.PAUSED, DomainState.SHUTTING_DOWN, DomainState.SUSPENDED, DomainState.UNKNOWN),
			HypervisorConnection::forceOff),
	REBOOT("reboot", "reboot", EnumSet.of(DomainState.RUNNING), HypervisorConnection::reboot), //$NON-NLS-1$ //$NON-NLS-2$
	PAUSE("pause", "suspend", EnumSet.of(DomainState.RUNNING), HypervisorConnection::pause), //$NON-NLS-1$ //$NON-NLS-2$
	RESUME("resume", "resume", EnumSet.of(DomainState.PAUSED), HypervisorConnection::resume); //$NON-NLS-1$ //$NON-NLS-2$

	private final String command;
	private final String virshCommand;
	private final Set<DomainState> from;
	private final Call call;

	@FunctionalInterface
	private interface Call {
		void on(HypervisorConnection connection, UUID domain) throws HypervisorException;
	}

	PowerAction(String command, String virshCommand, Set<DomainState> from, Call call) {
		this.command = command;
		this.virshCommand = virshCommand;
		this.from = from;
		this.call = call;
	}

	/** Verb of the command line: {@code orrery start VM}. */
	public String command() {
		return command;
	}

	/** What brings a VM back to the state before; empty where nothing does. */
	Optional<PowerAction> inverse() {
		return switch (this) {
		case START -> Optional.of(SHUT_DOWN);
		case SHUT_DOWN, FORCE_OFF -> Optional.of(START);
		case PAUSE -> Optional.of(RESUME);
		case RESUME -> Optional.of(PAUSE);
		case REBOOT -> Optional.empty();
		};
	}

	String virshCommand() {
		return virshCommand;
	}

	/** Whether it makes sense for a VM in that state. */
	public boolean possibleIn(DomainState state) {
		return from.contains(state);
	}

	/** Whether a VM in that state shows that it was done. A reboot does not show. */
	boolean doneIn(DomainState state) {
		return switch (this) {
		case START, RESUME, REBOOT -> state == DomainState.RUNNING;
		case SHUT_DOWN, FORCE_OFF -> !state.isActive() && state != DomainState.UNKNOWN;
		case PAUSE -> state == DomainState.PAUSED;
		};
	}

	void ask(HypervisorConnection connection, UUID domain) throws HypervisorException {
		call.on(connection, domain);
	}
}
