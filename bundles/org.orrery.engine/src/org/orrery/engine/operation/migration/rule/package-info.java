// SPDX-License-Identifier: EPL-2.0
/**
 * What may stand in the way of a migration: one rule per class, each with its reason, the numbers and the remedy.
 */
package org.orrery.engine.operation.migration.rule;
