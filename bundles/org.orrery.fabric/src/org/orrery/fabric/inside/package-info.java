// SPDX-License-Identifier: EPL-2.0
/** What goes on inside the switches of a host: what they have learnt, counted and chosen, and which way a frame takes. Immutable records. */
package org.orrery.fabric.inside;
