// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Finding;

class TaskStoreTest {
	private static final Instant NOW = Instant.parse("2026-11-22T01:02:03.456Z");

	@TempDir
	Path folder;

	private TaskStore store() {
		return new TaskStore(folder, "anna", Clock.systemUTC());
	}

	static TaskEvent.Created created(String id) {
		return new TaskEvent.Created(id, NOW, "test.scripted", "Title \"" + id + "\" \u2192 \u00fc", List.of(ScriptedOperation.WEB), List.of("web"),
				Map.of("a", "b"), "anna", List.of(LockRequest.exclusive(ScriptedOperation.WEB)));
	}

	static TaskEvent.Ended ended(String id, TaskState state) {
		return new TaskEvent.Ended(id, NOW.plusSeconds(2), state, "reason\nof two lines", "remedy", "detail",
				List.of(new Finding(Finding.Severity.WARNING, "r", "m", "x", Map.of("n", "1"))), Map.of("rate", "5 MiB/s"));
	}

	private void writeClosed(String... ids) throws Exception {
		try (TaskStore store = store()) {
			for (String id : ids) {
				store.create(created(id));
				store.append(new TaskEvent.StateChanged(id, NOW.plusSeconds(1), TaskState.RUNNING, List.of()));
				store.append(new TaskEvent.StepBegun(id, NOW.plusSeconds(1), "step"));
				store.append(ended(id, TaskState.SUCCEEDED));
			}
		}
	}

