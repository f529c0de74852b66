// SPDX-License-Identifier: EPL-2.0
/** What is wrong with a design, one rule per class, each with the place, the numbers and the remedy. Pure functions, told while drawing. */
package org.orrery.fabric.check;
