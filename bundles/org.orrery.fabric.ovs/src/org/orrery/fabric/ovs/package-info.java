// SPDX-License-Identifier: EPL-2.0
/** The switches of a host that runs Open vSwitch, read and changed through its database (ovs-vswitchd.conf.db(5)). */
package org.orrery.fabric.ovs;
