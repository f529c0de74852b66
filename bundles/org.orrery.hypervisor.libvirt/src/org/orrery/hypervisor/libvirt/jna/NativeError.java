// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.nio.charset.StandardCharsets;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/**
 * The error that libvirt keeps for the calling thread, copied. Immutable.
 *
 * @param code   virErrorNumber; 0 when libvirt reported failure without an error
 * @param domain virErrorDomain, the subsystem
 * @param errno  of the system call, 0 when the code is not VIR_ERR_SYSTEM_ERROR
 */
public record NativeError(int code, int domain, String message, int errno) {
	private static final int SYSTEM_ERROR = 38;

	/** Must be called on the thread of the failed call, before any other libvirt function. */
	static NativeError takeLast(LibvirtApi api) {
		Pointer saved = api.virSaveLastError();
		if (saved == null)
			return new NativeError(0, 0, "", 0);
		try {
			Layout error = new Layout(saved);
			String message = error.message == null ? "" : error.message.getString(0, StandardCharsets.UTF_8.name());
			return new NativeError(error.code, error.domain, message.strip(), error.code == SYSTEM_ERROR ? error.int1 : 0);
		} finally {
			api.virFreeError(saved);
		}
	}

	/** {@code struct _virError}. Public because JNA reads its fields. */
	@FieldOrder({ "code", "domain", "message", "level", "conn", "dom", "str1", "str2", "str3", "int1", "int2", "net" })
	public static final class Layout extends Structure {
		public int code;
		public int domain;
		public Pointer message;
		public int level;
		public Pointer conn;
		public Pointer dom;
		public Pointer str1;
		public Pointer str2;
		public Pointer str3;
		public int int1;
		public int int2;
		public Pointer net;

		Layout(Pointer memory) {
			super(memory);
			read();
		}
	}
}
