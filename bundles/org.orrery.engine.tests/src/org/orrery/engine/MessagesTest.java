// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence that the engine says has a text, and every text is said. */
class MessagesTest {
	@ParameterizedTest
	@ValueSource(strings = { "lock", "task", "operation", "operation.power", "operation.migration", "operation.migration.rule", "operation.migration.bulk", "operation.maintenance" })
	void everyKeyHasAFieldAndATextAndViceVersa(String area) throws Exception {
		String name = "org.orrery.engine." + area;
		Class<?> messages = Class.forName(name + ".Messages");
		Properties texts = new Properties();
		try (InputStream file = messages.getResourceAsStream("messages.properties")) {
			texts.load(assertNotNullStream(file, name));
		}
		Set<String> fields = Arrays.stream(messages.getDeclaredFields()).filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
				.map(Field::getName).collect(Collectors.toSet());
		assertTrue(fields.equals(texts.stringPropertyNames()), () -> name + ": fields and keys differ: " + difference(fields, texts.stringPropertyNames()));
		for (String key : fields) {
			Field field = messages.getDeclaredField(key);
			field.setAccessible(true);
			Object text = field.get(null);
			assertNotNull(text, () -> name + ": " + key + " was not filled; NLS fills public fields only");
			assertFalse(text.toString().startsWith("NLS missing message"), text.toString());
		}
	}

	private static InputStream assertNotNullStream(InputStream file, String name) {
		assertNotNull(file, () -> name + " has no messages.properties");
		return file;
	}

	private static Set<String> difference(Set<String> one, Set<String> other) {
		Set<String> all = new java.util.TreeSet<>(one);
		all.addAll(other);
		all.removeIf(key -> one.contains(key) && other.contains(key));
		return all;
	}
}
