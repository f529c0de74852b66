// SPDX-License-Identifier: EPL-2.0
/** From a design to what each host is to have, and the steps from what it has to that. Pure functions. */
package org.orrery.fabric.plan;
