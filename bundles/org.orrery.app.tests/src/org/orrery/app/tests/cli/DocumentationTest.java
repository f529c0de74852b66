// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.app.cli.OrreryCommandLine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What the manual page says of {@code --json} is what is printed, and it names every command and option. */
class DocumentationTest {
	/** Their parentheses list values; these maps have keys of their own. */
	private static final Set<String> OPEN = Set.of("state", "severity", "figures", "parameters", "maintenance", "outcome");
	private static final Pattern MEMBER = Pattern.compile("(\\w+)(?: \\(([^)]*)\\))?");
	private static final Pattern COMMAND = Pattern.compile("^  ([a-z-]+) {2,}\\S", Pattern.MULTILINE);
	private static final Pattern OPTION = Pattern.compile("^ .*?(--[a-z-]+)", Pattern.MULTILINE);

	/** A long option has its description in the next line. */
	private static final Pattern UNDESCRIBED = Pattern.compile("^ +(?:-\\w, )?--\\S+\\n(?! {15})", Pattern.MULTILINE);

	/** Commands that only hold others. */
	private static final Set<String> GROUPS = Set.of("list", "export", "queue", "tag", "folder", "note", "import", "alarm", "report", "network");

	@TempDir
	Path home;
	private Shell shell;
	private String manual;

	@BeforeEach
	void begin() throws IOException {
		shell = new Shell(home);
		try (InputStream text = OrreryCommandLine.class.getResourceAsStream("manual.roff")) {
			manual = new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("\\-", "-");
		}
	}

	@Test
	void inventoryIsAsDocumented() {
		assertAsDocumented("host", shell.onFleet("list", "hosts", "--json").array().get(0));
		assertAsDocumented("vm", shell.onFleet("list", "vms", "--json").array().get(0));
		assertAsDocumented("network", shell.onFleet("list", "networks", "--json").array().get(0));
		assertAsDocumented("datastore", shell.onFleet("list", "datastores", "--json").array().get(0));
		shell.host("h1").secrets().put(new SecretRecord(new UUID(1, 1), "volume", "/srv/web.luks", "", false, true));
		assertAsDocumented("secret", shell.onFleet("list", "secrets", "--json").array().get(0));
		assertAsDocumented("connection", shell.run("connect", "sim://shell/h1", "--json").object());
	}

	@Test
	void operationsAreAsDocumented() {
		Shell.Result migration = shell.onFleet("migrate", "app", "h2", "--json").expect(ExitCode.OK);
		assertAsDocumented("task", migration.array().get(0));
		assertAsDocumented("progress", migration.events().get(0));
		JsonObject verdict = shell.onFleet("migrate", "h1/web", "h2", "--check", "--json").object();
		assertAsDocumented("verdict", verdict);
		assertAsDocumented("forecast", shell.onFleet("migrate", "db", "h3", "--check", "--json").object().get("forecast"));
		assertAsDocumented("finding", verdict.getAsJsonArray("findings").get(0));
		assertAsDocumented("plan", shell.onFleet("migrate", "db", "h3", "--plan", "--json").object());
		assertAsDocumented("error", shell.run("show", "nothing", "--json").events().get(1));
		assertAsDocumented("warning", shell.run("show", "nothing", "--json").events().get(0));
		assertAsDocumented("vms", shell.onFleet("migrate", "app", "h2/web", "h3", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject()
				.getAsJsonArray("vms").get(0));
	}

	private void assertAsDocumented(String kind, JsonElement actual) {
		Matcher section = Pattern.compile("\\.TP\n\\.B " + kind + "\n(?:\\([^)]*\\) )?(.*)").matcher(manual);
		assertTrue(section.find(), () -> "The manual has nothing on " + kind);
		assertEquals(documented(section.group(1)), members(actual.getAsJsonObject()), kind);
	}

	/** Names of members, those of a member's own members as "outer.inner". */
	private static Set<String> documented(String text) {
		Set<String> names = new TreeSet<>();
		Matcher member = MEMBER.matcher(text);
		while (member.find()) {
			names.add(member.group(1));
			if (member.group(2) != null && !OPEN.contains(member.group(1)))
				for (String inner : member.group(2).split(", "))
					names.add(member.group(1) + '.' + inner);
		}
		return names;
	}

	private Set<String> members(JsonObject object) {
		Set<String> names = new TreeSet<>();
		object.entrySet().forEach(member -> {
			names.add(member.getKey());
			if (!OPEN.contains(member.getKey()) && !member.getKey().equals("findings"))
				inner(member.getValue()).keySet().forEach(inner -> names.add(member.getKey() + '.' + inner));
		});
		// An empty array has no members to compare.
		if (object.has("portGroups") && object.getAsJsonArray("portGroups").isEmpty())
			List.of("name", "default", "trunk", "vlans").forEach(inner -> names.add("portGroups." + inner));
		return names;
	}

	private static Map<String, JsonElement> inner(JsonElement value) {
		JsonElement first = value instanceof JsonArray array && !array.isEmpty() ? array.get(0) : value;
		return first instanceof JsonObject object ? new TreeMap<>(object.asMap()) : Map.of();
	}

	@Test
	void manualNamesEveryCommandAndOption() {
		String page = shell.run("manual").expect(ExitCode.OK).out().replace("\\-", "-");
		assertNamed(page, "");
		for (String below : names(COMMAND, shell.run("--help").out()))
			assertNamed(page, below);
		for (String group : GROUPS)
			for (String below : names(COMMAND, shell.run(group, "--help").out()))
				assertNamed(page, group + ' ' + below);
	}

	private void assertNamed(String page, String command) {
		String help = shell.run((command + " --help").strip().split(" ")).expect(ExitCode.OK).out();
		assertTrue(GROUPS.contains(command) || command.isEmpty() || page.contains("\\fBorrery " + command + "\\fR"), command);
		Set<String> options = names(OPTION, help);
		assertTrue(options.contains("--json") || command.equals("help"), () -> command + ": " + help);
		options.stream().filter(option -> !option.equals("--help") || command.isEmpty())
				.forEach(option -> assertTrue(page.contains(option), () -> command + ' ' + option));
		assertFalse(UNDESCRIBED.matcher(help).find(), () -> "an option without a description:\n" + help);
	}

	private static Set<String> names(Pattern pattern, String text) {
		Set<String> names = new TreeSet<>();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find())
			names.add(matcher.group(1));
		return names;
	}

	@Test
	void completionKnowsTheCommands() {
		String script = shell.run("completion").expect(ExitCode.OK).out();
		assertTrue(script.contains("force-off") && script.contains("--max-downtime") && script.contains("complete -F _complete_orrery"), "bash script");
		assertEquals(script, shell.run("completion", "bash").expect(ExitCode.OK).out());
		shell.run("completion", "fish").expect(ExitCode.USAGE);
	}

	@Test
	void versionTellsDriversAndFolder() {
		JsonObject version = shell.run("version", "--json").expect(ExitCode.OK).object();
		assertEquals(home.toString(), version.get("dataFolder").getAsString());
		assertEquals("sim", version.getAsJsonArray("drivers").get(0).getAsJsonObject().get("name").getAsString());
		assertTrue(shell.run("--version").expect(ExitCode.OK).out().startsWith("orrery "));
	}
}
