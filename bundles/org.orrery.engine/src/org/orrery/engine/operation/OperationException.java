// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

/** An operation failed: what was tried, what came back, what to do. No secrets. */
public final class OperationException extends Exception {
	private static final long serialVersionUID = 1L;
	private final String remedy;
	private final String detail;
	private final Kind kind;

	private enum Kind {
		FAILED, CANCELLED, UNDECIDED
	}

	public OperationException(String reason, String remedy, String detail, Throwable cause) {
		this(reason, remedy, detail, Kind.FAILED, cause);
	}

	private OperationException(String reason, String remedy, String detail, Kind kind, Throwable cause) {
		super(reason, cause);
		this.remedy = remedy;
		this.detail = detail;
		this.kind = kind;
	}

	/** Ended because somebody asked for it. */
	public static OperationException cancelled(String reason) {
		return new OperationException(reason, "", "", Kind.CANCELLED, null); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** What became of it is not known: nothing is undone, a person has to look. @param remedy the options */
	public static OperationException undecided(String reason, String remedy) {
		return undecided(reason, remedy, ""); //$NON-NLS-1$
	}

	/** @param detail in the hypervisor's own words */
	public static OperationException undecided(String reason, String remedy, String detail) {
		return new OperationException(reason, remedy, detail, Kind.UNDECIDED, null);
	}

	public boolean isUndecided() {
		return kind == Kind.UNDECIDED;
	}

	public String remedy() {
		return remedy;
	}

	/** The hypervisor's own words. */
	public String detail() {
		return detail;
	}

	public boolean isCancelled() {
		return kind == Kind.CANCELLED;
	}
}
