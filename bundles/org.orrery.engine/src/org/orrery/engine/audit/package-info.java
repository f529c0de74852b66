// SPDX-License-Identifier: EPL-2.0
/**
 * Who did what to which object: search and export of tasks, and what happened outside Orrery.
 */
package org.orrery.engine.audit;
