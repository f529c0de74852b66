// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lock;

/** Whose lock it is: named in every refusal. @param who account that asked for the task */
public record LockHolder(String taskId, String title, String who) {
}
