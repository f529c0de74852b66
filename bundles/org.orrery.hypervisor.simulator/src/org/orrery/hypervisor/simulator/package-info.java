// SPDX-License-Identifier: EPL-2.0
/**
 * Scriptable hypervisor hosts in memory, on a virtual clock.
 */
package org.orrery.hypervisor.simulator;
