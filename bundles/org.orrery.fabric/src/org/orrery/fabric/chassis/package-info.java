// SPDX-License-Identifier: EPL-2.0
/** A distributed switch as one chassis: controllers and hosts in slots, who belongs to it, and who is heard. */
package org.orrery.fabric.chassis;
