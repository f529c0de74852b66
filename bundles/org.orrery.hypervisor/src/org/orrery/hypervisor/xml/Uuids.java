// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.Optional;
import java.util.UUID;

/** libvirt accepts UUIDs with and without dashes. */
final class Uuids {
	private Uuids() {
	}

	static Optional<UUID> parse(String text) {
		String digits = text.strip().replace("-", "");
		if (digits.length() != 32 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0))
			return Optional.empty();
		return Optional.of(new UUID(Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16)));
	}
}
