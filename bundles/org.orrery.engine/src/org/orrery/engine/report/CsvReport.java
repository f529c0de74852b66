// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;

import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** A report as RFC 4180 has it: the sections one after the other, each after an empty line. Stateless. */
final class CsvReport {
	private static final MathContext DIGITS = new MathContext(9);

	private CsvReport() {
	}

	static String of(Report report) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
			writer.writeRecord(guarded(report.title()), report.created().toString(), guarded(report.by()));
			report.parameters().forEach(one -> writer.writeRecord(guarded(one.name()), guarded(one.value())));
			for (Section section : report.sections()) {
				writer.writeRecord().endRecord();
				write(writer, section);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e); // there is no file behind it
		}
		return text.toString();
	}

	private static void write(CsvWriter writer, Section section) {
		writer.writeRecord(guarded(section.title()));
		writer.writeRecord(section.columns().stream().map(CsvReport::heading).toList());
		section.rows().forEach(row -> writer.writeRecord(row.stream().map(CsvReport::cell).toList()));
		section.notes().forEach(note -> writer.writeRecord(guarded(note)));
	}

	private static String heading(Column column) {
		String symbol = column.quantum().symbol();
		return symbol.isEmpty() ? column.title() : column.title() + " [" + symbol + ']'; //$NON-NLS-1$
	}

	private static String cell(Cell cell) {
		if (cell.number() != null)
			return number(cell.number());
		return cell.text() == null ? "" : guarded(cell.text()); //$NON-NLS-1$
	}

	/** Without an exponent, which not every program reads. */
	static String number(double value) {
		BigDecimal exact = value == Math.rint(value) ? new BigDecimal(value) : new BigDecimal(value, DIGITS);
		return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString(); //$NON-NLS-1$
	}

	/** A spreadsheet takes what begins so for a formula and runs it. */
	static String guarded(String text) {
		return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text; //$NON-NLS-1$
	}
}
