// SPDX-License-Identifier: EPL-2.0
/**
 * The fault matrix: something breaks in a chosen phase of a real migration, and afterwards the VM exists once, its data are whole and the
 * task tells the truth. Short in the test command, long by {@code ./orrery bench faults}.
 */
package org.orrery.engine.lab.faults;
