// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.time.Instant;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.HostCounts;
import org.orrery.diagram.figures.HostMark;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Words;

/** How states of hosts read on the diagram. */
final class HostStates {
	private HostStates() {
	}

	static HostMark mark(HostState state) {
		return switch (state) {
		case ACTIVE -> HostMark.HEALTHY;
		case CONNECTING -> HostMark.CONNECTING;
		case DEGRADED -> HostMark.DEGRADED;
		case RETRYING -> HostMark.UNREACHABLE;
		case CLOSED -> HostMark.CLOSED;
		case MAINTENANCE -> HostMark.MAINTENANCE;
		case UNKNOWN -> HostMark.UNKNOWN;
		};
	}

	/** What is drawn of it is as old as the last contact. */
	static boolean isStale(HostState state) {
		return switch (state) {
		case RETRYING, CLOSED, DEGRADED -> true;
		case ACTIVE, CONNECTING, MAINTENANCE, UNKNOWN -> false;
		};
	}

	/** One line: what runs, or since when the host is out of reach. */
	static String summary(Host host, HostCounts counts, Instant now) {
		if (isStale(host.getState()))
			return host.getLastSeen() == null ? NLS.bind(Messages.Host_neverSeen, Words.of(host.getState()))
					: NLS.bind(Messages.Host_lastSeen, Words.of(host.getState()), Words.relative(host.getLastSeen(), now));
		if (host.getState() != HostState.ACTIVE)
			return Words.of(host.getState());
		String vms = counts.total() == 0 ? Messages.Host_noVms : running(counts);
		int cpus = host.getCpu() == null ? 0 : host.getCpu().getLogicalCpus();
		return cpus > 0 ? NLS.bind(Messages.Host_vmsAndCpus, vms, cpus) : vms;
	}

	private static String running(HostCounts counts) {
		int others = counts.total() - counts.running();
		return others == 0 ? NLS.bind(Messages.Host_running, counts.running()) : NLS.bind(Messages.Host_runningAndOthers, counts.running(), others);
	}

	static HostCounts counts(Iterable<VirtualMachine> vms) {
		int running = 0;
		int waiting = 0;
		int off = 0;
		int failed = 0;
		for (VirtualMachine vm : vms) {
			switch (vm.getState()) {
			case RUNNING -> running++;
			case PAUSED, SUSPENDED, SHUTTING_DOWN -> waiting++;
			case SHUT_OFF, UNKNOWN -> off++;
			case CRASHED -> failed++;
			}
		}
		int total = running + waiting + off + failed;
		return new HostCounts(running, waiting, off, failed, NLS.bind(Messages.Host_tileCounts, running, total));
	}

}
