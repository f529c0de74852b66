// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts are run by a real shell with a virsh that writes down what it was given. */
@Timeout(60)
class ShellScriptTest {
	private static final List<String> ODD = List.of("web 1", "", " ", "-rf", "--all", "it's", "\"quoted\"", "$(touch pwned)", "`touch pwned`", "a;touch pwned",
			"a\nb", "\n", "\ttab", "a\\b", "\\", "'", "''", "'\\''", "*", "~", "~root", "!x", "#x", "a&b", "a|b", ">x", "<x", "ü→名", "${HOME}", "%s%n",
			"a=b", "\u0007\u001b[31m", "[a-z]", "{a,b}", "\r\n");
	/** What a name is made of to look for what a shell makes something of. */
	private static final String ALPHABET = "a-'\"$`\\ \n\t;&|<>(){}[]*?~!#%=\u00e9\u4e2d";

	@TempDir
	Path folder;
	private Path told;

	@BeforeEach
	void stub() throws IOException {
		told = folder.resolve("told");
		for (String program : List.of("virsh", "orrery")) {
			Path file = Files.writeString(folder.resolve(program), "#!/bin/sh\nprintf '%s\\0' \"${0##*/}\" \"$@\" >>\"$TOLD\"\nprintf '\\1' >>\"$TOLD\"\n");
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	private int run(String script) throws Exception {
		Path file = Files.writeString(folder.resolve("script.sh"), script);
		ProcessBuilder shell = new ProcessBuilder("sh", file.toString()).directory(folder.toFile()).redirectErrorStream(true);
		shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
		shell.environment().put("TOLD", told.toString());
		Process process = shell.start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		assertEquals("", said, script);
		assertFalse(Files.exists(folder.resolve("pwned")), script);
		return process.exitValue();
	}

	/** The commands that were run, each as its words. */
	private List<List<String>> told() throws IOException {
		List<List<String>> commands = new ArrayList<>();
		for (String command : Files.readString(told).split("\1"))
			commands.add(List.of(command.substring(0, command.length() - 1).split("\0", -1)));
		return commands;
	}

	private static List<String> names() {
		List<String> names = new ArrayList<>(ODD);
		Random random = new Random(5);
		for (int i = 0; i < 300; i++)
			names.add(random.ints(1 + random.nextInt(12), 0, ALPHABET.length()).mapToObj(at -> ALPHABET.substring(at, at + 1))
					.collect(Collectors.joining()));
		return names;
	}

	@Test
	void everyNameReachesVirshAsItIs() throws Exception {
		ShellScript script = new ShellScript();
		List<List<String>> expected = new ArrayList<>();
		for (String name : names()) {
			List<String> words = List.of("virsh", "-c", "qemu+ssh://root@h1/system?keyfile=/a b&no_tty=1", "start", name);
			script.comment("Start " + name).command(words);
			expected.add(words);
		}
		assertEquals(0, run(ShellScript.file(String.join(" ", names()), List.of(script.toString()))));
		assertEquals(expected, told());
	}

	/** Whoever takes the comment sign away gets the other way to reach the same. */
	@Test
	void theAlternativeWorksOnceItIsNoCommentAnyMore() throws Exception {
		List<List<String>> expected = new ArrayList<>();
		ShellScript script = new ShellScript();
		for (String name : names()) {
			if (name.indexOf('\r') >= 0)
				continue; // the comment of an alternative has one line end for all
			List<String> words = ShellScript.orrery("start", List.of("h1/" + name), List.of());
			script.alternative(words);
			expected.add(words);
		}
		String commented = script.toString();
		assertTrue(commented.lines().allMatch(line -> line.startsWith("# ")), commented);
		assertEquals(0, run(commented.lines().map(line -> line.substring(2)).collect(Collectors.joining("\n"))));
		assertEquals(expected, told());
	}

	@Test
	void whatLooksLikeAnOptionComesAfterTheOptions() {
		assertEquals(List.of("orrery", "migrate", "h1/web", "h2", "--tls"), ShellScript.orrery("migrate", List.of("h1/web", "h2"), List.of("--tls")));
		assertEquals(List.of("orrery", "migrate", "--tls", "--", "h1/web", "-h2"), ShellScript.orrery("migrate", List.of("h1/web", "-h2"), List.of("--tls")));
	}

	@Test
	void aFileStopsAtTheFirstFailure() throws Exception {
		String file = ShellScript.file("Two plans\nsleep 100", List.of("virsh one\nfalse\n", "virsh two\n"));
		assertEquals(1, run(file));
		assertEquals(List.of(List.of("virsh", "one")), told());
		assertTrue(file.startsWith("#!/bin/sh\n# Two plans\n# sleep 100\n"), file);
	}
}
