// SPDX-License-Identifier: EPL-2.0
/**
 * Hosts that are taken out of service for a while: emptied, kept empty, and given back what left them.
 */
package org.orrery.engine.operation.maintenance;
