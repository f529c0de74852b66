// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The functions of the C library that the event loop and the loading of libvirt need, and a pipe to wake a loop. */
final class Posix {
	static final short IN = 0x1;
	static final short OUT = 0x4;
	static final short ERROR = 0x8;
	static final short HANGUP = 0x10;
	static final short INVALID = 0x20;
	/** {@code struct pollfd}: int fd, short events, short revents. */
	static final int ENTRY_SIZE = 8;
	static final int EVENTS_OFFSET = 4;
	static final int RETURNED_OFFSET = 6;
	static final int EINTR = 4;

	static {
		Native.register(Posix.class, "c");
	}

	private Posix() {
	}

	static native int poll(Pointer entries, NativeLong count, int timeoutMillis);

	/** @param overwrite 0 leaves a variable that is set already */
	static native int setenv(String name, String value, int overwrite);

	private static native int pipe(int[] ends);

	private static native NativeLong read(int fd, Pointer buffer, NativeLong count);

	private static native NativeLong write(int fd, Pointer buffer, NativeLong count);

	/** Bytes written make the reading end readable. */
	static final class WakePipe {
		private static final int CAPACITY = 16;
		private final int readEnd;
		private final int writeEnd;
		private final Memory written = new Memory(1);
		private final Memory drained = new Memory(CAPACITY);

		WakePipe() {
			int[] ends = new int[2];
			if (pipe(ends) != 0)
				throw new IllegalStateException("No pipe for the libvirt event loop: error " + Native.getLastError());
			readEnd = ends[0];
			writeEnd = ends[1];
			written.setByte(0, (byte) 1);
		}

		int readEnd() {
			return readEnd;
		}

		void signal() {
			write(writeEnd, written, new NativeLong(1));
		}

		/** Blocks when nothing was written. */
		void drain() {
			read(readEnd, drained, new NativeLong(CAPACITY));
		}
	}
}
