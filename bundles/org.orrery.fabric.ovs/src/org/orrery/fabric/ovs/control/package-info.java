// SPDX-License-Identifier: EPL-2.0
/** The control socket of ovs-vswitchd and what it answers. */
package org.orrery.fabric.ovs.control;
