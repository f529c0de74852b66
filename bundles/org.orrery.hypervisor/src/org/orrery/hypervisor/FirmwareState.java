// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/**
 * What a domain keeps on its host beside its disks. Immutable.
 *
 * @param nvram file with the variables of its UEFI firmware, empty when none
 * @param tpm   backend of its TPM: "emulator" keeps a state on the host, "passthrough" is the host's own; empty when none
 */
public record FirmwareState(String nvram, String tpm) {
	public static final FirmwareState NONE = new FirmwareState("", "");
}
