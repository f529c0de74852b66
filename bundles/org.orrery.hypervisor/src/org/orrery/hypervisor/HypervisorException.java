// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/**
 * A failed request to a hypervisor. Immutable; may cross threads. {@link #getMessage()} is what was attempted and the cause in one
 * sentence; {@link #detail()} holds the hypervisor's own words for a "Details" area. Neither may ever contain a secret.
 */
public final class HypervisorException extends Exception {
	private static final long serialVersionUID = 1L;

	private final ErrorCode code;
	private final String operation;
	private final String detail;
	private final int nativeCode;
	private final int nativeDomain;

	/**
	 * @param operation what was attempted, e.g. "open qemu+tcp://h1/system", "migrate domain web-1"
	 * @param detail    the hypervisor's own words, without secrets
	 */
	public HypervisorException(ErrorCode code, String operation, String detail) {
		this(code, operation, detail, 0, 0, null);
	}

	/** @param nativeCode the library's error number, 0 if none; @param nativeDomain the library's subsystem number, 0 if none */
	public HypervisorException(ErrorCode code, String operation, String detail, int nativeCode, int nativeDomain, Throwable cause) {
		super(operation + ": " + detail, cause); //$NON-NLS-1$
		this.code = code;
		this.operation = operation;
		this.detail = detail;
		this.nativeCode = nativeCode;
		this.nativeDomain = nativeDomain;
	}

	public ErrorCode code() {
		return code;
	}

	public String operation() {
		return operation;
	}

	public String detail() {
		return detail;
	}

	public int nativeCode() {
		return nativeCode;
	}

	public int nativeDomain() {
		return nativeDomain;
	}

	/** True when the whole connection is gone, not only this request. */
	public boolean isConnectionLoss() {
		return code == ErrorCode.CONNECTION_LOST || code == ErrorCode.UNREACHABLE;
	}
}
