// SPDX-License-Identifier: EPL-2.0
/** {@code ./orrery bench inventory}: how fast and how undisturbed a large fleet is seen. */
package org.orrery.engine.lab.bench.inventory;
