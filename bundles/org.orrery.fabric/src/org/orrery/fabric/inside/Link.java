// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

/** Whether something can be heard at the other end. */
public enum Link {
	UP, DOWN, UNKNOWN
}
