// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.xml.NetworkXml;
import org.orrery.hypervisor.xml.XmlException;

import com.google.gson.JsonArray;

class ListAndShowTest {
	@TempDir
	Path home;

	@Test
	void listsHosts() {
		List<String> lines = new Shell(home).onFleet("list", "hosts").expect(ExitCode.OK).lines();
		assertTrue(lines.get(0).startsWith("Host  State   VMs  CPUs"), lines::toString);
		assertEquals(4, lines.size());
		assertTrue(lines.get(1).matches("h1 +active +2/3 .* GiB .*"), lines::toString);
	}

	@Test
	void listsVmsOfAllHostsAndOfOne() {
		Shell shell = new Shell(home);
		assertEquals(List.of("app", "stopped", "web", "db", "web"), names(shell.onFleet("list", "vms", "--json").expect(ExitCode.OK).array()));
		assertEquals(List.of("db", "web"), names(shell.onFleet("list", "vms", "--host", "h2", "--json").expect(ExitCode.OK).array()));
		assertTrue(shell.onFleet("list", "vms").out().contains("stopped  off"));
	}

	@Test
	void awkwardNamesNeitherTearTheTableNorSteerTheTerminal() {
		Shell shell = new Shell(home);
		List<String> awkward = List.of("two words", "it's \"quoted\"", "line\nbreak", "\u001b[31mred", "\ud83d\ude00", "x".repeat(255));
		awkward.forEach(name -> shell.host("h3").add(Shell.vm(name)));
		assertTrue(names(shell.onFleet("list", "vms", "--json").expect(ExitCode.OK).array()).containsAll(awkward), "a name is not told as it is");
		List<String> lines = shell.onFleet("list", "vms").expect(ExitCode.OK).lines();
		assertEquals(1 + 5 + awkward.size(), lines.size(), lines::toString);
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("line\u240abreak ")), lines::toString);
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("\u241b[31mred ")), lines::toString);
		assertTrue(lines.stream().noneMatch(line -> line.contains("\u001b[31mred")), lines::toString);
	}

	@Test
	void tellsSinceWhenAHostIsAsItIsAndWhenItIsTriedAgain() {
		Shell shell = new Shell(home);
		shell.host("h1").faults().refuse(true);
		String lines = shell.onFleet("list", "hosts", "--timeout", "2").out();
		assertTrue(lines.contains("Since") && lines.contains("(next attempt 20"), lines);
		assertTrue(shell.onFleet("list", "hosts", "--timeout", "2", "--json").out().contains("\"nextAttempt\": \"20"), "no next attempt");
	}

	@Test
	void runningGuestsHaveAddresses() {
		Shell shell = new Shell(home);
		JsonArray vms = shell.onFleet("list", "vms", "--json").array();
		assertEquals(List.of(true, false, true, true, true),
				StreamSupport.stream(vms.spliterator(), false).map(vm -> !vm.getAsJsonObject().getAsJsonArray("addresses").isEmpty()).toList());
		assertEquals(vms.get(3).getAsJsonObject().get("addresses"), shell.onFleet("show", "db", "--json").object().get("addresses"));
	}

	@Test
	void listsSecretsWithoutTheirValues() {
		Shell shell = new Shell(home);
		shell.host("h1").secrets().put(new SecretRecord(new UUID(1, 1), "volume", "/srv/web.luks", "of web", false, true));
		assertTrue(shell.onFleet("list", "secrets").expect(ExitCode.OK).out().contains("/srv/web.luks  volume  h1    of web"));
		assertEquals(1, shell.onFleet("list", "secrets", "--json").array().size());
		assertEquals(0, shell.onFleet("list", "secrets", "--host", "h2", "--json").array().size());
		assertTrue(shell.onFleet("show", "h1").out().contains("volume /srv/web.luks"));
	}

	@Test
	void tellsWhatCouldNotBeRead() {
		Shell shell = new Shell(home);
		shell.host("h1").addNetwork(NetworkXml.unreadable(new UUID(2, 2), "odd", true, true, false,
				new XmlException("network XML of odd", "in <ip>", "the prefix is no number")));
		Shell.Result listed = shell.onFleet("list", "networks").expect(ExitCode.OK);
		assertTrue(listed.out().contains("odd") && listed.err().contains("network XML of odd, in <ip>: the prefix is no number"), listed.err());
		assertTrue(shell.onFleet("show", "h1").out().contains("the prefix is no number"));
		assertEquals(1, shell.onFleet("show", "h1", "--json").object().getAsJsonArray("problems").size());
	}

	@Test
	void listsNetworksAndDatastores() {
		Shell shell = new Shell(home);
		assertEquals(List.of("default", "default", "default"), names(shell.onFleet("list", "networks", "--json").expect(ExitCode.OK).array()));
		assertTrue(shell.onFleet("list", "networks").out().contains("virbr0"));
		assertTrue(names(shell.onFleet("list", "datastores", "--json").expect(ExitCode.OK).array()).containsAll(List.of("shared", "local")));
		assertTrue(shell.onFleet("list", "datastores").out().contains("4.0 TiB"));
	}

	@Test
	void measuresWhatRunningVmsUse() {
		Shell shell = new Shell(home);
		JsonArray uses = shell.onFleet("top", "--json").expect(ExitCode.OK).array();
		assertEquals(List.of("app", "db", "web", "web"), StreamSupport.stream(uses.spliterator(), false)
				.map(use -> use.getAsJsonObject().get("vm").getAsString()).sorted().toList(), "what is off uses nothing");
		List<Double> cores = StreamSupport.stream(uses.spliterator(), false).map(use -> use.getAsJsonObject().get("cores").getAsDouble()).toList();
		assertEquals(cores.stream().sorted(java.util.Comparator.reverseOrder()).toList(), cores, "the busiest first");
		assertTrue(cores.getLast() > 0 && uses.get(0).getAsJsonObject().get("netSent").getAsLong() > 0, uses::toString);

		List<String> lines = shell.onFleet("top", "--host", "h2", "--sort", "memory", "--limit", "1").expect(ExitCode.OK).lines();
		assertTrue(lines.get(0).matches("VM +Host +CPU +Memory +Disk read +Disk written +Received +Sent"), lines::toString);
		assertTrue(lines.get(1).matches("\\w+ +h2 +\\d+ % .* [KM]iB/s"), lines::toString);
		assertEquals(2, lines.size());
	}

	@Test
	void refusesMeasurementsThatCannotBe() {
		Shell shell = new Shell(home);
		assertTrue(shell.onFleet("top", "--sort", "colour").expect(ExitCode.USAGE).err().contains("CPU"));
		shell.onFleet("top", "--count", "-1").expect(ExitCode.USAGE);
		shell.onFleet("top", "--count", "2", "--json").expect(ExitCode.USAGE);
	}

	@Test
	void showsOneObjectOfEachKind() {
		Shell shell = new Shell(home);
		assertTrue(shell.onFleet("show", "db").expect(ExitCode.OK).out().contains("52:54:00"));
		assertEquals("db", shell.onFleet("show", "db", "--json").object().get("name").getAsString());
		assertTrue(shell.onFleet("show", "h2").expect(ExitCode.OK).out().contains("db (running)"));
		assertTrue(shell.onFleet("show", "h1/default").expect(ExitCode.OK).out().contains("virbr0"));
		assertTrue(shell.onFleet("show", "h1/shared").expect(ExitCode.OK).out().contains("/srv/shared"));
		String uuid = shell.host("h2").uuidOf("web").toString();
		assertEquals("h2", shell.onFleet("show", uuid, "--json").expect(ExitCode.OK).object().get("host").getAsString());
	}

	@Test
	void sameNameOfSeveralKindsWantsTheKind() {
		Shell shell = new Shell(home);
		shell.host("h3").add(Shell.vm("h1"));
		Shell.Result ambiguous = shell.onFleet("show", "h1").expect(ExitCode.NOT_FOUND);
		assertTrue(ambiguous.err().contains("--kind host|vm"), ambiguous.err());
		assertEquals("h3", shell.onFleet("show", "h1", "--kind", "vm", "--json").expect(ExitCode.OK).object().get("host").getAsString());
	}

	@Test
	void narrowTerminalCutsTheWidestColumn() {
		Shell shell = new Shell(home).withPerson(60);
		shell.host("h3").add(Shell.vm("a-virtual-machine-with-a-very-long-name-that-does-not-fit-in-there"));
		List<String> lines = shell.onFleet("list", "vms", "--no-color").expect(ExitCode.OK).lines();
		assertTrue(lines.stream().allMatch(line -> line.length() <= 60), lines::toString);
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("a-virtual-") && line.contains("…  running")), lines::toString);
	}

	@Test
	void coloursOnATerminalOnly() {
		assertFalse(new Shell(home).onFleet("list", "vms").out().contains("\u001b["));
		assertTrue(new Shell(home).withPerson(200).onFleet("list", "vms").out().contains("\u001b[32mrunning\u001b[0m"));
		assertFalse(new Shell(home).withPerson(200).onFleet("list", "vms", "--no-color").out().contains("\u001b["));
	}

	@Test
	void listsTasksWithoutAskingHosts() {
		Shell shell = new Shell(home);
		shell.onFleet("pause", "db").expect(ExitCode.OK);
		shell.onFleet("start", "db").expect(ExitCode.REFUSED);
		JsonArray tasks = shell.run("list", "tasks", "--json").expect(ExitCode.OK).array();
		assertEquals(List.of("refused", "succeeded"),
				StreamSupport.stream(tasks.spliterator(), false).map(task -> task.getAsJsonObject().get("state").getAsString()).toList());
		assertEquals(1, shell.run("list", "tasks", "--json", "--limit", "1").array().size());
		assertEquals(0, shell.run("list", "tasks", "--json", "--open").array().size());
		String id = tasks.get(1).getAsJsonObject().get("id").getAsString().substring(0, 8);
		assertTrue(shell.run("show", id).expect(ExitCode.OK).out().contains("Pause db"));
	}

	static List<String> names(JsonArray objects) {
		return StreamSupport.stream(objects.spliterator(), false).map(object -> object.getAsJsonObject().get("name").getAsString()).toList();
	}
}
