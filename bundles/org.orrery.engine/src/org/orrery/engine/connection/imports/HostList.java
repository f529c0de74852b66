// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.util.List;

/**
 * What a source holds, in its order. Immutable.
 *
 * @param place    file or program that it was read from, for a person
 * @param problems what of it could not be understood, one sentence each with line, column and remedy; usually empty
 */
public record HostList(String place, List<HostEntry> entries, List<String> problems) {
	public HostList {
		entries = List.copyOf(entries);
		problems = List.copyOf(problems);
	}
}
