// SPDX-License-Identifier: EPL-2.0
/** What the mouse does on a network design: draws lines, adds things. */
package org.orrery.diagram.network.tools;
