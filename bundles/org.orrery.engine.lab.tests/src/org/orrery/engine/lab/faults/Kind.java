// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

/** Where the disk of the VM lies. */
enum Kind {
	/** In the datastore of all hosts. */
	SHARED("shared"),
	/** In the source's own, so that it is copied. */
	COPY("local");

	final String pool;

	Kind(String pool) {
		this.pool = pool;
	}
}
