// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

/**
 * A failed request to a host's virtual switches. Immutable; may cross threads. {@link #getMessage()} is what was attempted and the cause
 * in one sentence. Never contains a secret.
 */
public final class FabricException extends Exception {
	private static final long serialVersionUID = 1L;

	/** What went wrong, in terms that the engine can act on. */
	public enum Code {
		/** Nobody answers at the address. */
		UNREACHABLE,
		/** The server's certificate is not trusted, or ours was refused. */
		CERTIFICATE,
		/** The connection was there and is gone: what was asked may have happened or not. */
		LOST,
		/** No answer within the limit: what was asked may have happened or not. */
		TIMED_OUT,
		/** Somebody else changed it first; nothing of the request was done. */
		CONFLICT,
		/** The switch's own rules forbid it; nothing of the request was done. */
		REFUSED,
		/** The server has no such database, table or column. */
		UNSUPPORTED,
		/** The answer, or what was to be asked, cannot be understood. */
		MALFORMED
	}

	private final Code code;
	private final String operation;
	private final String detail;

	/** @param operation what was attempted, e.g. "read the switches of h1"; @param detail the server's own words */
	public FabricException(Code code, String operation, String detail) {
		this(code, operation, detail, null);
	}

	public FabricException(Code code, String operation, String detail, Throwable cause) {
		super(operation + ": " + detail, cause); //$NON-NLS-1$
		this.code = code;
		this.operation = operation;
		this.detail = detail;
	}

	public Code code() {
		return code;
	}

	public String operation() {
		return operation;
	}

	public String detail() {
		return detail;
	}

	/** True when the whole connection is gone, not only this request. */
	public boolean isConnectionLoss() {
		return code == Code.UNREACHABLE || code == Code.LOST;
	}

	/** True when nobody can say without looking whether the request took effect. */
	public boolean isOutcomeUnknown() {
		return code == Code.LOST || code == Code.TIMED_OUT;
	}
}
