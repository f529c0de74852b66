// SPDX-License-Identifier: EPL-2.0
/** How long a migration will take, how long its guest will pause, and whether it will end at all, told before it begins. */
package org.orrery.engine.operation.migration.forecast;
