// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.several;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationFactory;
import org.orrery.engine.operation.OperationTypes;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/** The parts of a whole as its task record holds them: what each own record would hold. */
final class PartText {
	private static final String PARTS = "parts"; //$NON-NLS-1$
	private static final Gson GSON = new Gson();

	/** One part. */
	private record Part(String type, String title, List<String> subjects, List<String> names, Map<String, String> parameters) {
	}

	private PartText() {
	}

	static Map<String, String> write(List<Operation> parts) {
		return Map.of(PARTS, GSON.toJson(parts.stream().map(part -> new Part(part.type(), part.title(),
				part.subjects().stream().map(ObjectRef::toString).toList(), part.subjectNames(), part.parameters())).toList()));
	}

	/** @throws IllegalArgumentException naming what is odd */
	static List<Operation> read(Map<String, String> parameters) {
		Map<String, OperationFactory> types = OperationTypes.all();
		List<Operation> parts = new ArrayList<>();
		for (Part part : parsed(parameters.getOrDefault(PARTS, ""))) { //$NON-NLS-1$
			OperationFactory factory = types.get(part.type());
			if (factory == null || part.subjects() == null || part.names() == null || part.parameters() == null)
				throw new IllegalArgumentException(PARTS + ": " + part.type()); //$NON-NLS-1$
			List<ObjectRef> subjects = part.subjects().stream().map(ObjectRef::valueOf).toList();
			parts.add(factory.recreate(record(part.type(), part.title(), subjects, part.names(), part.parameters())));
		}
		return parts;
	}

	private static List<Part> parsed(String text) {
		try {
			Part[] parts = GSON.fromJson(text, Part[].class);
			if (parts == null)
				throw new IllegalArgumentException(PARTS);
			return List.of(parts);
		} catch (JsonParseException | NullPointerException e) {
			throw new IllegalArgumentException(PARTS + ": " + e.getMessage(), e); //$NON-NLS-1$
		}
	}

	/** The record of a part that was done, for the way back. */
	static TaskRecord succeeded(Operation part) {
		return record(part.type(), part.title(), part.subjects(), part.subjectNames(), part.parameters());
	}

	private static TaskRecord record(String type, String title, List<ObjectRef> subjects, List<String> names, Map<String, String> parameters) {
		return new TaskRecord("", type, title, subjects, names, parameters, "", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, TaskState.SUCCEEDED, 1, "", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				Map.of(), List.of(), List.of(), "", "", "", false, ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
