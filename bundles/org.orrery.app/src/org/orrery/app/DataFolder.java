// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where connections, tasks and designs are kept: the same folder for the console and the command line. */
public final class DataFolder {
	private static final String PROPERTY = "orrery.home"; //$NON-NLS-1$
	private static final String VARIABLE = "ORRERY_HOME"; //$NON-NLS-1$

	private DataFolder() {
	}

	/** The system property {@code orrery.home}, else the variable {@code ORRERY_HOME}, else {@code ~/.orrery}; absolute. */
	public static Path ofProcess() {
		return choose(System.getProperty(PROPERTY), System.getenv(), System.getProperty("user.home")); //$NON-NLS-1$
	}

	static Path choose(String property, Map<String, String> environment, String userHome) {
		return given(property).or(() -> given(environment.get(VARIABLE))).orElseGet(() -> Path.of(userHome, ".orrery")).toAbsolutePath(); //$NON-NLS-1$
	}

	private static Optional<Path> given(String text) {
		return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
	}
}
