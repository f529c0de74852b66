// SPDX-License-Identifier: EPL-2.0
/**
 * Ports to a hypervisor: the interfaces an adapter implements and the immutable records it answers with.
 */
package org.orrery.hypervisor;
