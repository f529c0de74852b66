// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.ObjectRef;

class OutsideJournalTest {
	@TempDir
	Path folder;
	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("audit/outside.jsonl");
	}

	private static OutsideChange change(int number) {
		return new OutsideChange(Instant.EPOCH.plusSeconds(number), ObjectRef.vm("h1", new UUID(0, 1)), "wéb " + number, "h1", DomainEvent.STARTED, "");
	}

	private static ToldList told(DomainEvent... events) {
		return new ToldList(Arrays.stream(events).map(event -> new OutsideChange(Instant.EPOCH, ObjectRef.vm("h1", new UUID(0, 1)), "web", "h1",
				event, "")).toList());
	}

	private record ToldList(List<OutsideChange> changes) {
		List<DomainEvent> events() {
			return ToldChanges.of(changes, change -> Optional.empty()).stream().map(OutsideChange::event).toList();
		}
	}

	@Test
	void theNewestAreKept() throws Exception {
		try (OutsideJournal journal = new OutsideJournal(file, 8)) {
			assertTrue(journal.claim());
			for (int i = 0; i < 100; i++)
				journal.append(List.of(change(i)));
			List<OutsideChange> kept = journal.read();
			assertTrue(kept.size() >= 8 && kept.size() <= 10, kept.toString());
			assertEquals(change(99), kept.getLast());
			assertEquals(change(100 - kept.size()), kept.getFirst());
		}
	}

	@Test
	void aFileCutAnywhereKeepsAllWholeLinesAndIsContinued() throws Exception {
		try (OutsideJournal journal = new OutsideJournal(file, 100)) {
			journal.claim();
			journal.append(List.of(change(1), change(2), change(3)));
		}
		byte[] whole = Files.readAllBytes(file);
		for (int length = 0; length <= whole.length; length++) {
			int cut = length;
			Files.write(file, Arrays.copyOf(whole, length));
			long lines = Arrays.stream(new String(whole, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1).split("\n", -1)).count() - 1;
			try (OutsideJournal journal = new OutsideJournal(file, 100)) {
				int before = journal.read().size();
				assertTrue(before >= lines - 1 && before <= lines, () -> "cut at " + cut);
				assertTrue(journal.claim());
				journal.append(List.of(change(9)));
				assertEquals(before + 1, journal.read().size(), () -> "cut at " + cut);
				assertEquals("", journal.problem(), () -> "cut at " + cut);
			}
		}
	}

	@Test
	void aFileOfANewerOrreryIsLeftAlone() throws Exception {
		Files.createDirectories(file.getParent());
		String newer = "{\"format\":\"orrery-outside\",\"version\":2}\n{\"something\":\"else\"}\n";
		Files.writeString(file, newer);
		try (OutsideJournal journal = new OutsideJournal(file, 8)) {
			assertFalse(journal.claim());
			assertTrue(journal.read().isEmpty());
			assertTrue(journal.problem().contains("newer Orrery"), journal.problem());
		}
		assertEquals(newer, Files.readString(file));
	}

	@Test
	void oneActIsToldOnce() {
		assertEquals(List.of(DomainEvent.STARTED), told(DomainEvent.RESUMED, DomainEvent.STARTED).events());
		assertEquals(List.of(DomainEvent.STOPPED), told(DomainEvent.SHUTDOWN, DomainEvent.STOPPED).events());
		assertEquals(List.of(DomainEvent.PAUSED, DomainEvent.RESUMED), told(DomainEvent.PAUSED, DomainEvent.RESUMED).events());
	}

	@Test
	void leavingAndArrivingIsOneMove() {
		OutsideChange away = new OutsideChange(Instant.EPOCH, ObjectRef.vm("h1", new UUID(0, 1)), "web", "h1", DomainEvent.MIGRATED_AWAY, "");
		OutsideChange in = new OutsideChange(Instant.EPOCH, ObjectRef.vm("h2", new UUID(0, 1)), "web", "h2", DomainEvent.MIGRATED_IN, "");
		List<OutsideChange> told = ToldChanges.of(List.of(in, away, in), change -> Optional.empty());
		assertEquals(List.of("web was migrated from h1 to h2"), told.stream().map(OutsideChange::sentence).toList());
	}
}
