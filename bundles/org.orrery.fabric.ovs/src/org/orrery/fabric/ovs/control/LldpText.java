// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.control;

import java.util.ArrayList;
import java.util.List;

import org.orrery.fabric.inside.Neighbour;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Reads what "lldpctl -f json0" prints: every value a list, also of one. Pure. */
public final class LldpText {
	private LldpText() {
	}

	/** @throws IllegalArgumentException when it is no such answer, with its begin */
	public static List<Neighbour> neighbours(String text) {
		try {
			List<Neighbour> neighbours = new ArrayList<>();
			for (JsonObject lldp : list(JsonParser.parseString(text).getAsJsonObject(), "lldp")) //$NON-NLS-1$
				for (JsonObject device : list(lldp, "interface")) //$NON-NLS-1$
					neighbours.add(neighbour(device));
			return neighbours;
		} catch (JsonParseException | IllegalStateException e) {
			throw new IllegalArgumentException(text.length() > 300 ? text.substring(0, 300) : text.strip(), e);
		}
	}

	private static Neighbour neighbour(JsonObject device) {
		JsonObject chassis = first(device, "chassis"); //$NON-NLS-1$
		JsonObject port = first(device, "port"); //$NON-NLS-1$
		int vlan = 0;
		for (JsonObject one : list(device, "vlan")) //$NON-NLS-1$
			if (one.get("pvid") instanceof JsonPrimitive pvid && pvid.getAsBoolean()) //$NON-NLS-1$
				vlan = number(text(one, "vlan-id")); //$NON-NLS-1$
		return new Neighbour(text(device, "name"), value(chassis, "name"), value(chassis, "id"), value(port, "id"), value(port, "descr"), vlan, //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				number(value(port, "mfs"))); //$NON-NLS-1$
	}

	private static List<JsonObject> list(JsonObject of, String name) {
		List<JsonObject> all = new ArrayList<>();
		if (of.get(name) instanceof JsonArray array)
			for (JsonElement element : array)
				if (element instanceof JsonObject object)
					all.add(object);
		return all;
	}

	private static JsonObject first(JsonObject of, String name) {
		return list(of, name).stream().findFirst().orElseGet(JsonObject::new);
	}

	private static String value(JsonObject of, String name) {
		return text(first(of, name), "value"); //$NON-NLS-1$
	}

	private static String text(JsonObject of, String name) {
		return of.get(name) instanceof JsonPrimitive text ? text.getAsString() : ""; //$NON-NLS-1$
	}

	private static int number(String text) {
		return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0; //$NON-NLS-1$
	}
}
