// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

/** The engine cannot start: the data folder is not usable. The message names the folder, the cause and the remedy. */
public final class EngineStartException extends Exception {
	private static final long serialVersionUID = 1L;

	public EngineStartException(String message, Throwable cause) {
		super(message, cause);
	}
}
