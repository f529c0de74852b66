// SPDX-License-Identifier: EPL-2.0
/**
 * Adapter to libvirt: the only code that calls native functions.
 */
package org.orrery.hypervisor.libvirt;
