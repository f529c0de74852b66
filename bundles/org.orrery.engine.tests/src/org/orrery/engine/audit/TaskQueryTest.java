// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.TaskStep;
import org.orrery.model.ObjectRef;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

class TaskQueryTest {
	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
	private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

	private static TaskRecord task(String name, String who, TaskState state) {
		return new TaskRecord("a1db-" + name, "vm.migrate", "Migrate " + name + " h1 \u2192 h2",
				List.of(ObjectRef.vm("c1", new UUID(0, 1)), ObjectRef.host("c1"), ObjectRef.host("c2")), List.of(name, "h1", "h2"),
				Map.of("bandwidth", "8"), who, NOON.minusSeconds(3600), null, NOON, state, 1, "", Map.of(),
				List.of(new TaskStep(1, "Move it", TaskStep.State.DONE, NOON, NOON, "noted \"here\",\nand there")), List.of(), "no reason", "", "",
				false, "");
	}

	private static boolean finds(String typed) {
		return TaskQuery.parse(typed, CLOCK).matches(task("web 1", "anna", TaskState.FAILED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "web", "WEB migrate", "who:anna", "who:ANNA web", "state:failed", "state:failed,refused", "object:h2", "vm:\"web 1\"",
			"object:\"h1/web 1\"", "since:2h", "since:2026-11-22", "until:2026-11-22T11:30", "since:2026-11-22T10:59 until:30m", "\"noted \"", "a1db-web",
			"object:00000000-0000-0000-0000-000000000001", "object:host/c2/c2" })
	void findsWhatWasMeant(String typed) {
		assertTrue(finds(typed), typed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "db", "web nothing", "who:ben", "state:succeeded", "state:open", "object:h3", "vm:web", "since:30m", "until:2h",
			"until:2026-11-21", "who:anna state:refused" })
	void leavesOut(String typed) {
		assertTrue(!finds(typed), typed);
	}

	@ParameterizedTest
	@CsvSource({ "since:yesterday, yesterday", "state:sleeping, undecided", "until:5x, 7d", "since:2026-13-01, 2h" })
	void saysWhatIsNotUnderstood(String typed, String named) {
		String message = assertThrows(IllegalArgumentException.class, () -> TaskQuery.parse(typed, CLOCK)).getMessage();
		assertTrue(message.contains(named), message);
	}

	@Test
	void csvHoldsWhateverNamesHold() {
		String csv = TaskExport.CSV.text(List.of(task("=cmd|' /C calc'!A0", "anna", TaskState.FAILED), task("a,\"b\"\nc", "@ben", TaskState.SUCCEEDED)));
		assertTrue(csv.startsWith("id,created,started,ended,who,"), csv);
		assertTrue(csv.contains(",\"Migrate a,\"\"b\"\"\nc h1 \u2192 h2\","), csv);
		assertTrue(csv.contains(",'@ben,") && csv.contains(",'=cmd|' /C calc'!A0; h1; h2,"), csv);
		assertTrue(csv.endsWith("Move it (done)\r\n"), csv);
	}

	@Test
	void jsonIsTheDocumentedForm() {
		JsonArray array = JsonParser.parseString(TaskExport.JSON.text(List.of(task("web", "anna", TaskState.FAILED)))).getAsJsonArray();
		assertEquals("failed", array.get(0).getAsJsonObject().get("state").getAsString());
		assertEquals("web", array.get(0).getAsJsonObject().getAsJsonArray("subjects").get(0).getAsJsonObject().get("name").getAsString());
		assertTrue(array.get(0).getAsJsonObject().get("started").isJsonNull());
	}
}
