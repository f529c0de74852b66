// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files beside the tests. */
final class TestResource {
	private TestResource() {
	}

	static String text(String name) {
		try (InputStream in = Objects.requireNonNull(TestResource.class.getResourceAsStream(name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
