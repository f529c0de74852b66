// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Where a secret is, never the secret itself: {@code env:NAME} is a variable of the environment, {@code file:PATH} the first line of a file.
 * Read each time it is needed, so that it may change. Immutable.
 */
public record Secret(String place) {
	private static final String VARIABLE = "env:"; //$NON-NLS-1$
	private static final String FILE = "file:"; //$NON-NLS-1$

	/** @throws IllegalArgumentException when it is neither form: it may be the secret itself, which is not repeated */
	public Secret {
		if (!place.startsWith(VARIABLE) && !place.startsWith(FILE))
			throw new IllegalArgumentException(Messages.Secret_form);
	}

	/** @throws IOException naming the place and what is wrong */
	String read() throws IOException {
		return read(System::getenv);
	}

	String read(UnaryOperator<String> environment) throws IOException {
		if (place.startsWith(VARIABLE)) {
			String value = environment.apply(place.substring(VARIABLE.length()));
			if (value == null || value.isEmpty())
				throw new IOException(Messages.bind(Messages.Secret_noVariable, place.substring(VARIABLE.length())));
			return value;
		}
		Path file = Path.of(place.substring(FILE.length()));
		try {
			String text = Files.readString(file, StandardCharsets.UTF_8);
			return text.lines().findFirst().orElse("").strip(); //$NON-NLS-1$
		} catch (IOException e) {
			throw new IOException(Messages.bind(Messages.Secret_noFile, file, e.getClass().getSimpleName()), e);
		}
	}
}
