// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

/** A design document cannot be read. The message names the file, the place and the remedy. */
public final class DesignException extends Exception {
	private static final long serialVersionUID = 1L;

	public DesignException(String message, Throwable cause) {
		super(message, cause);
	}
}
