// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** A value of a JSON document together with where it stands, so that every complaint names the place. Immutable. */
final class JsonPlace {
	private final String path;
	private final JsonElement value;

	private JsonPlace(String path, JsonElement value) {
		this.path = path;
		this.value = value;
	}

	static JsonPlace of(JsonElement document) {
		return new JsonPlace("", document); //$NON-NLS-1$
	}

	/** Reads something at a place. */
	@FunctionalInterface
	interface Reading<T> {
		T read(JsonPlace place) throws DesignFormatException;
	}

	private DesignFormatException expected(String what) {
		String there = value == null || value.isJsonNull() ? Messages.JsonPlace_nothing : value.toString();
		String shown = there.length() > 80 ? there.substring(0, 80) + '…' : there;
		return new DesignFormatException(NLS.bind(Messages.JsonPlace_expected, new Object[] { path.isEmpty() ? Messages.JsonPlace_document : path, shown, what }));
	}

	/** Refuses settings that nobody knows: a misspelt one would be lost without a word. */
	JsonPlace knowing(Set<String> names) throws DesignFormatException {
		for (String name : object().keySet())
			if (!names.contains(name))
				throw new DesignFormatException(NLS.bind(Messages.JsonPlace_unknown,
						new Object[] { at(name).path, String.join(", ", new TreeSet<>(names)) })); //$NON-NLS-1$
		return this;
	}

	private JsonObject object() throws DesignFormatException {
		if (value instanceof JsonObject object)
			return object;
		throw expected(Messages.JsonPlace_object);
	}

	private JsonPlace at(String name) {
		return new JsonPlace(path.isEmpty() ? name : path + '.' + name, ((JsonObject) value).get(name));
	}

	boolean has(String name) throws DesignFormatException {
		JsonElement there = object().get(name);
		return there != null && !there.isJsonNull();
	}

	<T> List<T> list(String name, Reading<T> reading) throws DesignFormatException {
		if (!has(name))
			return List.of();
		JsonPlace list = at(name);
		if (!(list.value instanceof JsonArray array))
			throw list.expected(Messages.JsonPlace_list);
		List<T> all = new ArrayList<>(array.size());
		for (int i = 0; i < array.size(); i++)
			all.add(reading.read(new JsonPlace(list.path + '[' + i + ']', array.get(i))));
		return all;
	}

	<T> T get(String name, Reading<T> reading) throws DesignFormatException {
		object();
		return reading.read(at(name));
	}

	<T> T get(String name, Reading<T> reading, T otherwise) throws DesignFormatException {
		return has(name) ? reading.read(at(name)) : otherwise;
	}

	String text() throws DesignFormatException {
		if (value instanceof JsonPrimitive primitive && primitive.isString())
			return primitive.getAsString();
		throw expected(Messages.JsonPlace_text);
	}

	boolean flag() throws DesignFormatException {
		if (value instanceof JsonPrimitive primitive && primitive.isBoolean())
			return primitive.getAsBoolean();
		throw expected("true, false"); //$NON-NLS-1$
	}

	int number() throws DesignFormatException {
		long number = longNumber();
		if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE)
			throw expected(Messages.JsonPlace_number);
		return (int) number;
	}

	long longNumber() throws DesignFormatException {
		try {
			if (value instanceof JsonPrimitive primitive && primitive.isNumber())
				return primitive.getAsBigDecimal().longValueExact();
		} catch (ArithmeticException | NumberFormatException e) {
			// said below
		}
		throw expected(Messages.JsonPlace_number);
	}

	UUID uuid() throws DesignFormatException {
		try {
			return UUID.fromString(text());
		} catch (IllegalArgumentException e) {
			throw expected(Messages.JsonPlace_uuid);
		}
	}

	/** As it is written in files: lower case, dashes. */
	<E extends Enum<E>> E choice(Class<E> type) throws DesignFormatException {
		String text = text();
		List<String> words = new ArrayList<>();
		for (E constant : type.getEnumConstants()) {
			if (word(constant).equals(text))
				return constant;
			words.add(word(constant));
		}
		throw expected(String.join(", ", words)); //$NON-NLS-1$
	}

	static String word(Enum<?> constant) {
		return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}
}
