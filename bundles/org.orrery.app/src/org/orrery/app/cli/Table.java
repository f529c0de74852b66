// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aligned columns under their titles. Where the terminal is too narrow the widest columns are cut, shown by an ellipsis. */
final class Table {
	private static final int GAP = 2;
	private static final int LEAST_WIDTH = 6;

	/** @param text may be cut; @param style of the whole cell */
	record Cell(String text, Style style) {
		/** A line break in a name would tear the table, an escape sequence steer the terminal: shown by their pictures. */
		Cell {
			text = text.codePoints().anyMatch(Character::isISOControl) ? pictured(text) : text;
		}

		static Cell of(String text) {
			return new Cell(text, Style.PLAIN);
		}

		private static String pictured(String text) {
			StringBuilder shown = new StringBuilder();
			text.codePoints().map(c -> c < 0x20 ? 0x2400 + c : c == 0x7f ? 0x2421 : Character.isISOControl(c) ? 0xfffd : c).forEach(shown::appendCodePoint);
			return shown.toString();
		}
	}

	record Column(String title, boolean right) {
		static Column left(String title) {
			return new Column(title, false);
		}

		static Column right(String title) {
			return new Column(title, true);
		}
	}

	private final List<Column> columns;
	private final List<List<Cell>> rows = new ArrayList<>();

	Table(Column... columns) {
		this.columns = List.of(columns);
	}

	void add(Cell... cells) {
		if (cells.length != columns.size())
			throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns"); //$NON-NLS-1$ //$NON-NLS-2$
		rows.add(List.of(cells));
	}

	List<String> lines(int width, boolean coloured) {
		int[] widths = fit(naturalWidths(), width);
		List<String> lines = new ArrayList<>();
		lines.add(line(columns.stream().map(column -> new Cell(column.title(), Style.HEADING)).toList(), widths, coloured));
		rows.forEach(row -> lines.add(line(row, widths, coloured)));
		return lines;
	}

	private int[] naturalWidths() {
		int[] widths = new int[columns.size()];
		for (int i = 0; i < widths.length; i++) {
			widths[i] = length(columns.get(i).title());
			for (List<Cell> row : rows)
				widths[i] = Math.max(widths[i], length(row.get(i).text()));
		}
		return widths;
	}

	private static int[] fit(int[] widths, int limit) {
		long excess = Arrays.stream(widths).asLongStream().sum() + (long) GAP * (widths.length - 1) - limit;
		for (; excess > 0; excess--) {
			int widest = 0;
			for (int i = 1; i < widths.length; i++)
				if (widths[i] > widths[widest])
					widest = i;
			if (widths[widest] <= LEAST_WIDTH)
				break;
			widths[widest]--;
		}
		return widths;
	}

	private String line(List<Cell> cells, int[] widths, boolean coloured) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < widths.length; i++) {
			Cell cell = cells.get(i);
			String text = cut(cell.text(), widths[i]);
			String padding = " ".repeat(widths[i] - length(text)); //$NON-NLS-1$
			boolean last = i == widths.length - 1;
			if (columns.get(i).right())
				line.append(padding).append(cell.style().paint(text, coloured));
			else
				line.append(cell.style().paint(text, coloured)).append(last ? "" : padding); //$NON-NLS-1$
			if (!last)
				line.append(" ".repeat(GAP)); //$NON-NLS-1$
		}
		return line.toString().stripTrailing();
	}

	private static String cut(String text, int width) {
		if (length(text) <= width)
			return text;
		return text.substring(0, text.offsetByCodePoints(0, width - 1)) + '…';
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}
}
