// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.alarm.AlarmLedger.Mute;
import org.orrery.model.ObjectRef;

/** Rules and alarms on disk: also of files that are damaged, cut off, or of another version. */
class AlarmStoresTest {
	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
	private static final AlarmRule RULE = new AlarmRule("mine", "Mine", AlarmSeverity.CRITICAL, AlarmSignal.VM_CPU, 80, 5, Duration.ofSeconds(90),
			new AlarmScope("web-*", "h1", ""), false);

	@TempDir
	Path folder;

	private AlarmRuleStore rules() {
		return new AlarmRuleStore(new AlarmFolder(folder));
	}

	private List<Path> aside() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().contains(".broken-")).toList();
		}
	}

	@Test
	void withoutAFileTheStandardRulesHold() {
		AlarmRuleStore store = rules();
		assertEquals(AlarmRules.standard(), store.rules());
		assertEquals(List.of(), store.problems());
		assertEquals(16, store.rules().stream().map(AlarmRule::id).distinct().count());
	}

	@Test
	void rulesAreReadAsTheyWereWritten() throws IOException {
		List<AlarmRule> all = new ArrayList<>(AlarmRules.standard());
		all.add(RULE);
		rules().change(before -> all);
		assertEquals(all, rules().rules());
	}

	@Test
	void whatAnotherProcessChangedIsSeen() throws IOException {
		AlarmRuleStore one = rules();
		AlarmRuleStore two = rules();
		one.change(before -> List.of(RULE));
		assertTrue(two.refresh());
		assertEquals(List.of(RULE), two.rules());
		assertFalse(two.refresh());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"version\":1,\"rules\":[{\"id\":\"mi", "{\"version\":\"x\",\"rules\":[]}", "{\"version\":1}", "null", "\u0000\u0001" })
	void aMalformedFileIsKeptAsideAndNamed(String text) throws IOException {
		Files.writeString(folder.resolve("rules.json"), text);
		AlarmRuleStore store = rules();
		assertEquals(AlarmRules.standard(), store.rules());
		assertEquals(1, aside().size());
		assertEquals(text, Files.readString(aside().get(0)));
		assertTrue(store.problems().get(0).contains(aside().get(0).toString()), store.problems().toString());
		assertFalse(store.refresh(), "told once");
	}

	@Test
	void aFileOfANewerVersionIsLeftAloneUntilSomebodyChangesTheRules() throws IOException {
		String text = "{\"version\":2,\"rules\":{}}";
		Files.writeString(folder.resolve("rules.json"), text);
		AlarmRuleStore store = rules();
		assertEquals(AlarmRules.standard(), store.rules());
		assertTrue(store.problems().get(0).contains("version 2"), store.problems().toString());
		assertEquals(text, Files.readString(folder.resolve("rules.json")));
		store.change(before -> List.of(RULE));
		assertEquals(text, Files.readString(aside().get(0)));
		assertEquals(List.of(RULE), rules().rules());
	}

	@Test
	void aWrongRuleIsLeftOutTheOthersHold() throws IOException {
		rules().change(before -> List.of(RULE, RULE.withThreshold(70)));
		String text = Files.readString(folder.resolve("rules.json"));
		Files.writeString(folder.resolve("rules.json"), text.replace("70.0", "700.0").replaceFirst("\"mine\"", "\"other\""));
		AlarmRuleStore store = rules();
		assertEquals(List.of("other"), store.rules().stream().map(AlarmRule::id).toList());
		assertTrue(store.problems().get(0).startsWith("Rule 2 in "), store.problems().toString());
		assertEquals(1, aside().size());
		assertEquals(List.of(), rules().problems(), "told once");
	}

	@Test
	void aRuleOutOfItsRangeIsRefusedInWords() {
		assertEquals("120 is no limit for this: more than 0, up to 100 %",
				assertThrows(IllegalArgumentException.class, () -> RULE.withThreshold(120)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> RULE.withThreshold(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> RULE.withDuration(Duration.ofDays(8)));
		assertThrows(IllegalArgumentException.class, () -> RULE.withDuration(Duration.ofSeconds(-1)));
	}

	// --- alarms ----------------------------------------------------------------------------------------------------------------------

	/** A journal, and what it has read. */
	private final class Open {
		final AlarmLedger ledger = new AlarmLedger(5);
		final AlarmJournal journal = new AlarmJournal(new AlarmFolder(folder), ledger, Clock.fixed(NOW, java.time.ZoneOffset.UTC), 20);

		Open() {
			journal.read();
		}

		void write(Object... entries) {
			journal.append(() -> List.of(entries));
		}
	}

	private static Alarm alarm(String id, String subject) {
		return Alarm.raise(id, "mine@" + subject, RULE, new AlarmSubject(subject, ObjectRef.host("h1"), "h1", "h1", ""), NOW, NOW, 97, "", 1);
	}

	@Test
	void alarmsAreReadAsTheyWereWritten() {
		Alarm one = alarm("a", "host/h1").withAcknowledged(new Acknowledgement("ann", NOW, "known"));
		Alarm two = alarm("b", "host/h2");
		new Open().write(one, two, two.withCleared(NOW, "over"), new Mute(one.key(), Instant.MAX, "ann"));
		Open again = new Open();
		assertEquals(List.of(one.withMutedUntil(Instant.MAX)), again.ledger.open());
		assertEquals(List.of(two.withCleared(NOW, "over")), again.ledger.history());
		assertEquals(List.of(), again.journal.problems());
	}

	@Test
	void twoProcessesSeeEachOthersChanges() {
		Open one = new Open();
		Open two = new Open();
		one.write(alarm("a", "host/h1"));
		assertEquals(1, two.journal.read().size());
		two.write(alarm("a", "host/h1").withAcknowledged(new Acknowledgement("ann", NOW, "")));
		assertEquals(1, one.journal.read().size());
		assertTrue(one.ledger.open().get(0).isAcknowledged());
		assertEquals(List.of(), one.journal.read());
	}

	@Test
	void aFileThatHasGrownIsWrittenAnewWithoutLosingWhatIsKept() throws IOException {
		Open one = new Open();
		Open two = new Open();
		one.write(alarm("open", "host/h9"), new Mute("mine@host/h9", NOW.plusSeconds(60), "ann"));
		two.journal.read();
		for (int i = 0; i < 40; i++) {
			one.write(alarm("a" + i, "host/h1"));
			one.write(alarm("a" + i, "host/h1").withCleared(NOW.plusSeconds(i), ""));
		}
		try (Stream<String> lines = Files.lines(folder.resolve("alarms.jsonl"))) {
			assertTrue(lines.count() <= 21);
		}
		for (Open reader : List.of(new Open(), two)) {
			reader.journal.read();
			assertEquals("open", reader.ledger.open().get(0).id());
			assertTrue(reader.ledger.open().get(0).isMuted(NOW));
			assertEquals("a39", reader.ledger.history().get(0).id());
			assertEquals(5, reader.ledger.history().size());
		}
	}

	@Test
	void aLineThatWasCutOffIsSetAside() throws IOException {
		new Open().write(alarm("a", "host/h1"));
		Files.writeString(folder.resolve("alarms.jsonl"), "{\"alarm\":{\"id\":\"b", StandardOpenOption.APPEND);
		Open open = new Open();
		assertEquals(1, open.ledger.open().size());
		open.write(alarm("c", "host/h2"));
		assertEquals("{\"alarm\":{\"id\":\"b", Files.readString(folder.resolve("alarms.jsonl.torn")));
		assertTrue(open.journal.problems().get(0).contains("alarms.jsonl.torn"), open.journal.problems().toString());
		Open again = new Open();
		assertEquals(2, again.ledger.open().size());
		assertEquals(List.of(), again.journal.problems());
	}

	@Test
	void aLineThatIsNotUnderstoodIsSkippedAndToldAndKept() throws IOException {
		new Open().write(alarm("a", "host/h1"));
		Path file = folder.resolve("alarms.jsonl");
		Files.writeString(file, "nonsense\n{\"alarm\":{}}\n{\"alarm\":{\"id\":3,\"since\":\"yesterday\"}}\n", StandardOpenOption.APPEND);
		Open open = new Open();
		open.write(alarm("b", "host/h2"));
		assertEquals(2, new Open().ledger.open().size());
		assertTrue(open.journal.problems().get(0).contains("3 lines"), open.journal.problems().toString());
		assertTrue(Files.readString(file).contains("nonsense"));
	}

	@Test
	void aJournalOfANewerVersionIsLeftAlone() throws IOException {
		Path file = folder.resolve("alarms.jsonl");
		String text = "{\"format\":\"orrery-alarms\",\"version\":9,\"generation\":\"x\"}\n{\"something\":1}\n";
		Files.writeString(file, text);
		Open open = new Open();
		open.write(alarm("a", "host/h1"));
		assertEquals(text, Files.readString(file));
		assertEquals(1, open.ledger.open().size(), "shown all the same");
		assertTrue(open.journal.problems().get(0).contains("format 9"), open.journal.problems().toString());
	}

	@Test
	void whatCannotBeWrittenIsShownAllTheSameAndTold() throws IOException {
		Path file = folder.resolve("not-a-folder");
		Files.writeString(file, "");
		AlarmLedger ledger = new AlarmLedger(5);
		AlarmJournal journal = new AlarmJournal(new AlarmFolder(file), ledger, Clock.systemUTC(), 20);
		assertEquals(1, journal.append(() -> List.of(alarm("a", "host/h1"))).size());
		assertEquals(1, ledger.open().size());
		assertEquals(1, journal.problems().size());
	}

	@Test
	void oneProcessEvaluates() throws IOException {
		try (AlarmFolder one = new AlarmFolder(folder); AlarmFolder two = new AlarmFolder(folder)) {
			assertFalse(two.isClaimed());
			assertTrue(one.claim());
			assertFalse(two.claim());
			assertTrue(two.isClaimed());
			one.close();
			assertTrue(two.claim());
		}
	}
}
