// SPDX-License-Identifier: EPL-2.0
/** What VMs and hosts use of processors, memory, disks and networks, measured while somebody looks, and the last ten minutes of it. */
package org.orrery.engine.statistics;
