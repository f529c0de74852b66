// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several pieces. */
final class Digest {
	private final MessageDigest digest;

	Digest() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256", e);
		}
	}

	static String of(String text) {
		return new Digest().add(text).hex();
	}

	Digest add(String text) {
		return add(text.getBytes(StandardCharsets.UTF_8));
	}

	Digest add(byte[] bytes) {
		digest.update(bytes);
		return this;
	}

	String hex() {
		return HexFormat.of().formatHex(digest.digest());
	}
}
