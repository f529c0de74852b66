// SPDX-License-Identifier: EPL-2.0
/**
 * Many VMs at once: which host takes which, in what order, how many at a time.
 */
package org.orrery.engine.operation.migration.bulk;
