// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;

/** The saved connections as JSON, format 1: {@code {"format":1,"connections":[{"id":…,"uri":…,…}]}}. Stateless. */
final class ConnectionJson {
	private static final int FORMAT = 1;
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().setStrictness(Strictness.STRICT).create();
	private static final Pattern PLACE = Pattern.compile("(.*?)(?: at)? line (\\d+) column (\\d+).*", Pattern.DOTALL); //$NON-NLS-1$

	/** @param number of the entry, from 1; @param words what is wrong with it */
	record Refused(int number, String words) {
	}

	record Parsed(List<ConnectionDefinition> connections, List<Refused> refused) {
	}

	/** Not JSON at all, or not the JSON expected. */
	static final class MalformedException extends Exception {
		private static final long serialVersionUID = 1L;
		private final int line;
		private final int column;

		MalformedException(String message, int line, int column, Throwable cause) {
			super(message, cause);
			this.line = line;
			this.column = column;
		}

		int line() {
			return line;
		}

		int column() {
			return column;
		}
	}

	private ConnectionJson() {
	}

	static String format(List<ConnectionDefinition> connections) {
		JsonObject document = new JsonObject();
		document.addProperty("format", FORMAT); //$NON-NLS-1$
		document.add("connections", GSON.toJsonTree(connections)); //$NON-NLS-1$
		return GSON.toJson(document) + '\n';
	}

	/** @throws IOException written by a newer version: not ours to touch */
	static Parsed parse(String text, String file) throws MalformedException, IOException {
		JsonElement root;
		try {
			root = GSON.fromJson(text, JsonElement.class);
		} catch (JsonParseException e) {
			throw malformed(e);
		}
		if (root == null || !root.isJsonObject())
			throw new MalformedException(Messages.ConnectionStore_noObject, 1, 1, null);
		JsonElement format = root.getAsJsonObject().get("format"); //$NON-NLS-1$
		if (format != null && format.isJsonPrimitive() && format.getAsJsonPrimitive().isNumber() && format.getAsInt() > FORMAT)
			throw new IOException(NLS.bind(Messages.ConnectionStore_newer, new Object[] { file, format, FORMAT }));
		JsonElement list = root.getAsJsonObject().get("connections"); //$NON-NLS-1$
		if (list == null || !list.isJsonArray())
			throw new MalformedException(Messages.ConnectionStore_noObject, 1, 1, null);
		return entries(list.getAsJsonArray());
	}

	private static Parsed entries(JsonArray list) {
		List<ConnectionDefinition> good = new ArrayList<>();
		List<Refused> refused = new ArrayList<>();
		int number = 0;
		for (JsonElement entry : list) {
			number++;
			try {
				ConnectionDefinition definition = GSON.fromJson(entry, ConnectionDefinition.class);
				if (definition == null)
					throw new IllegalArgumentException("null"); //$NON-NLS-1$
				good.add(definition);
			} catch (RuntimeException e) {
				refused.add(new Refused(number, words(e)));
			}
		}
		return new Parsed(List.copyOf(good), List.copyOf(refused));
	}

	/** The constructor of the record speaks through gson's own exception: its words are the ones that help. */
	private static String words(RuntimeException e) {
		Throwable deepest = e;
		while (deepest.getCause() != null)
			deepest = deepest.getCause();
		return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
	}

	private static MalformedException malformed(JsonParseException e) {
		String words = words(e);
		Matcher place = PLACE.matcher(words);
		if (!place.matches())
			return new MalformedException(words, 1, 1, e);
		return new MalformedException(place.group(1), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)), e);
	}
}
