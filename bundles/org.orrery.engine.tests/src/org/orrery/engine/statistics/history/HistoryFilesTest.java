// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.SubjectKey;
import org.orrery.model.ObjectKind;

/** Round-robin files: what goes in comes out, and what is no such file is set aside. */
class HistoryFilesTest {
	/** 2026-01-02 00:00 UTC. */
	private static final long START = 1_767_312_000L;
	private static final long MINUTE = 60;
	private static final SubjectKey VM = new SubjectKey(ObjectKind.VM, new UUID(7, 9).toString());

	@TempDir
	Path folder;

	private HistoryFiles files;

	@BeforeEach
	void open() {
		files = new HistoryFiles(folder.resolve("statistics"));
		assertTrue(files.claim());
	}

	@AfterEach
	void close() {
		files.close();
	}

	/** One row each minute, CPU from the number of the minute. */
	private Rows rows(long firstMinute, int count) {
		Rows rows = new Rows(Metric.values().length);
		for (int i = 0; i < count; i++) {
			float[] row = new float[Metric.values().length];
			Arrays.fill(row, Float.NaN);
			row[Metric.CPU.ordinal()] = (firstMinute + i) % 100 / 100f;
			row[Metric.MEMORY.ordinal()] = 4096;
			rows.add(START + (firstMinute + i) * MINUTE, row, Integer.MAX_VALUE);
		}
		return rows;
	}

	private boolean append(Rows rows) {
		return files.append(VM, rows, Long.MAX_VALUE);
	}

	private HistoryFile.Found fetch(long fromMinute, long toMinute) throws IOException {
		return files.fetch(VM, Metric.CPU, START + fromMinute * MINUTE, START + toMinute * MINUTE);
	}

	@Test
	void minutesComeBackAsTheyWere() throws IOException {
		assertTrue(append(rows(1, 30)));
		assertTrue(append(rows(31, 30)));
		HistoryFile.Found found = fetch(11, 40);
		assertEquals(60, found.stepSeconds());
		assertEquals(START + 60 * MINUTE, found.lastSeconds());
		assertEquals(30, found.points().size());
		assertEquals(START + 11 * MINUTE, found.points().getFirst().at().getEpochSecond());
		assertEquals(0.11, found.points().getFirst().value(), 1e-6);
		assertEquals(0.40, found.points().getLast().value(), 1e-6);
		assertEquals(List.of(), files.fetch(VM, Metric.DISK_READ, START, START + 60 * MINUTE).points(), "nobody told it");
		assertEquals(List.of(), fetch(70, 80).points());
	}

	@Test
	void whatIsOlderIsCoarser() throws IOException {
		int days = 3;
		assertTrue(append(rows(1, days * 1440)));
		HistoryFile.Found day = fetch((days - 1) * 1440, days * 1440);
		assertEquals(300, day.stepSeconds());
		assertTrue(day.points().size() >= 280 && day.points().size() <= 289, day.points().size() + " points of a day");
		HistoryFile.Found all = fetch(0, days * 1440);
		assertEquals(7200, all.stepSeconds());
		assertTrue(all.points().size() >= 34 && all.points().size() <= 37, all.points().size() + " points of three days");
		assertEquals(0.495, all.points().stream().mapToDouble(point -> point.value()).average().getAsDouble(), 0.05);
	}

	@Test
	void aFileHasABoundedSizeForEver() throws IOException {
		append(rows(1, 10));
		long first = Files.size(files.path(VM));
		append(rows(11, 5000));
		assertEquals(first, Files.size(files.path(VM)));
		assertTrue(first <= HistoryLayout.LARGEST_FILE, first + " bytes");
		for (ObjectKind kind : List.of(ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE)) {
			SubjectKey place = new SubjectKey(kind, "of any name: /ä/" + kind);
			assertTrue(files.append(place, rows(1, 1), Long.MAX_VALUE), files.problems().toString());
			assertTrue(Files.size(files.path(place)) <= HistoryLayout.LARGEST_FILE);
		}
	}

