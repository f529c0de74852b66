// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The functions of the C library that the event loop and the loading of libvirt need. */
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
	/** {@code IPPROTO_TCP}, and how long what was sent may wait for its receipt, in milliseconds. */
	static final int TCP = 6;
	static final int TCP_USER_TIMEOUT = 18;

	static {
		Native.register(Posix.class, "c");
	}

	private Posix() {
	}

	static native int setsockopt(int socket, int level, int option, IntByReference value, int size);

	static native int poll(Pointer entries, NativeLong count, int timeoutMillis);

	/** @param overwrite 0 leaves a variable that is set already */
	static native int setenv(String name, String value, int overwrite);

	static native int pipe(int[] ends);

	static native NativeLong read(int fd, Pointer buffer, NativeLong count);

	static native NativeLong write(int fd, Pointer buffer, NativeLong count);
}
