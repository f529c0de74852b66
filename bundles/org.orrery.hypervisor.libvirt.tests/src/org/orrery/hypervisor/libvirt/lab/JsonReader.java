// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the lab prints: objects become Map, arrays List, numbers Double, the rest String, Boolean or null. */
final class JsonReader {
	private final String text;
	private int position;

	private JsonReader(String text) {
		this.text = text;
	}

	static Object read(String text) {
		JsonReader reader = new JsonReader(text);
		Object value = reader.value();
		reader.skipSpace();
		if (reader.position < text.length())
			throw reader.fault("the end");
		return value;
	}

	private Object value() {
		skipSpace();
		return switch (peek()) {
		case '{' -> object();
		case '[' -> array();
		case '"' -> string();
		case 't' -> word("true", Boolean.TRUE);
		case 'f' -> word("false", Boolean.FALSE);
		case 'n' -> word("null", null);
		default -> number();
		};
	}

	private Map<String, Object> object() {
		Map<String, Object> members = new LinkedHashMap<>();
		expect('{');
		for (skipSpace(); peek() != '}'; skipSpace()) {
			if (!members.isEmpty())
				expect(',');
			skipSpace();
			String name = string();
			skipSpace();
			expect(':');
			members.put(name, value());
		}
		expect('}');
		return members;
	}

	private List<Object> array() {
		List<Object> elements = new ArrayList<>();
		expect('[');
		for (skipSpace(); peek() != ']'; skipSpace()) {
			if (!elements.isEmpty())
				expect(',');
			elements.add(value());
		}
		expect(']');
		return elements;
	}

	private String string() {
		expect('"');
		StringBuilder value = new StringBuilder();
		while (peek() != '"') {
			char c = text.charAt(position++);
			value.append(c == '\\' ? escaped() : c);
		}
		expect('"');
		return value.toString();
	}

	private char escaped() {
		char c = text.charAt(position++);
		switch (c) {
		case 'n':
			return '\n';
		case 't':
			return '\t';
		case 'u':
			position += 4;
			return (char) Integer.parseInt(text.substring(position - 4, position), 16);
		default:
			return c;
		}
	}

	private Double number() {
		int start = position;
		while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0)
			position++;
		if (start == position)
			throw fault("a value");
		return Double.valueOf(text.substring(start, position));
	}

	private Object word(String word, Object value) {
		if (!text.startsWith(word, position))
			throw fault(word);
		position += word.length();
		return value;
	}

	private void skipSpace() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position)))
			position++;
	}

	private char peek() {
		if (position >= text.length())
			throw fault("more");
		return text.charAt(position);
	}

	private void expect(char c) {
		if (peek() != c)
			throw fault("'" + c + "'");
		position++;
	}

	private IllegalArgumentException fault(String expected) {
		return new IllegalArgumentException("The lab's status is no JSON: expected " + expected + " at character " + (position + 1));
	}
}
