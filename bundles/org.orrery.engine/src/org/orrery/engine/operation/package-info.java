// SPDX-License-Identifier: EPL-2.0
/**
 * Changes to infrastructure: each is checked, planned, executed and, when half done, compensated.
 */
package org.orrery.engine.operation;