	private List<Path> journals() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
		}
	}

	private TaskLedger load() throws IOException {
		try (TaskStore store = store()) {
			return store.load();
		}
	}

	@Test
	void nothingIsWrittenBeforeTheFirstTask() throws Exception {
		Path missing = folder.resolve("data/tasks");
		try (TaskStore store = new TaskStore(missing, "anna", Clock.systemUTC())) {
			assertTrue(store.load().entries().isEmpty());
			assertEquals(0, store.compact(10));
		}
		assertFalse(Files.exists(missing));
	}

	@Test
	void whatWasWrittenIsReadBack() throws Exception {
		writeClosed("t1");
		TaskLedger ledger = load();
		TaskRecord record = ledger.entries().get("t1").record();
		assertTrue(ledger.problems().isEmpty());
		assertEquals("Title \"t1\" \u2192 \u00fc", record.title());
		assertEquals("reason\nof two lines", record.reason());
		assertEquals(List.of("step"), record.steps().stream().map(TaskStep::title).toList());
		assertEquals(NOW.plusSeconds(2), record.ended());
		assertEquals("5 MiB/s", record.figures().get("rate"));
		assertEquals("r", record.findings().get(0).rule());
	}

	/** A power cut may leave any part of the last line. */
	@Test
	void aFileCutAnywhereInItsLastLineKeepsEverythingBefore() throws Exception {
		writeClosed("t1", "t2");
		Path file = journals().get(0);
		byte[] whole = Files.readAllBytes(file);
		int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
		for (int length = lastLine; length < whole.length; length++) {
			Files.write(file, Arrays.copyOf(whole, length));
			TaskLedger ledger = load();
			int cut = length;
			assertEquals(TaskState.SUCCEEDED, ledger.entries().get("t1").record().state(), () -> "cut at " + cut);
			boolean complete = length == whole.length - 1; // only the line end is missing
			assertEquals(complete ? TaskState.SUCCEEDED : TaskState.RUNNING, ledger.entries().get("t2").record().state(), () -> "cut at " + cut);
			boolean clean = complete || length == lastLine;
			assertEquals(clean ? 0 : 1, ledger.problems().size(), () -> "cut at " + cut + ": " + ledger.problems());
			if (!clean) {
				assertEquals(9, ledger.problems().get(0).line());
				assertTrue(ledger.problems().get(0).message().contains(file.toString()), ledger.problems().get(0).message());
			}
		}
	}

	/** At every byte: all whole lines count, and the rest of a line is told with its number. */
	@Test
	void aFileCutAnywhereKeepsAllWholeRecordsAndSaysWhatWasLost() throws Exception {
		writeClosed("t1", "t2", "t3");
		Path file = journals().get(0);
		byte[] whole = Files.readAllBytes(file);
		for (int length = 0; length <= whole.length; length++) {
			int cut = length;
			Files.write(file, Arrays.copyOf(whole, length));
			TaskLedger ledger = load();
			String left = new String(whole, 0, length, StandardCharsets.ISO_8859_1);
			boolean betweenLines = length == whole.length || whole[length] == '\n' || left.endsWith("\n");
			long wholeLines = left.chars().filter(character -> character == '\n').count() + (betweenLines && length > 0 && !left.endsWith("\n") ? 1 : 0);
			for (int task = 1; task <= 3; task++) {
				int number = task;
				TaskLedger.Entry entry = ledger.entries().get("t" + task);
				assertEquals(wholeLines > 4 * task - 3, entry != null, () -> "t" + number + " cut at " + cut);
				if (entry != null)
					assertEquals(wholeLines > 4 * task, !entry.record().state().isOpen(), () -> "t" + number + " cut at " + cut);
			}
			boolean told = length == 0 || !betweenLines;
			assertEquals(told ? 1 : 0, ledger.problems().size(), () -> "cut at " + cut + ": " + ledger.problems());
			if (told) {
				assertEquals(length == 0 ? 0 : wholeLines + 1, ledger.problems().get(0).line(), () -> "cut at " + cut);
				assertTrue(ledger.problems().get(0).message().contains(file.toString()));
			}
			if (betweenLines || length % 64 == 0)
				assertCompactionKeepsWhatIsNotUnderstood(file, told || openTasks(ledger));
		}
	}

	/** Whatever part of the last line is there: the next start tells it and keeps it aside, the one after finds nothing wrong. */
	@Test
	void whatIsCutOffIsToldOnceAndKeptAside() throws Exception {
		writeClosed("t1", "t2");
		Path file = journals().get(0);
		byte[] whole = Files.readAllBytes(file);
		int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
		for (int length : new int[] { lastLine + 1, whole.length - 20, 10, 0 }) {
			Files.write(file, Arrays.copyOf(whole, length));
			List<TaskRecord> before = load().entries().values().stream().map(TaskLedger.Entry::record).toList();
			int begin = length > lastLine ? lastLine : 0;
			try (TaskStore next = store()) {
				List<TaskStore.Problem> told = next.setTornEndsAside();
				Path aside = file.resolveSibling(file.getFileName() + ".torn");
				assertEquals(1, told.size(), told.toString());
				assertTrue(told.get(0).message().contains(aside.toString()), told.get(0).message());
				assertTrue(Arrays.equals(Arrays.copyOfRange(whole, begin, length), Files.readAllBytes(aside)), () -> "cut at " + length);
				assertEquals(before, next.load().entries().values().stream().map(TaskLedger.Entry::record).toList());
				assertTrue(next.load().problems().isEmpty(), next.load().problems().toString());
				assertEquals(List.of(), next.setTornEndsAside());
			}
			assertEquals(begin > 0, Files.exists(file));
		}
	}

	@Test
	void theJournalOfALivingRunIsNeverSetAside() throws Exception {
		try (TaskStore living = store(); TaskStore next = store()) {
			living.create(created("t1"));
			Path file = journals().get(0);
			Files.writeString(file, "{\"event\":", java.nio.file.StandardOpenOption.APPEND);
			assertEquals(List.of(), next.setTornEndsAside());
			assertEquals(1, next.load().problems().size());
		}
	}

	private void assertCompactionKeepsWhatIsNotUnderstood(Path file, boolean stays) throws Exception {
		try (TaskStore next = store()) {
			next.compact(10);
		}
		assertEquals(stays, Files.exists(file));
		Files.deleteIfExists(folder.resolve(TaskStore.HISTORY));
	}

	private static boolean openTasks(TaskLedger ledger) {
		return ledger.entries().values().stream().anyMatch(entry -> entry.record().state().isOpen());
	}

	/** What the first format did not know is empty. */
	@Test
	void aStoreOfTheFirstVersionIsRead() throws Exception {
		writeClosed("t1");
		Path file = journals().get(0);
		Files.writeString(file, Files.readString(file).replaceFirst("\"version\":" + TaskJson.VERSION, "\"version\":1"));
		TaskLedger ledger = load();
		assertTrue(ledger.problems().isEmpty(), ledger.problems().toString());
		assertEquals("", ledger.entries().get("t1").record().script());
		assertEquals(TaskState.SUCCEEDED, ledger.entries().get("t1").record().state());
	}

	@Test
	void malformedLinesAreSkippedReportedAndKept() throws Exception {
		writeClosed("t1", "t2");
		Path file = journals().get(0);
		List<String> lines = new java.util.ArrayList<>(Files.readAllLines(file));
		lines.add(5, "{\"event\":\"invented\",\"task\":\"t1\"}");
		lines.add(3, "no json at all");
		lines.add(4, "[1,2]");
		lines.add(5, "{\"event\":\"created\",\"task\":\"t9\",\"time\":\"yesterday\"}");
		lines.add(6, "{\"event\":\"step\",\"task\":\"t8\",\"time\":\"2026-11-22T01:02:03Z\",\"title\":\"orphan\"}");
		Files.write(file, lines);
		byte[] before = Files.readAllBytes(file);

		try (TaskStore store = store()) {
			TaskLedger ledger = store.load();
			assertEquals(TaskState.SUCCEEDED, ledger.entries().get("t1").record().state());
			assertEquals(TaskState.SUCCEEDED, ledger.entries().get("t2").record().state());
			assertEquals(List.of(4, 5, 6, 10, 0), ledger.problems().stream().map(TaskStore.Problem::line).toList());
			assertTrue(ledger.problems().stream().allMatch(problem -> problem.message().contains(file.toString())));
			assertEquals(0, store.compact(10), "a damaged journal stays as it is");
		}
		assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
	}

	@Test
	void aStoreOfANewerVersionIsLeftAlone() throws Exception {
		writeClosed("t1");
		Path file = journals().get(0);
		String newer = Files.readString(file).replaceFirst("\"version\":" + TaskJson.VERSION, "\"version\":7");
		Files.writeString(file, newer);
		try (TaskStore store = store()) {
			TaskLedger ledger = store.load();
			assertTrue(ledger.entries().isEmpty());
			String message = ledger.problems().get(0).message();
			assertTrue(message.contains("newer Orrery") && message.contains("format 7"), message);
			store.create(created("t2"));
			store.compact(10);
		}
		assertEquals(newer, Files.readString(file));
	}

	@Test
	void whatCannotBeWrittenNamesFolderAndRemedy() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "");
		try (TaskStore store = new TaskStore(file.resolve("tasks"), "anna", Clock.systemUTC())) {
			TaskStoreException refusal = assertThrows(TaskStoreException.class, () -> store.create(created("t1")));
			assertTrue(refusal.getMessage().contains(file.resolve("tasks").toString()), refusal.getMessage());
		}
		try (TaskStore store = new TaskStore(Path.of("/proc/orrery-tasks"), "anna", Clock.systemUTC())) {
			assertThrows(TaskStoreException.class, () -> store.create(created("t1")));
		}
	}

	@Test
	void nothingIsWrittenOnceItIsClosed() throws Exception {
		TaskStore store = new TaskStore(folder.resolve("closed"), "anna", Clock.systemUTC());
		store.close();
		assertThrows(TaskStoreException.class, () -> store.create(created("t1")));
		assertFalse(Files.exists(folder.resolve("closed")), "not even the folder or its lock");
	}

	@Test
	void twoRunsWriteSideBySide() throws Exception {
		try (TaskStore one = store(); TaskStore other = store()) {
			one.create(created("a"));
			other.append(new TaskEvent.Created("b", NOW, "x", "x", List.of(), List.of(), Map.of(), "ben", List.of()));
			one.append(ended("a", TaskState.FAILED));
			TaskLedger ledger = other.load();
			assertEquals(2, ledger.runs().size());
			assertEquals(TaskState.FAILED, ledger.entries().get("a").record().state());
			assertTrue(ledger.orphans().isEmpty(), "both runs live");
			assertEquals(0, one.compact(10));
		}
		TaskLedger after = load();
		assertEquals(List.of("b"), after.orphans().stream().map(entry -> entry.record().id()).toList());
	}

	@Test
	void anOrphanIsAdoptedOnce() throws Exception {
		try (TaskStore dead = store()) {
			dead.create(created("a"));
		}
		try (TaskStore one = store(); TaskStore other = store()) {
			assertTrue(one.adopt("a"));
			assertFalse(other.adopt("a"));
			assertFalse(one.adopt("a"));
			one.append(ended("a", TaskState.FAILED));
		}
		assertTrue(load().orphans().isEmpty());
	}

	@Test
	void compactionKeepsTheNewestAndWhatWaitsForAPerson() throws Exception {
		for (int i = 0; i < 6; i++)
			writeClosed("t" + i);
		try (TaskStore store = store()) {
			TaskEvent.Created old = new TaskEvent.Created("undecided", NOW.minusSeconds(9999), "x", "x", List.of(), List.of(), Map.of(), "ben", List.of());
			store.append(old);
			store.append(ended("undecided", TaskState.UNDECIDED));
		}
		try (TaskStore open = store()) {
			open.append(new TaskEvent.Created("open", NOW, "x", "x", List.of(), List.of(), Map.of(), "ben", List.of()));
		}
		List<TaskRecord> before = load().entries().values().stream().map(TaskLedger.Entry::record).toList();
		try (TaskStore store = store()) {
			assertEquals(7, store.compact(3));
		}
		TaskLedger ledger = load();
		assertTrue(ledger.problems().isEmpty(), ledger.problems().toString());
		assertEquals(5, ledger.entries().size(), ledger.entries().keySet().toString());
		assertTrue(ledger.entries().keySet().containsAll(List.of("undecided", "open")));
		ledger.entries().values().forEach(entry -> assertTrue(before.contains(entry.record())));
		assertEquals(2, journals().size());
		assertEquals(List.of("open"), ledger.orphans().stream().map(entry -> entry.record().id()).toList());
	}

	/** Between the new history and the removal of the journals both hold the tasks. */
	@Test
	void anInterruptedCompactionDoublesNothing() throws Exception {
		writeClosed("t1");
		Path journal = journals().get(0);
		byte[] content = Files.readAllBytes(journal);
		try (TaskStore store = store()) {
			store.compact(10);
		}
		Files.write(journal, content);
		TaskLedger ledger = load();
		assertEquals(1, ledger.entries().size());
		assertTrue(ledger.problems().isEmpty(), ledger.problems().toString());
	}

	@Test
	void anAcknowledgementSurvivesCompaction() throws Exception {
		writeClosed("t1");
		try (TaskStore store = store()) {
			store.append(new TaskEvent.Acknowledged("t1", NOW, "ben"));
		}
		try (TaskStore store = store()) {
			store.compact(10);
		}
		assertTrue(load().entries().get("t1").record().acknowledged());
	}

	@Test
	void retentionDropsWhatIsTooMuchOrTooOld() throws Exception {
		writeClosed("t1", "t2", "t3");
		Clock later = Clock.fixed(NOW.plusSeconds(10 * 24 * 3600), java.time.ZoneOffset.UTC);
		try (TaskStore store = new TaskStore(folder, "anna", later)) {
			assertEquals(1, store.compact(new TaskRetention(10, 11)));
			assertEquals(3, store.load().entries().size());
			store.setRetention(new TaskRetention(2, 0));
			store.compact();
			assertEquals(java.util.Set.of("t2", "t3"), store.load().entries().keySet());
			store.compact(new TaskRetention(10, 9));
			assertTrue(store.load().entries().isEmpty());
		}
	}

	/** Rather too much is kept than something lost. */
	@Test
	void aRetentionThatCannotBeReadDropsNothing() throws Exception {
		writeClosed("t1", "t2");
		Files.writeString(folder.resolve(TaskRetention.FILE), "{\"version\":1,\"keep\":0}");
		try (TaskStore store = store()) {
			assertTrue(assertThrows(IOException.class, store::retention).getMessage().contains(TaskRetention.FILE));
			store.compact();
			assertEquals(2, store.load().entries().size());
		}
	}
}
