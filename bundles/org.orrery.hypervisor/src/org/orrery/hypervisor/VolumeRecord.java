// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/**
 * A storage volume. Immutable. Sizes in bytes. {@code key} is libvirt's globally unique key.
 *
 * @param backing path of the volume that it is only a layer on; empty when it is whole
 * @param problem why not all of it is known; empty: it could be read
 */
public record VolumeRecord(String name, String key, String path, String format, long capacity, long allocation, String backing,
		String problem) {
	/** One that could be read. */
	public VolumeRecord(String name, String key, String path, String format, long capacity, long allocation, String backing) {
		this(name, key, path, format, capacity, allocation, backing, ""); //$NON-NLS-1$
	}

	/** A whole volume. */
	public VolumeRecord(String name, String key, String path, String format, long capacity, long allocation) {
		this(name, key, path, format, capacity, allocation, ""); //$NON-NLS-1$
	}
}
