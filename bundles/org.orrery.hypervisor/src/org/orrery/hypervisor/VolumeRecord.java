// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/** A storage volume. Immutable. Sizes in bytes. {@code key} is libvirt's globally unique key. */
public record VolumeRecord(String name, String key, String path, String format, long capacity, long allocation) {
}
