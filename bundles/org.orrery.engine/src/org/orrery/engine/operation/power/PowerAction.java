// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

/** What can be asked of one VM's power. */
public enum PowerAction {
	START, SHUT_DOWN, FORCE_OFF, REBOOT, PAUSE, RESUME
}
