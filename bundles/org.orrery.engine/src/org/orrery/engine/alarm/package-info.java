// SPDX-License-Identifier: EPL-2.0
/**
 * Watches the fleet by rules: what is out of its limits for long enough becomes an alarm, that a person acknowledges or mutes, and that ends
 * when the cause does. One process evaluates, all show.
 */
package org.orrery.engine.alarm;
