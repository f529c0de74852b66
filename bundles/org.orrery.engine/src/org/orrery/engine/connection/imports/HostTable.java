// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.orrery.engine.connection.ConnectionDefinition;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Hosts as a CSV table. The heading names the columns, in any order; without one the first column holds the URI and the second the name.
 * The separator is what the first line has most of: comma, semicolon or tab. Stateless.
 */
public final class HostTable {
	private static final char[] SEPARATORS = { ',', ';', '\t' };

	/** What a column means; the first name is the one that is written. */
	private enum Column {
		URI("uri", "url", "connection"), LABEL("label", "name"), DATACENTER("datacenter", "site"), GROUP("group", "folder", "folders"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$ //$NON-NLS-10$
		CLUSTER("cluster"), AUTO_CONNECT("autoconnect", "auto"), CERTIFICATES("certificates"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

		private final List<String> names;

		Column(String... names) {
			this.names = List.of(names);
		}

		static Optional<Column> of(String title) {
			String plain = title.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", ""); //$NON-NLS-1$ //$NON-NLS-2$
			return Stream.of(values()).filter(column -> column.names.contains(plain)).findFirst();
		}
	}

	private final String place;
	private final List<HostEntry> entries = new ArrayList<>();
	private final List<String> problems = new ArrayList<>();
	private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
	private int width;

	private HostTable(String place) {
		this.place = place;
	}

	/** @param place what a person knows the text by */
	static HostList parse(String text, String place) {
		HostTable table = new HostTable(place);
		table.read(text.startsWith("\ufeff") ? text.substring(1) : text); //$NON-NLS-1$
		return new HostList(place, table.entries, table.problems);
	}

	private void read(String text) {
		List<CsvRecord> records = records(text);
		if (records.isEmpty()) {
			problems.add(Messages.bind(Messages.Csv_empty, place));
			return;
		}
		boolean headed = !isUri(records.get(0).getField(0));
		if (headed)
			readHeading(records.get(0));
		else
			columns.putAll(Map.of(Column.URI, 0, Column.LABEL, 1));
		if (columns.containsKey(Column.URI))
			records.stream().skip(headed ? 1 : 0).forEach(this::readLine);
	}

	private List<CsvRecord> records(String text) {
		List<CsvRecord> records = new ArrayList<>();
		try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(true).allowExtraFields(true)
				.allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).allowUnclosedQuote(false).ofCsvRecord(text)) {
			for (CsvRecord one : reader)
				if (one.getFields().stream().anyMatch(field -> !field.isBlank()) && !one.getField(0).startsWith("#")) //$NON-NLS-1$
					records.add(one);
		} catch (CsvParseException e) {
			int line = records.isEmpty() ? 1 : (int) records.get(records.size() - 1).getStartingLineNumber() + 1;
			problems.add(Messages.bind(Messages.Csv_malformed, new Object[] { place, line, e.getMessage() }));
		} catch (IOException e) {
			throw new UncheckedIOException(e); // there is no file behind it
		}
		return records;
	}

	private static char separator(String text) {
		String first = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst().orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
		String unquoted = first.replaceAll("\"[^\"]*\"", ""); //$NON-NLS-1$ //$NON-NLS-2$
		char best = SEPARATORS[0];
		for (char separator : SEPARATORS)
			if (count(unquoted, separator) > count(unquoted, best))
				best = separator;
		return best;
	}

	private static long count(String text, char character) {
		return text.chars().filter(one -> one == character).count();
	}

	private static boolean isUri(String text) {
		return text.contains(":/"); //$NON-NLS-1$
	}

	private void readHeading(CsvRecord heading) {
		width = heading.getFieldCount();
		int line = (int) heading.getStartingLineNumber();
		for (int i = 0; i < width; i++) {
			String title = heading.getField(i);
			Optional<Column> column = Column.of(title);
			if (column.isPresent())
				columns.putIfAbsent(column.get(), i);
			else if (!title.isBlank() && !title.strip().equalsIgnoreCase("id")) //$NON-NLS-1$
				problems.add(Messages.bind(Messages.Csv_unknownColumn, new Object[] { place, line, i + 1, title.strip(), known() }));
		}
		if (!columns.containsKey(Column.URI))
			problems.add(Messages.bind(Messages.Csv_noUri, new Object[] { place, line, String.join(", ", heading.getFields()) })); //$NON-NLS-1$
	}

	private static String known() {
		return String.join(", ", Stream.of(Column.values()).map(column -> column.names.get(0)).toList()); //$NON-NLS-1$
	}

	private void readLine(CsvRecord record) {
		int line = (int) record.getStartingLineNumber();
		if (width > 0 && record.getFieldCount() > width)
			problems.add(Messages.bind(Messages.Csv_moreFields, new Object[] { place, line, width + 1, width }));
		String uri = cell(record, Column.URI);
		if (uri.isBlank()) {
			problems.add(Messages.bind(Messages.Csv_uriMissing, new Object[] { place, line, columns.get(Column.URI) + 1 }));
			return;
		}
		entries.add(new HostEntry(line, uri, cell(record, Column.LABEL), cell(record, Column.DATACENTER), HostImport.folders(cell(record, Column.GROUP)),
				cell(record, Column.CLUSTER), autoConnect(record, line), cell(record, Column.CERTIFICATES), false));
	}

	/** Without the apostrophe that guards a spreadsheet against formulas. */
	private String cell(CsvRecord record, Column column) {
		Integer index = columns.get(column);
		String text = index == null || index >= record.getFieldCount() ? "" : record.getField(index); //$NON-NLS-1$
		return text.length() > 1 && text.charAt(0) == '\'' && isFormula(text.substring(1)) ? text.substring(1) : text;
	}

	private boolean autoConnect(CsvRecord record, int line) {
		String text = cell(record, Column.AUTO_CONNECT).strip().toLowerCase(Locale.ROOT);
		return switch (text) {
		case "", "yes", "y", "true", "1", "on" -> true; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
		case "no", "n", "false", "0", "off" -> false; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		default -> {
			problems.add(Messages.bind(Messages.Csv_badAutoConnect, new Object[] { place, line, columns.get(Column.AUTO_CONNECT) + 1, text }));
			yield true;
		}
		};
	}

	private static boolean isFormula(String text) {
		return !text.isEmpty() && "=+-@\t\r'".indexOf(text.charAt(0)) >= 0; //$NON-NLS-1$
	}

	/** The saved connections as such a table, which {@link #parse} reads back to the same. Ids are not in it, nor is any secret. */
	public static String format(Collection<ConnectionDefinition> connections) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
			writer.writeRecord(Stream.of(Column.values()).map(column -> column.names.get(0)).toList());
			for (ConnectionDefinition one : connections)
				writer.writeRecord(Stream.of(one.uri(), one.label(), one.datacenter(), String.join("/", one.folders()), one.cluster(), //$NON-NLS-1$
						one.autoConnect() ? "yes" : "no", one.certificates()).map(HostTable::guarded).toList()); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (IOException e) {
			throw new UncheckedIOException(e); // there is no file behind it
		}
		return text.toString();
	}

	/** A spreadsheet takes what begins so for a formula and runs it. */
	private static String guarded(String text) {
		return isFormula(text) ? '\'' + text : text;
	}
}
