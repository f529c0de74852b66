// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program for what it prints, for no longer than it may take; it cannot ask anything. */
final class ReadingProgram implements LocalLists.Program {
	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Override
	public Optional<String> output(List<String> command) {
		Path answer = null;
		try {
			answer = Files.createTempFile("orrery-import", null); // a pipe would have to be read by a thread of its own //$NON-NLS-1$
			Process process = new ProcessBuilder(command).redirectInput(Redirect.from(Path.of("/dev/null").toFile())) //$NON-NLS-1$
					.redirectOutput(answer.toFile()).redirectError(Redirect.DISCARD).start();
			if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly();
				return Optional.empty();
			}
			return process.exitValue() == 0 ? Optional.of(read(answer)) : Optional.empty();
		} catch (IOException e) { // it is not installed
			return Optional.empty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		} finally {
			delete(answer);
		}
	}

	private static String read(Path answer) throws IOException {
		try (InputStream in = Files.newInputStream(answer)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void delete(Path answer) {
		try {
			if (answer != null)
				Files.deleteIfExists(answer);
		} catch (IOException e) {
			System.getLogger(ReadingProgram.class.getName()).log(System.Logger.Level.DEBUG, "deleting " + answer, e); //$NON-NLS-1$
		}
	}
}
