// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import org.orrery.fabric.FabricStep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;

/** Steps as JSON: for the record of what is about to be done, from which it can be taken back later, and for programs. Pure; any thread. */
public final class PlanDocument {
	private static final String STEP = "step"; //$NON-NLS-1$
	private static final Map<String, Class<? extends FabricStep>> STEPS = Map.of("create-switch", FabricStep.CreateSwitch.class, "remove-switch", //$NON-NLS-1$ //$NON-NLS-2$
			FabricStep.RemoveSwitch.class, "set-switch", FabricStep.SetSwitch.class, "add-port", FabricStep.AddPort.class, "remove-port", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			FabricStep.RemovePort.class, "set-port", FabricStep.SetPort.class, "add-mirror", FabricStep.AddMirror.class, "remove-mirror", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			FabricStep.RemoveMirror.class);
	private static final Gson PLAIN = new Gson();
	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().registerTypeHierarchyAdapter(FabricStep.class, new StepForm()).create();

	private PlanDocument() {
	}

	/** An array of steps, each with its kind as "step". */
	public static JsonElement write(List<FabricStep> steps) {
		return GSON.toJsonTree(steps.toArray(FabricStep[]::new), FabricStep[].class);
	}

	/** The kind of a step as it is written: "add-port". */
	public static String kind(FabricStep step) {
		return STEPS.entrySet().stream().filter(entry -> entry.getValue() == step.getClass()).findFirst().orElseThrow().getKey();
	}

	/** @throws DesignFormatException when something else than {@link #write} has made it */
	public static List<FabricStep> read(JsonElement steps) throws DesignFormatException {
		try {
			return List.of(GSON.fromJson(steps, FabricStep[].class));
		} catch (JsonParseException | NullPointerException | IllegalArgumentException e) {
			throw new DesignFormatException(String.valueOf(e.getMessage()));
		}
	}

	private static final class StepForm implements JsonSerializer<FabricStep>, JsonDeserializer<FabricStep> {
		@Override
		public JsonElement serialize(FabricStep step, Type type, JsonSerializationContext context) {
			JsonObject object = new JsonObject();
			object.addProperty(STEP, kind(step));
			PLAIN.toJsonTree(step, step.getClass()).getAsJsonObject().entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
			return object;
		}

		@Override
		public FabricStep deserialize(JsonElement element, Type type, JsonDeserializationContext context) {
			JsonElement kind = element instanceof JsonObject object ? object.get(STEP) : null;
			Class<? extends FabricStep> known = kind == null ? null : STEPS.get(kind.getAsString());
			if (known == null)
				throw new JsonParseException(String.valueOf(kind));
			return PLAIN.fromJson(element, known);
		}
	}
}
