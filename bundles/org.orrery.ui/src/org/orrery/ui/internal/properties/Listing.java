// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.List;

/**
 * A small table of the selected object: disks, NICs, snapshots.
 *
 * @param images drawing per row, in the order of the rows; keys of {@link org.orrery.ui.Images}
 * @param empty  what to say when there are no rows
 */
record Listing(List<String> columns, List<List<String>> rows, List<String> images, String empty) {
}
