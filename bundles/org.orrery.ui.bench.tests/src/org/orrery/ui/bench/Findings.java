// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** Figures by name, for the process that started the console. */
final class Findings {
	private final Path file;
	private final Properties figures = new Properties();

	Findings(Path file) {
		this.file = file;
	}

	void put(String figure, double value) {
		figures.setProperty(figure, String.format(Locale.ROOT, "%.3f", value));
		System.out.printf(Locale.ROOT, "  %s %.3f%n", figure, value);
	}

	void failed(Throwable failure) {
		figures.setProperty("failure", failure.toString());
	}

	void write() {
		try (Writer out = Files.newBufferedWriter(file)) {
			figures.store(out, null);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
