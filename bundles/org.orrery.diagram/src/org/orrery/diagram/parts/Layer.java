// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

/** What can be shown or hidden as a whole. */
public enum Layer {
	NETWORKS, DATASTORES
}
