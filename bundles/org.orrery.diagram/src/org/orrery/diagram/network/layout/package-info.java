// SPDX-License-Identifier: EPL-2.0
/** Where the boxes of a network design stand. */
package org.orrery.diagram.network.layout;
