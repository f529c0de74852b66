// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.nio.file.Files;
import java.nio.file.Path;

/** The local Maven repository. */
final class LocalRepository {
	private static final Path ROOT = Path.of(System.getProperty("user.home"), ".m2", "repository");

	private LocalRepository() {
	}

	/** Where the jar of groupId:artifactId:version is when it has been downloaded. */
	static Path jar(String coordinates) {
		String[] parts = coordinates.split(":");
		return ROOT.resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2])
				.resolve(parts[1] + "-" + parts[2] + ".jar");
	}

	static Path existingJar(String coordinates, String remedy) {
		Path jar = jar(coordinates);
		if (!Files.exists(jar))
			throw new QuickException(coordinates + " is not in the local Maven repository. " + remedy);
		return jar;
	}
}
