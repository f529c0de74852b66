// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.List;

import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Finds objects by what a person types: a name, {@code host/name}, a UUID or a full reference. Thread-safe.
 */
public final class ObjectFinder {
	public ObjectFinder(InventoryStore inventory) {
		throw new UnsupportedOperationException("being built"); //$NON-NLS-1$
	}

	/** @throws NotFoundException nothing matches, with the nearest names; @throws AmbiguousException several match, with all of them */
	public ObjectRef find(ObjectKind kind, String text) throws NotFoundException, AmbiguousException {
		throw new UnsupportedOperationException();
	}

	/** Name as a person knows it, "host/name" where the plain name is not unique. */
	public String nameOf(ObjectRef ref) {
		throw new UnsupportedOperationException();
	}

	/** Nothing matches. */
	public static final class NotFoundException extends Exception {
		private static final long serialVersionUID = 1L;

		public NotFoundException(String message) {
			super(message);
		}
	}

	/** Several match; the message lists them and says how to tell them apart. */
	public static final class AmbiguousException extends Exception {
		private static final long serialVersionUID = 1L;
		private final transient List<ObjectRef> candidates;

		public AmbiguousException(String message, List<ObjectRef> candidates) {
			super(message);
			this.candidates = List.copyOf(candidates);
		}

		public List<ObjectRef> candidates() {
			return candidates;
		}
	}
}
