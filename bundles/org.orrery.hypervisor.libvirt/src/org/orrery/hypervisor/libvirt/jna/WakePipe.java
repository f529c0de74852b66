// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** Wakes the loop that polls its reading end, from any thread. However often it is signalled in between, one byte lies in the pipe. */
final class WakePipe {
	private final int readEnd;
	private final int writeEnd;
	private final Pointer written = new Memory(1);
	private final Pointer drained = new Memory(1);
	private final AtomicBoolean pending = new AtomicBoolean();

	WakePipe() {
		int[] ends = new int[2];
		if (Posix.pipe(ends) != 0)
			throw new IllegalStateException("No pipe for the libvirt event loop: error " + Native.getLastError());
		readEnd = ends[0];
		writeEnd = ends[1];
		written.setByte(0, (byte) 1);
	}

	int readEnd() {
		return readEnd;
	}

	/** What the loop is woken for must be in its registry before. */
	void signal() {
		if (pending.compareAndSet(false, true))
			Posix.write(writeEnd, written, new NativeLong(1));
	}

	/** Loop thread only, when the reading end is readable, and before it reads its registry again. */
	void acknowledge() {
		Posix.read(readEnd, drained, new NativeLong(1));
		// only now: a byte written between the two would be drained with its flag still set, and nothing would wake the loop ever after
		pending.set(false);
	}
}
