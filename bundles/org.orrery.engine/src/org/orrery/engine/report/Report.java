// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Instant;
import java.util.List;

/**
 * A finished report. Immutable; may cross threads.
 *
 * @param parameters what was asked for, in words
 * @param by         account that asked
 */
public record Report(ReportKind kind, String title, List<Parameter> parameters, Instant created, String by, List<Section> sections) {
	public record Parameter(String name, String value) {
	}

	/** @param notes assumptions, what is missing and why, one sentence each */
	public record Section(String title, List<Column> columns, List<List<Cell>> rows, List<String> notes) {
		public Section {
			columns = List.copyOf(columns);
			rows = rows.stream().map(List::copyOf).toList();
			notes = List.copyOf(notes);
			for (List<Cell> row : rows)
				if (row.size() != columns.size())
					throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns of " + title); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** @param key of JSON, stable */
	public record Column(String key, String title, Quantum quantum) {
	}

	/** A text or a number, in the unit of its column; neither: not known. */
	public record Cell(String text, Double number) {
		public static final Cell UNKNOWN = new Cell(null, null);

		public static Cell of(String text) {
			return new Cell(text, null);
		}

		/** @param number not finite: not known */
		public static Cell of(double number) {
			return Double.isFinite(number) ? new Cell(null, number) : UNKNOWN;
		}

		/** @param bytes negative: not known */
		public static Cell ofBytes(long bytes) {
			return bytes < 0 ? UNKNOWN : of(bytes);
		}

		/** With its unit, for a person. */
		public String words(Column column) {
			if (number != null)
				return column.quantum().words(number);
			return text == null ? "\u2013" : text; //$NON-NLS-1$
		}
	}

	public Report {
		parameters = List.copyOf(parameters);
		sections = List.copyOf(sections);
	}
}
