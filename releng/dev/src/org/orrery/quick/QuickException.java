// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

/** Something the developer has to put right; the message says what. */
final class QuickException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	QuickException(String message) {
		super(message);
	}
}
