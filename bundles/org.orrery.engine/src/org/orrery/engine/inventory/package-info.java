// SPDX-License-Identifier: EPL-2.0
/**
 * Carries what hosts report into the model: first inventory, then events, and a slow full reconcile.
 */
package org.orrery.engine.inventory;
