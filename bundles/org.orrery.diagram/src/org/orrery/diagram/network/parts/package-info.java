// SPDX-License-Identifier: EPL-2.0
/** Edit parts of a network design: they keep the figures at what the scene says, by differences. */
package org.orrery.diagram.network.parts;
