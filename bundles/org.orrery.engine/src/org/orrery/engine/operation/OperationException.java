// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

/** An operation failed: what was tried, what came back, what to do. No secrets. */
public final class OperationException extends Exception {
	private static final long serialVersionUID = 1L;
	private final String remedy;
	private final String detail;
	private final boolean cancelled;

	public OperationException(String reason, String remedy, String detail, Throwable cause) {
		this(reason, remedy, detail, false, cause);
	}

	private OperationException(String reason, String remedy, String detail, boolean cancelled, Throwable cause) {
		super(reason, cause);
		this.remedy = remedy;
		this.detail = detail;
		this.cancelled = cancelled;
	}

	/** Ended because somebody asked for it. */
	public static OperationException cancelled(String reason) {
		return new OperationException(reason, "", "", true, null); //$NON-NLS-1$ //$NON-NLS-2$
	}

	public String remedy() {
		return remedy;
	}

	/** The hypervisor's own words. */
	public String detail() {
		return detail;
	}

	public boolean isCancelled() {
		return cancelled;
	}
}
