// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import org.orrery.model.ObjectRef;

/**
 * What may be in alarm. Immutable.
 *
 * @param key     the same for life, also after a migration, and for all hosts that have the same storage
 * @param ref     where it is now
 * @param host    name of the host it is on; @param cluster of that host, empty: none
 */
record AlarmSubject(String key, ObjectRef ref, String name, String host, String cluster) {
}
