// SPDX-License-Identifier: EPL-2.0
/** The way of a frame from one VM to another, hop by hop, with the rule at each. Pure functions over what was seen. */
package org.orrery.fabric.trace;
