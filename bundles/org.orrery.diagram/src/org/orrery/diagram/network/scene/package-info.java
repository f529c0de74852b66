// SPDX-License-Identifier: EPL-2.0
/** What the network editor draws, worked out from a design and what is known of the hosts. Immutable values and pure functions, no figures. */
package org.orrery.diagram.network.scene;
