// SPDX-License-Identifier: EPL-2.0
/** What every drawing has, whatever it shows: the canvas, its keys, the strip above it, lines behind boxes, and the children of a box. */
package org.orrery.diagram.canvas;
