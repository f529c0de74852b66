// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.Locale;
import java.util.Optional;

/** The units of libvirt's sizes: "KiB" and "k" are powers of 1024, "KB" of 1000. */
final class SizeUnit {
	private static final String PREFIXES = "kmgtpe";

	private SizeUnit() {
	}

	/** Empty for an unknown unit or a size past what 64 bits hold. */
	static Optional<Long> bytes(long count, String unit) {
		String lower = unit.strip().toLowerCase(Locale.ROOT);
		if (lower.isEmpty() || lower.equals("b") || lower.equals("byte") || lower.equals("bytes"))
			return Optional.of(count);
		int power = PREFIXES.indexOf(lower.charAt(0)) + 1;
		String rest = lower.substring(1);
		if (power == 0 || !(rest.isEmpty() || rest.equals("ib") || rest.equals("b")))
			return Optional.empty();
		long base = rest.equals("b") ? 1000 : 1024;
		try {
			long bytes = count;
			for (int i = 0; i < power; i++)
				bytes = Math.multiplyExact(bytes, base);
			return Optional.of(bytes);
		} catch (ArithmeticException e) {
			return Optional.empty();
		}
	}
}
