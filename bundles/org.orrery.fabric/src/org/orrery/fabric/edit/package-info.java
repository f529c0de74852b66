// SPDX-License-Identifier: EPL-2.0
/** What a person does to a design, one stroke at a time: from a design to the next, or the reason why not. Pure functions. */
package org.orrery.fabric.edit;
