// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;
import org.osgi.framework.FrameworkUtil;

/** Needs a display, as the console does, and a framework that attaches our fragment to GEF: it runs in the build, not in plain JUnit. */
@Timeout(120)
@EnabledIf("inFramework")
class ExportTopologyTest {
	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G' };

	@TempDir
	Path home;

	static boolean inFramework() {
		return FrameworkUtil.getBundle(ExportTopologyTest.class) != null;
	}

	@Test
	void drawsEveryHostAndVmByName() throws IOException {
		Path file = home.resolve("fleet.svg");
		new Shell(home).onFleet("export", "topology", file.toString()).expect(ExitCode.OK);
		String picture = Files.readString(file);
		for (String name : new String[] { "h1", "h2", "app", "db", "web", "stopped" })
			assertTrue(picture.contains('>' + name + '<'), name + " is not on the picture");
	}

	@Test
	void theDarkOneIsAnother() throws IOException {
		Path light = home.resolve("light.png");
		Path dark = home.resolve("dark.png");
		new Shell(home).onFleet("export", "topology", light.toString()).expect(ExitCode.OK);
		new Shell(home).onFleet("export", "topology", dark.toString(), "--dark").expect(ExitCode.OK);
		assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(dark), PNG.length));
		assertFalse(Arrays.equals(Files.readAllBytes(light), Files.readAllBytes(dark)));
	}

	@Test
	void whatCannotBeWrittenIsSaid() {
		Shell.Result unknown = new Shell(home).onFleet("export", "topology", home.resolve("fleet.pdf").toString()).expect(ExitCode.ENVIRONMENT);
		assertTrue(unknown.err().contains("fleet.pdf"), unknown.err());
		Shell.Result nowhere = new Shell(home).onFleet("export", "topology", home.resolve("no/such/fleet.svg").toString()).expect(ExitCode.ENVIRONMENT);
		assertTrue(nowhere.err().contains("fleet.svg"), nowhere.err());
	}
}
