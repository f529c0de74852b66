// SPDX-License-Identifier: EPL-2.0
/** What outlives ports, hosts and consoles: the number of each NIC's port, and what it has counted on all hosts together. */
package org.orrery.fabric.runtime;
