// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

/** A way out. Blocks on the network for a bounded time. */
public interface AlarmChannel {
	/** @throws NotDeliveredException in words that hold no secret */
	void send(AlarmDigest digest) throws NotDeliveredException;

	/** Where it goes, for messages to a person; holds no secret. */
	String destination();

	/** The message did not arrive. */
	final class NotDeliveredException extends Exception {
		private static final long serialVersionUID = 1L;
		private final boolean worthAnotherTry;

		NotDeliveredException(String message, boolean worthAnotherTry, Throwable cause) {
			super(message, cause);
			this.worthAnotherTry = worthAnotherTry;
		}

		boolean worthAnotherTry() {
			return worthAnotherTry;
		}
	}
}
