// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.layout;

import java.util.List;

import org.orrery.model.ObjectRef;

/**
 * What a layout needs to know, taken on the UI thread and laid out on another. Immutable.
 *
 * @param networks, datastores above and below the groups
 */
public record LayoutSnapshot(List<Group> groups, List<Box> networks, List<Box> datastores, List<Edge> edges) {
	/** Pixels at 100 %. */
	public record Box(ObjectRef ref, int width, int height) {
	}

	/** A cluster with its hosts. @param padding around the hosts, title the height above them */
	public record Group(ObjectRef ref, List<Box> hosts, int padding, int title) {
	}

	/** A group hangs on a network or datastore. */
	public record Edge(ObjectRef group, ObjectRef attachment) {
	}
}
