// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.util.List;
import java.util.Locale;

import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Section;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** A report in the documented form: bare numbers, null where a value is not known. Stateless. */
final class JsonReport {
	private JsonReport() {
	}

	static String of(Report report) {
		JsonObject document = new JsonObject();
		document.addProperty("report", report.kind().key()); //$NON-NLS-1$
		document.addProperty("title", report.title()); //$NON-NLS-1$
		document.addProperty("created", report.created().toString()); //$NON-NLS-1$
		document.addProperty("by", report.by()); //$NON-NLS-1$
		JsonObject parameters = new JsonObject();
		report.parameters().forEach(one -> parameters.addProperty(one.name().toLowerCase(Locale.ROOT), one.value()));
		document.add("parameters", parameters); //$NON-NLS-1$
		JsonArray sections = new JsonArray();
		report.sections().forEach(section -> sections.add(section(section)));
		document.add("sections", sections); //$NON-NLS-1$
		return new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(document) + '\n';
	}

	private static JsonObject section(Section section) {
		JsonObject object = new JsonObject();
		object.addProperty("title", section.title()); //$NON-NLS-1$
		JsonObject units = new JsonObject();
		section.columns().stream().filter(column -> !column.quantum().symbol().isEmpty())
				.forEach(column -> units.addProperty(column.key(), column.quantum().symbol()));
		object.add("units", units); //$NON-NLS-1$
		JsonArray rows = new JsonArray();
		for (List<Cell> row : section.rows()) {
			JsonObject values = new JsonObject();
			for (int i = 0; i < row.size(); i++)
				if (row.get(i).number() != null)
					values.addProperty(section.columns().get(i).key(), row.get(i).number());
				else
					values.addProperty(section.columns().get(i).key(), row.get(i).text());
			rows.add(values);
		}
		object.add("rows", rows); //$NON-NLS-1$
		JsonArray notes = new JsonArray();
		section.notes().forEach(notes::add);
		object.add("notes", notes); //$NON-NLS-1$
		return object;
	}
}
