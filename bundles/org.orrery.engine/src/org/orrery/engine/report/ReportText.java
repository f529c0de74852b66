// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;

/** A report as aligned text. Stateless. */
final class ReportText {
	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT); //$NON-NLS-1$
	private static final String GAP = "  "; //$NON-NLS-1$

	private ReportText() {
	}

	/** Local time. */
	static String moment(Instant instant) {
		return MOMENT.format(instant.atZone(ZoneId.systemDefault()));
	}

	static String createdLine(Report report) {
		return Messages.bind(Messages.Html_created, moment(report.created()), report.by());
	}

	static String of(Report report) {
		StringBuilder text = new StringBuilder(report.title()).append('\n').append(createdLine(report)).append('\n');
		report.parameters().forEach(one -> text.append(one.name()).append(": ").append(one.value()).append('\n')); //$NON-NLS-1$
		for (Section section : report.sections()) {
			text.append('\n').append(section.title()).append('\n');
			lines(section).forEach(line -> text.append(line).append('\n'));
			section.notes().forEach(note -> text.append("* ").append(note).append('\n')); //$NON-NLS-1$
		}
		return text.toString();
	}

	private static List<String> lines(Section section) {
		List<List<String>> table = new ArrayList<>();
		table.add(section.columns().stream().map(Column::title).toList());
		for (int row = 0; row < section.rows().size(); row++)
			table.add(words(section, row));
		int[] widths = new int[section.columns().size()];
		for (List<String> row : table)
			for (int i = 0; i < widths.length; i++)
				widths[i] = Math.max(widths[i], length(row.get(i)));
		return table.stream().map(row -> line(section, row, widths)).toList();
	}

	/** A name may hold what would move the cursor of a terminal. */
	private static List<String> words(Section section, int row) {
		List<String> words = new ArrayList<>();
		for (int i = 0; i < section.columns().size(); i++)
			words.add(section.rows().get(row).get(i).words(section.columns().get(i)).replaceAll("\\p{Cntrl}", " ")); //$NON-NLS-1$ //$NON-NLS-2$
		return words;
	}

	private static String line(Section section, List<String> row, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < widths.length; i++) {
			String blanks = " ".repeat(widths[i] - length(row.get(i))); //$NON-NLS-1$
			boolean right = section.columns().get(i).quantum().isNumber();
			line.append(i == 0 ? "" : GAP).append(right ? blanks + row.get(i) : row.get(i) + blanks); //$NON-NLS-1$
		}
		return line.toString().stripTrailing();
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}
}
