// SPDX-License-Identifier: EPL-2.0
/**
 * Operations that run or ran, recorded before they act.
 */
package org.orrery.engine.task;
