// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.orrery.app.OrreryCommand;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

class OrreryCommandTest {
	private final StringWriter errors = new StringWriter();
	private final CommandLine orrery = new CommandLine(new OrreryCommand()).setErr(new PrintWriter(errors));

	@Test
	void withoutCommandSaysHowItIsUsed() {
		assertEquals(ExitCode.USAGE, orrery.execute());
		assertTrue(errors.toString().contains("A command is missing"), errors::toString);
		assertTrue(errors.toString().contains("Usage: orrery"), errors::toString);
	}

	@Test
	void unknownOptionIsAUsageError() {
		assertEquals(ExitCode.USAGE, orrery.execute("--no-such-option"));
		assertTrue(errors.toString().contains("--no-such-option"), errors::toString);
	}
}
