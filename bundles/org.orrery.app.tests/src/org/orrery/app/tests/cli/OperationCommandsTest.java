// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;
import org.orrery.hypervisor.DomainState;

import com.google.gson.JsonObject;

@Timeout(120)
class OperationCommandsTest {
	private static final long GIB = 1L << 30;

	@TempDir
	Path home;

	private static DomainState state(Shell shell, String host, String vm) {
		return shell.host(host).domains().stream().filter(domain -> domain.name().equals(vm)).findFirst().orElseThrow().state();
	}

	private static boolean has(Shell shell, String host, String vm) {
		return shell.host(host).domains().stream().anyMatch(domain -> domain.name().equals(vm));
	}

	@Test
	void powerCommandsActAndSayWhatTheyDid() {
		Shell shell = new Shell(home);
		String said = shell.onFleet("start", "stopped").expect(ExitCode.OK).out();
		assertTrue(said.startsWith("Start stopped: succeeded"), said);
		assertEquals(DomainState.RUNNING, state(shell, "h1", "stopped"));
		shell.onFleet("pause", "app", "db").expect(ExitCode.OK);
		assertEquals(List.of(DomainState.PAUSED, DomainState.PAUSED), List.of(state(shell, "h1", "app"), state(shell, "h2", "db")));
		shell.onFleet("resume", "app").expect(ExitCode.OK);
		shell.onFleet("reboot", "app").expect(ExitCode.OK);
		shell.onFleet("shutdown", "app").expect(ExitCode.OK);
		assertEquals(DomainState.SHUT_OFF, state(shell, "h1", "app"));
		shell.onFleet("force-off", "h2/web").expect(ExitCode.OK);
		assertEquals(DomainState.SHUT_OFF, state(shell, "h2", "web"));
		assertEquals(DomainState.RUNNING, state(shell, "h1", "web"));
	}

	@Test
	void tellsTheCpuThatHostsHaveInCommon() {
		Shell shell = new Shell(home);
		String said = shell.onFleet("cpu-baseline", "h1", "h2").expect(ExitCode.OK).out();
		assertTrue(said.startsWith("Guests of h1, h2 can have the CPU model Skylake-Server"), said);
		assertTrue(said.contains("<cpu mode='custom'"), said);
		shell.onFleet("cpu-baseline", "h1", "h9").expect(ExitCode.NOT_FOUND);
	}

	@Test
	void aMappingThatCannotBeReadIsRefusedWithTheOptionNamed() {
		Shell shell = new Shell(home);
		String said = shell.onFleet("migrate", "app", "h2", "--map-network", "prod").expect(ExitCode.USAGE).err();
		assertTrue(said.contains("--map-network prod: give the name on the source, an equals sign"), said);
		said = shell.onFleet("migrate", "app", "h2", "--map-pool", "a=b", "--map-pool", "a=c").expect(ExitCode.USAGE).err();
		assertTrue(said.contains("\"a\" is mapped twice"), said);
	}

	@Test
	void aMappingToANetworkThatIsNotThereIsRefusedBeforeAnythingIsTouched() {
		Shell shell = new Shell(home);
		String said = shell.onFleet("migrate", "app", "h2", "--map-network", "default=lost", "--check").expect(ExitCode.REFUSED).out();
		assertTrue(said.contains("\"default\" is mapped to network \"lost\", which h2 does not have"), said);
		assertTrue(has(shell, "h1", "app"));
	}

	@Test
	void quietSaysNothingAboutSuccess() {
		assertEquals("", new Shell(home).onFleet("start", "stopped", "--quiet").expect(ExitCode.OK).out());
	}

	@Test
	void refusalNamesReasonAndRemedyAndTheRestIsDone() {
		Shell shell = new Shell(home);
		Shell.Result result = shell.onFleet("start", "app", "stopped").expect(ExitCode.REFUSED);
		assertTrue(result.err().contains("app is skipped: app is running") && result.out().contains("Start 2 VMs"), result.err());
		assertEquals(DomainState.RUNNING, state(shell, "h1", "stopped"));
	}

