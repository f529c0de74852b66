// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;

import com.google.gson.JsonObject;

@Timeout(60)
class ImportCommandTest {
	@TempDir
	Path home;
	@TempDir
	Path files;

	private Path file(String name, String text) throws IOException {
		return Files.writeString(files.resolve(name), text);
	}

	@Test
	void importedHostsAreSavedAndUsed() throws IOException {
		Shell shell = new Shell(home);
		String csv = file("hosts.csv", "name;uri;group\nfirst;sim://shell/h1;Lab\nsecond;sim://shell/h2;Lab\n").toString();
		Shell.Result dry = shell.run("import", "csv", csv, "--dry-run").expect(ExitCode.OK);
		assertTrue(dry.out().contains("Would save 2 of 2 hosts"), dry.out());
		assertEquals(0, shell.run("list", "connections", "--json").array().size());
		assertTrue(shell.run("import", "csv", csv).expect(ExitCode.OK).out().contains("Saved 2 of 2 hosts"));
		assertEquals(List.of("first", "second"), ListAndShowTest.names(shell.run("list", "hosts", "--json").expect(ExitCode.OK).array()));
		Shell.Result again = shell.run("import", "csv", csv).expect(ExitCode.OK);
		assertTrue(again.out().contains("saved already") && again.out().contains("Saved 0 of 2"), again.out());
	}

	@Test
	void whatIsNotUnderstoodIsNamedAndTheRestComes() throws IOException {
		Shell shell = new Shell(home);
		String csv = file("hosts.csv", "uri,name,autoconnect\nnonsense,a,\nsim://shell/h1,b,maybe\nqemu+tcp://me:secret@h/system,c,no\n").toString();
		Shell.Result result = shell.run("import", "csv", csv, "--json").expect(ExitCode.FAILED);
		JsonObject document = result.object();
		assertEquals(Set.of("source", "dryRun", "hosts", "problems"), document.keySet());
		assertEquals(List.of("refused", "new", "new"), document.getAsJsonArray("hosts").asList().stream().map(one -> one.getAsJsonObject().get("verdict").getAsString()).toList());
		assertTrue(document.getAsJsonArray("problems").get(0).getAsString().contains("line 3, column 3"), document.toString());
		assertFalse((result.out() + result.err()).contains("secret"), result.out());
		assertEquals(2, shell.run("list", "connections", "--json").array().size());
		assertFalse(Files.readString(home.resolve("connections.json")).contains("secret"));
	}

	@Test
	void virtManagersDumpAndLibvirtsAliasesComeIntoAGroup() throws IOException {
		Shell shell = new Shell(home);
		String dump = file("dump", "[connections]\nautoconnect=['sim://shell/h1']\nuris=['sim://shell/h1', 'sim://shell/h2']\n").toString();
		String conf = file("libvirt.conf", "uri_aliases = [ # ours\n \"three=sim://shell/h3\",\n]\n").toString();
		shell.run("import", "virt-manager", dump, "--group", "Old/Desk").expect(ExitCode.OK);
		shell.run("import", "libvirt", conf).expect(ExitCode.OK);
		List<JsonObject> saved = shell.run("list", "connections", "--json").array().asList().stream().map(one -> one.getAsJsonObject()).toList();
		assertEquals(List.of(true, false, true), saved.stream().map(one -> one.get("autoConnect").getAsBoolean()).toList());
		assertEquals("[\"Old\",\"Desk\"]", saved.get(0).get("folders").toString());
		assertEquals("three", saved.get(2).get("label").getAsString());
	}

	@Test
	void exportedHostsCanBeImportedElsewhere() throws IOException {
		Shell shell = new Shell(home);
		shell.run("connect", "sim://shell/h1", "--label", "=1+1", "--folder", "a/b", "--cluster", "east", "--no-auto").expect(ExitCode.OK);
		Path csv = files.resolve("out.csv");
		shell.run("export", "connections", "--output", csv.toString()).expect(ExitCode.OK);
		assertTrue(Files.readString(csv).contains(",'=1+1,"), Files.readString(csv));
		Path other = files.resolve("other");
		shell.run("import", "csv", csv.toString(), "--home", other.toString()).expect(ExitCode.OK);
		JsonObject before = shell.run("list", "connections", "--json").array().get(0).getAsJsonObject();
		JsonObject after = shell.run("list", "connections", "--json", "--home", other.toString()).array().get(0).getAsJsonObject();
		before.remove("id");
		after.remove("id");
		assertEquals(before, after);
	}

	@Test
	void missingFilesAndSourcesAreNamed() {
		Shell shell = new Shell(home);
		assertTrue(shell.run("import", "csv", "/no/such.csv").expect(ExitCode.NOT_FOUND).err().contains("/no/such.csv"));
		assertTrue(shell.run("import").expect(ExitCode.USAGE).err().contains("virt-manager, libvirt or csv"));
		shell.run("import", "csv").expect(ExitCode.USAGE);
	}
}
