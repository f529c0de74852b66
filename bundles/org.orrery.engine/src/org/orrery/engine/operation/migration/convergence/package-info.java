// SPDX-License-Identifier: EPL-2.0
/** What a migration does when the guest rewrites its memory faster than it travels: policies, decisions, limits changed on the way. */
package org.orrery.engine.operation.migration.convergence;
