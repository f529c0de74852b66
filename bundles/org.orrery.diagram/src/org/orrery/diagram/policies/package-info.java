// SPDX-License-Identifier: EPL-2.0
/** Edit policies: they turn what the mouse and the keyboard ask for into commands. */
package org.orrery.diagram.policies;
