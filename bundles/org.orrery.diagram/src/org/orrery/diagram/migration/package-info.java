// SPDX-License-Identifier: EPL-2.0
/** Dragging VMs onto hosts, and showing the migrations that come of it. */
package org.orrery.diagram.migration;
