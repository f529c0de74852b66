// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NLS says nothing when a message is missing: the field stays null, or says so on screen. */
class EngineMessagesTest {
	@ParameterizedTest
	@CsvSource({ "org.orrery.engine.Messages, messages", "org.orrery.engine.alarm.Messages, messages",
			"org.orrery.engine.alarm.notify.Messages, messages",
			"org.orrery.engine.connection.Messages, messages",
			"org.orrery.engine.connection.imports.Messages, messages",
			"org.orrery.engine.inventory.Messages, messages", "org.orrery.engine.inventory.FinderMessages, finder",
			"org.orrery.engine.lock.Messages, messages", "org.orrery.engine.operation.Messages, messages",
			"org.orrery.engine.operation.migration.Messages, messages",
			"org.orrery.engine.operation.migration.convergence.Messages, messages",
			"org.orrery.engine.operation.migration.forecast.Messages, messages",
			"org.orrery.engine.operation.migration.rule.Messages, messages", "org.orrery.engine.operation.power.Messages, messages",
			"org.orrery.engine.query.Messages, messages", "org.orrery.engine.report.Messages, messages", "org.orrery.engine.annotation.Messages, messages",
			"org.orrery.engine.operation.several.Messages, messages",
			"org.orrery.engine.task.Messages, messages" })
	void everyMessageHasAFieldAndEveryFieldAMessage(String className, String file) throws Exception {
		Class<?> messages = Class.forName(className, true, Engine.class.getClassLoader());
		Set<String> fields = new TreeSet<>();
		for (Field field : messages.getDeclaredFields()) {
			if (field.getType() != String.class || !Modifier.isStatic(field.getModifiers()) || field.isSynthetic())
				continue;
			field.setAccessible(true);
			String text = (String) field.get(null);
			assertNotNull(text, field.toString());
			assertFalse(text.startsWith("NLS missing message"), text);
			fields.add(field.getName());
		}
		assertEquals(keys(messages, file), fields);
	}

	private static Set<String> keys(Class<?> messages, String file) throws IOException {
		Properties properties = new Properties();
		try (InputStream in = messages.getResourceAsStream(file + ".properties")) {
			properties.load(in);
		}
		return new TreeSet<>(properties.stringPropertyNames());
	}
}
