// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.UUID;

/**
 * A secret that a host keeps for its disks, pools and TPMs: what it is for, never its value. Immutable.
 *
 * @param usageType "volume", "ceph", "iscsi", "tls", "vtpm"; "none" when it is for nothing in particular
 * @param usage     path, name or target that it opens; empty for none
 * @param ephemeral kept in memory only, gone when the host's libvirt ends
 * @param hidden    its value never leaves the host, whoever asks ({@code private})
 */
public record SecretRecord(UUID uuid, String usageType, String usage, String description, boolean ephemeral, boolean hidden) {
}
