// SPDX-License-Identifier: EPL-2.0
/** Virtual switches in memory, as strict as real ones: for deterministic tests, drills and hosts that are simulated. */
package org.orrery.fabric.simulator;