	@Test
	void severalVmsAreOneTaskWithOnePlan() {
		Shell shell = new Shell(home);
		String plan = shell.onFleet("shutdown", "--search", "kind:vm name:web", "--plan").expect(ExitCode.OK).out();
		assertTrue(plan.contains("Shut down 2 VMs · 2 to do, 0 skipped") && plan.contains("1. Shut down web"), plan);
		Shell.Result result = shell.onFleet("force-off", "--search", "host:h1", "--json").expect(ExitCode.OK);
		assertEquals(1, result.array().size(), "what a query finds and cannot be forced off is no failure");
		assertEquals("Force off 3 VMs", result.array().get(0).getAsJsonObject().get("title").getAsString());
		assertEquals(DomainState.SHUT_OFF, state(shell, "h1", "app"));
		assertEquals(DomainState.RUNNING, state(shell, "h2", "db"));
		assertEquals(3, shell.run("list", "tasks", "--json").array().size());
		assertTrue(shell.onFleet("start", "--search", "nothing-has-this-name").expect(ExitCode.OK).out().contains("finds nothing"));
		shell.onFleet("start").expect(ExitCode.USAGE);
	}

	@Test
	void annotationsAreWrittenByNameAndByQuery() {
		Shell shell = new Shell(home);
		shell.onFleet("tag", "add", "prod,Web", "h1/web", "db").expect(ExitCode.OK);
		assertEquals(2, shell.onFleet("search", "tag:web tag:prod", "--json").array().size());
		shell.onFleet("tag", "remove", "web", "--search", "host:h2 tag:web").expect(ExitCode.OK);
		assertEquals(1, shell.onFleet("search", "tag:web", "--json").array().size());
		shell.onFleet("folder", "set", "a/b", "db").expect(ExitCode.OK);
		shell.onFleet("note", "set", "Ask Ann", "db").expect(ExitCode.OK);
		assertEquals("a/b Ask Ann", shell.onFleet("show", "db", "--json").object().get("folder").getAsString() + ' '
				+ shell.onFleet("show", "db", "--json").object().get("notes").getAsString());
		String shown = shell.onFleet("show", "db").out();
		assertTrue(shown.contains("a/b") && shown.contains("prod") && shown.contains("Ask Ann"), shown);
		String task = shell.onFleet("folder", "clear", "db", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject().get("id").getAsString();
		assertEquals("", shell.onFleet("show", "db", "--json").object().get("folder").getAsString());
		shell.onFleet("undo", task).expect(ExitCode.OK);
		assertEquals("a/b", shell.onFleet("show", "db", "--json").object().get("folder").getAsString());
		assertTrue(shell.onFleet("note", "set", "x", "db", "--script").out().contains("virsh -c sim://shell/h2 metadata "));
		shell.onFleet("tag", "add", "prod", "db").expect(ExitCode.REFUSED);
		shell.onFleet("tag", "add", "prod").expect(ExitCode.USAGE);
		shell.run("tag").expect(ExitCode.USAGE);
	}

	@Test
	void sameVmUnderTwoNamesIsOneTask() {
		assertEquals(1, new Shell(home).onFleet("pause", "app", "h1/app", "--json").expect(ExitCode.OK).array().size());
	}

	@Test
	void migrates() {
		Shell shell = new Shell(home);
		Shell.Result result = shell.onFleet("migrate", "app", "h2").expect(ExitCode.OK);
		assertTrue(result.out().matches("(?s)Migrate app h1 → h2: succeeded, total time .*, downtime .* ms, transferred .*"), result.out());
		assertTrue(has(shell, "h2", "app") && !has(shell, "h1", "app"));
	}

	@Test
	void migratesWithJsonProgress() {
		Shell.Result result = new Shell(home).onFleet("migrate", "app", "h2", "--json").expect(ExitCode.OK);
		JsonObject task = result.array().get(0).getAsJsonObject();
		assertEquals("succeeded", task.get("state").getAsString());
		assertEquals("vm.migrate", task.get("operation").getAsString());
		assertTrue(result.events().stream().anyMatch(event -> event.get("event").getAsString().equals("progress")
				&& event.get("state").getAsString().equals("running") && event.get("fraction").isJsonPrimitive()), result.err());
	}

	@Test
	void drawsABarOnATerminal() {
		Shell.Result result = new Shell(home).withPerson(100).onFleet("migrate", "app", "h2").expect(ExitCode.OK);
		assertTrue(result.err().contains("\r\u001b[KMigrate app h1 → h2 "), result.err());
		assertTrue(result.err().contains("░"), result.err());
		assertTrue(result.err().endsWith("\r\u001b[K"), "the bar is wiped at the end");
	}

	@Test
	void checkTouchesNothing() {
		Shell shell = new Shell(home);
		shell.onFleet("migrate", "app", "h2", "--check").expect(ExitCode.OK);
		Shell.Result refused = shell.onFleet("migrate", "h1/web", "h2", "--check").expect(ExitCode.REFUSED);
		assertTrue(refused.out().contains("web cannot be migrated to h2") && refused.out().contains("obstacle: "), refused.out());
		JsonObject verdict = shell.onFleet("migrate", "h1/web", "h2", "--check", "--json").expect(ExitCode.REFUSED).object();
		assertFalse(verdict.get("passes").getAsBoolean());
		assertEquals("obstacle", verdict.getAsJsonArray("findings").get(0).getAsJsonObject().get("severity").getAsString());
		assertTrue(has(shell, "h1", "app") && !has(shell, "h2", "app"));
		assertEquals(0, shell.run("list", "tasks", "--json").array().size());
	}

	@Test
	void planAndScriptTouchNothing() {
		Shell shell = new Shell(home);
		String plan = shell.onFleet("migrate", "app", "h2", "--plan").expect(ExitCode.OK).out();
		assertTrue(plan.startsWith("Migrate app to h2 · live · shared storage") && plan.contains("  1. "), plan);
		String script = shell.onFleet("migrate", "app", "h2", "--script", "--bandwidth", "50").expect(ExitCode.OK).out();
		assertTrue(script.contains("virsh -c sim://shell/h1 migrate --p2p --live") && script.contains("--bandwidth 50"), script);
		shell.onFleet("migrate", "h1/web", "h2", "--plan").expect(ExitCode.REFUSED);
		assertTrue(has(shell, "h1", "app"));
	}

	/** The alternative that a script names is understood by this very command line. */
	@Test
	void scriptsNameOptionsThatExist() {
		Shell shell = new Shell(home);
		String script = shell.onFleet("migrate", "app", "h2", "--script", "--bandwidth", "50", "--max-downtime", "200", "--suspend", "--auto-converge",
				"--tls", "--unsafe", "--storage", "shared", "--data-uri", "tcp://10.0.0.2").expect(ExitCode.OK).out();
		String line = script.lines().filter(one -> one.startsWith("# orrery migrate ")).findFirst().orElseThrow();
		String again = shell.onFleet((line.substring("# orrery ".length()) + " --script").split(" ")).expect(ExitCode.OK).out();
		assertEquals(script, again);
	}

	@Test
	void refusedMigrationNamesTheObstacle() {
		Shell.Result result = new Shell(home).onFleet("migrate", "h1/web", "h2").expect(ExitCode.REFUSED);
		assertTrue(result.err().contains("error: Migrate web h1 → h2: refused. "), result.err());
	}

	@Test
	void failedMigrationIsReported() {
		Shell shell = new Shell(home);
		shell.host("h1").migrationFaults().fail(shell.host("h1").uuidOf("app"), 0.5, "the wire broke");
		Shell.Result result = shell.onFleet("migrate", "app", "h2").expect(ExitCode.FAILED);
		assertTrue(result.err().contains("the wire broke"), result.err());
		assertEquals(DomainState.RUNNING, state(shell, "h1", "app"));
	}

	@Test
	void interruptAbortsTheMigrationAndWaitsForTheTruth() throws Exception {
		Shell shell = new Shell(home);
		shell.host("h1").add(Shell.vm("big").memory(20 * GIB));
		CompletableFuture<Shell.Result> running = inBackground(() -> shell.onFleet("migrate", "big", "h3"));
		await(() -> shell.onInterrupt.get() != null && shell.migrates("h1", "big"), running);
		shell.onInterrupt.get().run();
		Shell.Result result = running.get(60, TimeUnit.SECONDS).expect(ExitCode.CANCELLED);
		assertTrue(result.err().contains("Cancelling"), result.err());
		assertEquals(DomainState.RUNNING, state(shell, "h1", "big"));
		assertFalse(has(shell, "h3", "big"));
	}

	@Test
	void secondInterruptStopsTheWaiting() throws Exception {
		Shell shell = new Shell(home);
		shell.host("h1").add(Shell.vm("big").memory(20 * GIB));
		CompletableFuture<Shell.Result> running = inBackground(() -> shell.onFleet("migrate", "big", "h3"));
		await(() -> shell.onInterrupt.get() != null && shell.migrates("h1", "big"), running);
		shell.host("h1").faults().hang();
		shell.onInterrupt.get().run();
		shell.onInterrupt.get().run();
		Shell.Result result = running.get(60, TimeUnit.SECONDS).expect(ExitCode.CANCELLED);
		assertTrue(result.err().contains("Stopped waiting"), result.err());
		shell.host("h1").faults().release();
	}

	@Test
	void cancelAbortsWhatAnotherProcessMigrates() throws Exception {
		Shell shell = new Shell(home);
		shell.host("h1").add(Shell.vm("big").memory(20 * GIB));
		CompletableFuture<Shell.Result> running = inBackground(() -> shell.onFleet("migrate", "big", "h3"));
		await(() -> shell.migrates("h1", "big"), running);
		shell.onFleet("cancel", "h1/big").expect(ExitCode.OK);
		assertTrue(running.get(60, TimeUnit.SECONDS).code() != 0);
		assertEquals(DomainState.RUNNING, state(shell, "h1", "big"));
		Shell.Result nothing = shell.onFleet("cancel", "big").expect(ExitCode.REFUSED);
		assertTrue(nothing.err().contains("No migration of big leaves h1"), nothing.err());
	}

	/** On a thread of its own, as another process would be. */
	private static CompletableFuture<Shell.Result> inBackground(Supplier<Shell.Result> command) {
		return CompletableFuture.supplyAsync(command, work -> Thread.ofPlatform().daemon().start(work));
	}

	private static void await(BooleanSupplier condition, CompletableFuture<Shell.Result> running) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		while (!condition.getAsBoolean()) {
			assertFalse(running.isDone(), () -> "ended early: " + running.join());
			assertTrue(System.nanoTime() < end, "waited 30 s in vain");
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	@Test
	void everyCommandThatActsHasAScript() {
		Shell shell = new Shell(home);
		String script = shell.onFleet("pause", "app", "db", "--script").expect(ExitCode.OK).out();
		assertTrue(script.startsWith("#!/bin/sh\n# Pause 2 VMs\n") && script.contains("# Pause app") && script.contains("# Pause db"), script);
		assertTrue(script.contains("virsh -c sim://shell/h1 suspend ") && script.contains("# orrery pause h2/db"), script);
		assertEquals(DomainState.RUNNING, state(shell, "h1", "app"));
		assertEquals(0, shell.run("list", "tasks", "--json").array().size());
		shell.onFleet("start", "app", "--script").expect(ExitCode.REFUSED);
	}

	@Test
	void aTaskIsTakenBackAndItsScriptShown() {
		Shell shell = new Shell(home);
		shell.run("connect", "sim://shell/h1").expect(ExitCode.OK);
		shell.run("connect", "sim://shell/h2").expect(ExitCode.OK);
		String task = shell.run("migrate", "app", "h2", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject().get("id").getAsString();
		String script = shell.run("show", task, "--script").expect(ExitCode.OK).out();
		assertTrue(script.contains("# Task " + task + ", asked for by tester") && script.contains(" migrate --p2p --live"), script);
		String back = shell.run("undo", task, "--script").expect(ExitCode.OK).out();
		assertTrue(back.contains("virsh -c sim://shell/h2 migrate") && has(shell, "h2", "app"), back);
		shell.run("undo", task.substring(0, 8)).expect(ExitCode.OK);
		assertTrue(has(shell, "h1", "app") && !has(shell, "h2", "app"));
		String reboot = shell.run("reboot", "app", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject().get("id").getAsString();
		Shell.Result none = shell.run("undo", reboot).expect(ExitCode.REFUSED);
		assertTrue(none.err().contains("cannot be taken back"), none.err());
		shell.run("undo", "00000000-nothing").expect(ExitCode.NOT_FOUND);
		shell.run("show", "app", "--kind", "vm", "--script").expect(ExitCode.USAGE);
	}

	@Test
	void policiesAreRememberedForVmsAndClusters() {
		Shell shell = new Shell(home);
		assertEquals("app: balanced (nothing of its own is remembered)", shell.onFleet("policy", "app").expect(ExitCode.OK).out().strip());
		shell.onFleet("policy", "app", "--set", "must-finish").expect(ExitCode.OK);
		JsonObject shown = shell.onFleet("policy", "app", "--json").expect(ExitCode.OK).object();
		assertEquals("must-finish", shown.get("remembered").getAsString());
		assertEquals("app: balanced (nothing of its own is remembered)", shell.onFleet("policy", "app", "--forget").expect(ExitCode.OK).out().strip());
		assertEquals("Gold: minimal-downtime",
				shell.onFleet("policy", "--cluster", "Gold", "--set", "minimal-downtime").expect(ExitCode.OK).out().strip());
	}

	@Test
	void adjustSaysWhatItNeeds() {
		Shell shell = new Shell(home);
		assertTrue(shell.onFleet("adjust", "app").expect(ExitCode.USAGE).err().contains("Nothing is to be changed: give --bandwidth"));
		assertTrue(shell.onFleet("adjust", "app", "--max-downtime", "0").expect(ExitCode.USAGE).err().contains("0 ms is not possible"));
		assertTrue(shell.onFleet("adjust", "app", "--bandwidth", "8").expect(ExitCode.REFUSED).err().contains("No migration of app leaves h1"));
		assertTrue(shell.onFleet("recover", "app").expect(ExitCode.REFUSED).err().contains("app is not in two halves"));
	}

	@Test
	void tasksAreSearchedExportedAndAudited() throws Exception {
		Shell shell = new Shell(home);
		shell.onFleet("pause", "app", "db").expect(ExitCode.OK);
		shell.onFleet("start", "app").expect(ExitCode.REFUSED);
		assertEquals(2, shell.run("list", "tasks", "--object", "app", "--json").expect(ExitCode.OK).array().size());
		assertEquals(1, shell.run("list", "tasks", "--object", "app", "--state", "refused", "--json").array().size());
		assertEquals(4, shell.run("list", "tasks", "--who", "tester", "--since", "1h", "--json").array().size());
		assertEquals(0, shell.run("list", "tasks", "--until", "1h", "--json").array().size());
		assertEquals(2, shell.run("list", "tasks", "--text", "pause", "--text", "db", "--json").array().size());
		shell.run("list", "tasks", "--since", "yesterday").expect(ExitCode.USAGE);
		assertEquals(5, shell.run("export", "tasks", "--format", "csv").expect(ExitCode.OK).lines().size());
		assertEquals(2, shell.run("export", "tasks", "--format", "json", "--object", "app").expect(ExitCode.OK).array().size());
		Path file = home.resolve("tasks.csv");
		assertEquals("", shell.run("export", "tasks", "--output", file.toString(), "--state", "succeeded").expect(ExitCode.OK).out());
		assertEquals(4, java.nio.file.Files.readAllLines(file).size());
		String audit = shell.run("audit", "app").expect(ExitCode.OK).out();
		assertTrue(audit.contains("Pause app") && audit.contains("Start app") && !audit.contains("Pause db"), audit); // the ids may hold these letters
		JsonObject newest = shell.run("audit", "app", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject();
		assertEquals("refused", newest.get("state").getAsString());
		assertFalse(newest.get("outside").getAsBoolean());
		shell.run("audit", "nobody").expect(ExitCode.NOT_FOUND);
	}

	@Test
	void retentionIsAdjustable() {
		Shell shell = new Shell(home);
		shell.onFleet("pause", "app").expect(ExitCode.OK);
		shell.onFleet("resume", "app").expect(ExitCode.OK);
		assertEquals(2000, shell.run("retention", "--json").expect(ExitCode.OK).object().get("keep").getAsInt());
		assertEquals(90, shell.run("retention", "--keep", "1", "--days", "90", "--json").expect(ExitCode.OK).object().get("days").getAsInt());
		assertEquals("Resume app", shell.run("list", "tasks", "--json").array().get(0).getAsJsonObject().get("title").getAsString());
		assertEquals(1, shell.run("list", "tasks", "--json").array().size());
		shell.run("retention", "--keep", "0").expect(ExitCode.USAGE);
	}

	/** Two people, two engines on one data folder, one VM: whoever comes second learns who was first. */
	@Test
	void aVmThatIsBeingMovedIsLeftAloneByEverybodyElse() throws Exception {
		Shell shell = new Shell(home);
		for (String host : List.of("h1", "h2", "h3"))
			shell.run("connect", "sim://shell/" + host, "--label", host).expect(ExitCode.OK);
		CompletableFuture<Shell.Result> moving = CompletableFuture.supplyAsync(() -> shell.run("migrate", "app", "h2", "--bandwidth", "8", "--json"));
		await(() -> shell.migrates("h1", "app"), moving);
		for (List<String> second : List.of(List.of("migrate", "app", "h3"), List.of("migrate", "app", "h2"), List.of("shutdown", "app"),
				List.of("force-off", "app"), List.of("pause", "app"), List.of("reboot", "app"))) {
			Shell.Result refused = shell.run(second.toArray(String[]::new)).expect(ExitCode.REFUSED);
			assertTrue(refused.err().contains("In use by the task \"Migrate app h1 \u2192 h2\" of tester"), second + ": " + refused.err());
		}
		assertTrue(shell.migrates("h1", "app"), "it goes on");
		shell.run("cancel", "app").expect(ExitCode.OK);
		moving.get(60, TimeUnit.SECONDS).expect(ExitCode.CANCELLED);
		shell.run("pause", "app").expect(ExitCode.OK);
	}

	@Test
	void severalVmsMoveAsOneTaskWithAnOutcomeForEach() {
		Shell shell = new Shell(home);
		JsonObject task = shell.onFleet("migrate", "app", "h1/web", "h3", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject();
		assertEquals("vm.migrate.bulk", task.get("operation").getAsString());
		task.getAsJsonArray("vms").forEach(vm -> assertEquals("moved", vm.getAsJsonObject().get("outcome").getAsString(), vm.toString()));
		assertEquals(2, task.getAsJsonArray("vms").size());
		assertTrue(has(shell, "h3", "app") && has(shell, "h3", "web"));
	}

	@Test
	void aHostIsEvacuatedKeptEmptyAndRefilled() {
		Shell shell = new Shell(home);
		for (String host : List.of("h1", "h2", "h3"))
			shell.run("connect", "sim://shell/" + host, "--label", host).expect(ExitCode.OK);
		String plan = shell.run("evacuate", "h1", "--to", "h3", "--plan").expect(ExitCode.OK).out();
		assertTrue(plan.startsWith("Evacuate h1 (") && plan.contains("Migrate app h1 → h3"), plan);
		assertTrue(has(shell, "h1", "app"), "a plan moves nothing");

		shell.run("maintenance", "h1", "on").expect(ExitCode.OK);
		assertFalse(has(shell, "h1", "app"));
		String hosts = shell.run("list", "hosts").expect(ExitCode.OK).out();
		assertTrue(hosts.contains("in maintenance since"), hosts);
		Shell.Result refused = shell.run("migrate", "db", "h1").expect(ExitCode.REFUSED);
		assertTrue(refused.err().contains("h1 takes no VM: it is in maintenance since"), refused.err());
		shell.run("maintenance", "h1", "off").expect(ExitCode.OK);
		assertTrue(has(shell, "h1", "app"));
		shell.run("maintenance", "h1", "off").expect(ExitCode.REFUSED);
		Shell.Result forgotten = shell.onFleet("maintenance", "h1", "on").expect(ExitCode.USAGE);
		assertTrue(forgotten.err().contains("--connect"), forgotten.err());
	}

	@Test
	void hostAfterHostIsWorkedOn() {
		Shell shell = new Shell(home);
		Path seen = home.resolve("seen");
		shell.onFleet("rolling", "h1", "h2", "--run", "echo $ORRERY_HOST >> " + seen).expect(ExitCode.OK);
		assertTrue(has(shell, "h1", "app") && has(shell, "h2", "db"));
		Shell.Result failed = shell.onFleet("rolling", "h1", "--run", "exit 4").expect(ExitCode.FAILED);
		assertTrue(failed.err().contains("exit code 4"), failed.err());
	}

	@Test
	void limitsAreShownAndRemembered() {
		Shell shell = new Shell(home);
		assertTrue(shell.run("queue", "limits").expect(ExitCode.OK).out().startsWith("per host 2"));
		shell.run("queue", "limits", "--per-host", "4").expect(ExitCode.OK);
		assertTrue(shell.run("queue", "limits").expect(ExitCode.OK).out().startsWith("per host 4"));
		shell.run("queue", "limits", "--per-host", "0").expect(ExitCode.USAGE);
		shell.run("queue", "limits", "--task", "nothing", "--per-host", "3").expect(ExitCode.NOT_FOUND);
	}
}