	@Test
	void aClockThatWasSetBackLosesNothingAndRefusesNothing() throws IOException {
		append(rows(1, 30));
		assertTrue(append(rows(20, 5)), "these minutes are there already");
		assertTrue(append(rows(25, 15)));
		assertEquals(39, fetch(1, 40).points().size());
		assertEquals(List.of(), files.problems());
	}

	@Test
	void figuresOfTheFutureAreSetAside() throws IOException {
		append(rows(100_000, 5));
		assertTrue(files.append(VM, rows(1, 5), START + 60 * MINUTE));
		assertEquals(5, fetch(1, 5).points().size());
		assertTrue(files.problems().getFirst().contains("the clock was wrong"), files.problems().toString());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 40, 4096, 50_000 })
	void aFileThatWasCutIsSetAsideAndTheObjectBeginsAnew(int left) throws IOException {
		append(rows(1, 30));
		Path path = files.path(VM);
		Files.write(path, Arrays.copyOf(Files.readAllBytes(path), left));
		assertThrows(IOException.class, () -> fetch(1, 30));
		assertTrue(append(rows(31, 5)));
		assertEquals(5, fetch(1, 40).points().size());
		assertEquals(1, files.problems().size());
		assertTrue(files.problems().getFirst().contains(path.toString()), files.problems().toString());
		try (Stream<Path> beside = Files.list(path.getParent())) {
			assertEquals(1, beside.filter(file -> file.toString().contains(".broken-")).count());
		}
	}

	@Test
	void aFileOfAnotherVersionOrOriginIsSetAside() throws IOException {
		append(rows(1, 30));
		Path path = files.path(VM);
		byte[] bytes = Files.readAllBytes(path);
		// the mark is stored as 16-bit characters, padded
		String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_16BE);
		int at = text.indexOf(HistoryLayout.MARK + HistoryLayout.VERSION);
		assertTrue(at >= 0, "the mark is not where it was expected");
		bytes[2 * (at + HistoryLayout.MARK.length()) + 1] = '9';
		Files.write(path, bytes);
		assertTrue(append(rows(31, 5)));
		assertTrue(files.problems().getFirst().contains("format 9"), files.problems().toString());
		Files.write(path, new byte[90_000]);
		assertTrue(append(rows(36, 5)));
		assertEquals(5, fetch(36, 40).points().size());
	}

	@Test
	void aDiskThatTakesNothingIsTold() throws IOException {
		Files.createDirectories(folder.resolve("statistics"));
		Files.writeString(folder.resolve("statistics/vm"), "a file where the folder should be"); // also for root, whom no permission stops
		assertFalse(append(rows(1, 5)));
		assertTrue(files.problems().getFirst().contains("Free space there"), files.problems().toString());
		Files.delete(folder.resolve("statistics/vm"));
		assertTrue(append(rows(1, 5)));
		assertEquals(List.of(), files.problems());
	}

	@Test
	void onlyOneWrites() {
		try (HistoryFiles other = new HistoryFiles(folder.resolve("statistics"))) {
			assertFalse(other.claim());
			files.close();
			assertTrue(other.claim());
		}
	}

	@Test
	void whatNobodyHasSeenForAMonthGoesAndAWrongClockRemovesNothing() throws IOException {
		SubjectKey other = new SubjectKey(ObjectKind.VM, new UUID(8, 9).toString());
		append(rows(1, 5));
		files.append(other, rows(1, 5), Long.MAX_VALUE);
		FileTime old = FileTime.fromMillis(System.currentTimeMillis() - 31L * 86_400_000);
		Files.setLastModifiedTime(files.path(VM), old);
		Files.setLastModifiedTime(files.path(other), old);
		files.forgetOld();
		assertTrue(Files.exists(files.path(VM)), "nothing is newer: the console did not run");
		append(rows(6, 5));
		files.forgetOld();
		assertTrue(Files.exists(files.path(VM)));
		assertFalse(Files.exists(files.path(other)));
	}
}
