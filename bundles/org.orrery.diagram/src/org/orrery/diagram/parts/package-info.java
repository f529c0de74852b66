// SPDX-License-Identifier: EPL-2.0
/** Edit parts: they show the fleet through figures, listen exactly, and never change the model. */
package org.orrery.diagram.parts;
