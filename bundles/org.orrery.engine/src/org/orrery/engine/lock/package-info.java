// SPDX-License-Identifier: EPL-2.0
/**
 * Hierarchical shared and exclusive locks whose refusals name the holder.
 */
package org.orrery.engine.lock;
