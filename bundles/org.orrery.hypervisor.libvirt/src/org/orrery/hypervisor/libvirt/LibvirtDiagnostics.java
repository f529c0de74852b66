// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import org.orrery.hypervisor.libvirt.jna.HandleCounter;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtLibrary;

/**
 * What this process holds of libvirt at one moment, for the About page and for tests. Immutable.
 *
 * @param libraryVersion    of the client library on this machine, "9.0.0"; empty when there is none
 * @param openConnections   native connections
 * @param liveHandles       native objects of every kind, connections included
 * @param openedHandles     native objects since the start of the process
 * @param leakedHandles     native objects that were never closed; anything but 0 is a defect
 * @param callbacks         registrations for events that libvirt has not freed
 * @param pendingOpens      attempts to connect whose native call has not returned
 * @param eventLoopRunning  whether events, keepalive and close notices are delivered
 */
public record LibvirtDiagnostics(String libraryVersion, long openConnections, long liveHandles, long openedHandles, long leakedHandles,
		long callbacks, int pendingOpens, boolean eventLoopRunning) {

	/** As of now; loads the library when that has not happened yet. Thread-safe, does not block. */
	public static LibvirtDiagnostics now() {
		try {
			LibvirtLibrary library = LibvirtLibrary.load();
			if (library.problem().isPresent())
				return none();
			HandleCounter counter = library.counter();
			return new LibvirtDiagnostics(library.version(), counter.live(HandleKind.CONNECTION), counter.live(), counter.openedSinceStart(),
					counter.leaked(), counter.callbacks(), OpenAttempt.running(), library.eventLoopRunning());
		} catch (LinkageError e) {
			return none();
		}
	}

	private static LibvirtDiagnostics none() {
		return new LibvirtDiagnostics("", 0, 0, 0, 0, 0, 0, false);
	}
}
