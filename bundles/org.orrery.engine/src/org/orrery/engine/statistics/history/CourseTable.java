// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

import org.orrery.engine.statistics.Point;

import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * Courses as comma-separated values, one line for each point: time (ISO 8601, UTC), object, metric, value, unit. Names that a spreadsheet
 * would take for a formula are defused by a quote. Stateless.
 */
public final class CourseTable {
	/** @param object name of what was measured */
	public record Entry(String object, MetricCourse course) {
	}

	private CourseTable() {
	}

	/** Leaves the writer open. */
	public static void write(List<Entry> entries, Writer to) throws IOException {
		CsvWriter csv = CsvWriter.builder().build(to);
		csv.writeRecord("time", "object", "metric", "value", "unit"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		for (Entry entry : entries)
			for (Point point : entry.course().points())
				csv.writeRecord(point.at().toString(), harmless(entry.object()), entry.course().metric().key(),
						String.format(Locale.ROOT, "%.6g", point.value()), entry.course().metric().unit().symbol()); //$NON-NLS-1$
		csv.flush();
	}

	private static String harmless(String name) {
		return !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0 ? '\'' + name : name; //$NON-NLS-1$
	}
}
