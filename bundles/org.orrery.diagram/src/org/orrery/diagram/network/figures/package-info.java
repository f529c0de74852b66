// SPDX-License-Identifier: EPL-2.0
/** Boxes, rows and lines of a network design. */
package org.orrery.diagram.network.figures;
