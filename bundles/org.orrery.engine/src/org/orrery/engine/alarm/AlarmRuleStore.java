// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.orrery.model.AtomicFile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The rules, {@code rules.json}: {@code {"version":1,"rules":[{"id":…,"signal":"vm-cpu",…}]}}. Without the file the standard rules hold. What
 * cannot be understood is kept aside before anything is written. Thread-safe; blocks on the disk.
 */
final class AlarmRuleStore {
	static final int VERSION = 1;
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private final Path file;
	private final AlarmFolder folder;
	private List<AlarmRule> rules = AlarmRules.standard();
	private List<String> problems = List.of();
	private boolean newer;
	/** What the file held last; null: there was none. */
	private String read;

	AlarmRuleStore(AlarmFolder folder) {
		this.folder = folder;
		file = folder.path().resolve("rules.json"); //$NON-NLS-1$
		refresh();
	}

	synchronized List<AlarmRule> rules() {
		return rules;
	}

	synchronized List<String> problems() {
		return problems;
	}

	/** Reads what others have written. @return whether the rules are other ones now */
	synchronized boolean refresh() {
		List<AlarmRule> before = rules;
		try {
			String text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : null;
			if (Objects.equals(text, read))
				return false;
			read = text;
			if (text == null)
				rules = AlarmRules.standard();
			else
				take(text);
		} catch (IOException e) {
			problems = List.of(Messages.bind(Messages.Rules_unreadable, file, e.getMessage()));
		}
		return !before.equals(rules);
	}

	private void take(String text) throws IOException {
		problems = List.of();
		newer = false;
		JsonArray entries;
		try {
			JsonObject document = JsonParser.parseString(text).getAsJsonObject();
			int version = document.get("version").getAsInt(); //$NON-NLS-1$
			if (version > VERSION) {
				newer = true;
				rules = AlarmRules.standard();
				problems = List.of(Messages.bind(Messages.Rules_newer, new Object[] { file, version, VERSION }));
				return;
			}
			entries = document.getAsJsonArray("rules").deepCopy(); //$NON-NLS-1$
		} catch (RuntimeException e) {
			rules = AlarmRules.standard();
			problems = List.of(Messages.bind(Messages.Rules_malformed, new Object[] { file, words(e), AtomicFile.keepAside(file) }));
			read = null;
			return;
		}
		takeEach(entries);
	}

	private void takeEach(JsonArray entries) throws IOException {
		List<AlarmRule> good = new ArrayList<>();
		List<Object[]> refused = new ArrayList<>();
		int number = 0;
		for (JsonElement entry : entries) {
			number++;
			try {
				AlarmRule rule = read(entry.getAsJsonObject());
				if (good.stream().anyMatch(one -> one.id().equals(rule.id())))
					throw new IllegalArgumentException(Messages.bind(Messages.Rules_exists, rule.id()));
				good.add(rule);
			} catch (RuntimeException e) {
				refused.add(new Object[] { number, file, words(e), null });
			}
		}
		rules = List.copyOf(good);
		if (refused.isEmpty())
			return;
		Path aside = AtomicFile.keepAside(file);
		write(rules);
		refused.forEach(one -> one[3] = aside);
		problems = refused.stream().map(one -> Messages.bind(Messages.Rules_rule, one)).toList();
	}

	private static String words(RuntimeException e) {
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	/**
	 * Reads again, changes, writes, while no other process does.
	 *
	 * @throws IOException naming the file; @throws IllegalArgumentException of the change: nothing is written
	 */
	synchronized List<AlarmRule> change(UnaryOperator<List<AlarmRule>> change) throws IOException {
		return folder.locked(() -> {
			refresh();
			List<AlarmRule> after = List.copyOf(change.apply(new ArrayList<>(rules)));
			if (newer)
				AtomicFile.keepAside(file);
			write(after);
			rules = after;
			newer = false;
			return after;
		});
	}

	/** Back to the standard rules; what was there is kept aside only when it could not be read. */
	synchronized List<AlarmRule> reset() throws IOException {
		return change(rules -> AlarmRules.standard());
	}

	private void write(List<AlarmRule> list) throws IOException {
		JsonObject document = new JsonObject();
		document.addProperty("version", VERSION); //$NON-NLS-1$
		JsonArray entries = new JsonArray();
		list.forEach(rule -> entries.add(json(rule)));
		document.add("rules", entries); //$NON-NLS-1$
		String text = GSON.toJson(document) + '\n';
		AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
		read = text;
	}

	private static JsonObject json(AlarmRule rule) {
		JsonObject object = new JsonObject();
		object.addProperty("id", rule.id()); //$NON-NLS-1$
		object.addProperty("name", rule.name()); //$NON-NLS-1$
		object.addProperty("severity", rule.severity().name().toLowerCase(java.util.Locale.ROOT)); //$NON-NLS-1$
		object.addProperty("signal", rule.signal().word()); //$NON-NLS-1$
		if (rule.signal().isNumber()) {
			object.addProperty("threshold", rule.threshold()); //$NON-NLS-1$
			object.addProperty("hysteresis", rule.hysteresis()); //$NON-NLS-1$
		}
		object.addProperty("duration", rule.duration().toString()); //$NON-NLS-1$
		object.addProperty("object", rule.scope().object()); //$NON-NLS-1$
		object.addProperty("host", rule.scope().host()); //$NON-NLS-1$
		object.addProperty("cluster", rule.scope().cluster()); //$NON-NLS-1$
		object.addProperty("enabled", rule.enabled()); //$NON-NLS-1$
		return object;
	}

	private static AlarmRule read(JsonObject object) {
		AlarmSignal signal = AlarmSignal.of(text(object, "signal")); //$NON-NLS-1$
		AlarmSeverity severity = AlarmSeverity.valueOf(text(object, "severity").toUpperCase(java.util.Locale.ROOT)); //$NON-NLS-1$
		AlarmScope scope = new AlarmScope(text(object, "object"), text(object, "host"), text(object, "cluster")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		String duration = text(object, "duration"); //$NON-NLS-1$
		boolean enabled = !object.has("enabled") || object.get("enabled").getAsBoolean(); //$NON-NLS-1$ //$NON-NLS-2$
		return new AlarmRule(text(object, "id"), text(object, "name"), severity, signal, number(object, "threshold"), number(object, "hysteresis"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				duration.isEmpty() ? Duration.ZERO : Duration.parse(duration), scope, enabled);
	}

	private static String text(JsonObject object, String name) {
		return object.has(name) ? object.get(name).getAsString() : ""; //$NON-NLS-1$
	}

	private static double number(JsonObject object, String name) {
		return object.has(name) ? object.get(name).getAsDouble() : 0;
	}
}
