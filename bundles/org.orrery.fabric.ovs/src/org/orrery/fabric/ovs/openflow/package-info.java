// SPDX-License-Identifier: EPL-2.0
/** The few messages of OpenFlow 1.3 by which rules of a bridge are read and set, and what guards of ports are as rules. */
package org.orrery.fabric.ovs.openflow;
