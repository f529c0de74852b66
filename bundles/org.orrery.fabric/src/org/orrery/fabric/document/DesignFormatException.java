// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

/** A design file cannot be understood. {@link #getMessage()} names the place in the file, what is there, and what is expected. */
public final class DesignFormatException extends Exception {
	private static final long serialVersionUID = 1L;

	DesignFormatException(String message) {
		super(message);
	}
}
