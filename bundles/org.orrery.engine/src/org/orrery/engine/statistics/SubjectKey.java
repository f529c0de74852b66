// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import org.orrery.model.ObjectKind;

/**
 * Under which the figures of an object are kept, wherever it is seen: a VM by its UUID whatever host it is on, a shared datastore by its
 * identity whatever host shows it. Immutable.
 */
public record SubjectKey(ObjectKind kind, String id) {
	@Override
	public String toString() {
		return kind.name() + ' ' + id;
	}
}
