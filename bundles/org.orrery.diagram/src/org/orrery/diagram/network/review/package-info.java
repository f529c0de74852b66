// SPDX-License-Identifier: EPL-2.0
/** From a design to the hosts: how they differ, what applying it will do, and applying it. */
package org.orrery.diagram.network.review;
