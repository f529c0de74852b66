// SPDX-License-Identifier: EPL-2.0
/**
 * Domain, network and pool XML: read to records, patched without losing what is not understood.
 */
package org.orrery.hypervisor.xml;
