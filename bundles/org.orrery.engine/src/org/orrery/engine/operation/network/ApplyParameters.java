// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.LibvirtStep;
import org.orrery.engine.operation.network.ApplyNetworkOperation.Kind;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignDocument;
import org.orrery.fabric.document.DesignFormatException;
import org.orrery.fabric.document.PlanDocument;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The plan, its design and its options as they are recorded with the task: with them it is done, examined and taken back. */
record ApplyParameters(Kind kind, String name, NetworkDesign design, List<HostChange> changes, ApplyOptions options) {
	private static final String KIND = "kind"; //$NON-NLS-1$
	private static final String NAME = "name"; //$NON-NLS-1$
	private static final String DESIGN = "design"; //$NON-NLS-1$
	private static final String PLAN = "plan"; //$NON-NLS-1$
	private static final String FORCE = "force"; //$NON-NLS-1$
	private static final String PARTIAL = "partial"; //$NON-NLS-1$
	private static final String CONFIRM = "confirm within"; //$NON-NLS-1$
	private static final String CONNECTION = "connection"; //$NON-NLS-1$
	private static final String HOST = "host"; //$NON-NLS-1$
	private static final String STEPS = "steps"; //$NON-NLS-1$
	private static final String NETWORKS = "networks"; //$NON-NLS-1$
	private static final Gson GSON = new Gson();

	Map<String, String> write() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put(KIND, kind.name());
		parameters.put(NAME, name);
		if (design != null)
			parameters.put(DESIGN, DesignDocument.write(design));
		parameters.put(PLAN, plan().toString());
		parameters.put(FORCE, Boolean.toString(options.force()));
		parameters.put(PARTIAL, Boolean.toString(options.partial()));
		parameters.put(CONFIRM, options.confirm().toString());
		return parameters;
	}

	private JsonArray plan() {
		JsonArray hosts = new JsonArray();
		for (HostChange change : changes) {
			JsonObject host = new JsonObject();
			host.addProperty(CONNECTION, change.connection());
			host.addProperty(HOST, String.valueOf(change.host()));
			host.addProperty(NAME, change.name());
			host.add(STEPS, PlanDocument.write(change.steps()));
			host.add(NETWORKS, GSON.toJsonTree(change.networks().toArray(LibvirtStep[]::new)));
			hosts.add(host);
		}
		return hosts;
	}

	/** @throws IllegalArgumentException naming the parameter that is missing or odd */
	static ApplyParameters read(Map<String, String> parameters) {
		try {
			String design = parameters.get(DESIGN);
			return new ApplyParameters(Kind.valueOf(parameters.getOrDefault(KIND, "")), parameters.getOrDefault(NAME, ""), //$NON-NLS-1$ //$NON-NLS-2$
					design == null ? null : DesignDocument.read(design), changes(parameters.get(PLAN)),
					new ApplyOptions(Boolean.parseBoolean(parameters.get(FORCE)), Boolean.parseBoolean(parameters.get(PARTIAL)),
							Duration.parse(parameters.getOrDefault(CONFIRM, ApplyOptions.USUAL.toString()))));
		} catch (DesignFormatException | JsonParseException | IllegalStateException | NullPointerException | DateTimeException e) {
			throw new IllegalArgumentException(PLAN, e);
		}
	}

	private static List<HostChange> changes(String text) throws DesignFormatException {
		List<HostChange> changes = new ArrayList<>();
		for (JsonElement element : JsonParser.parseString(text).getAsJsonArray()) {
			JsonObject host = element.getAsJsonObject();
			changes.add(new HostChange(host.get(CONNECTION).getAsString(), UUID.fromString(host.get(HOST).getAsString()), host.get(NAME).getAsString(),
					PlanDocument.read(host.get(STEPS)), List.of(GSON.fromJson(host.get(NETWORKS), LibvirtStep[].class))));
		}
		return changes;
	}
}
