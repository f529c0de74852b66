// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Parameter;
import org.orrery.engine.report.Report.Section;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;

class ReportFormatTest {
	private static final String EVIL = "<script>alert(\"x\")</script>&'";
	private static final List<Column> COLUMNS = List.of(new Column("vm", "VM", Quantum.TEXT), new Column("used", "Used", Quantum.SHARE),
			new Column("memory", "Memory", Quantum.BYTES));

	private static Report report(List<String> names) {
		List<List<Cell>> rows = new ArrayList<>();
		names.forEach(name -> rows.add(List.of(Cell.of(name), Cell.of(0.85), Cell.of(3L << 30))));
		return new Report(ReportKind.UPTIME, "Title <b>", List.of(new Parameter("Scope", EVIL)), ReportSamples.NOW, "@me",
				List.of(new Section("Machines", COLUMNS, rows, List.of("note one"))));
	}

	private static String text(ReportFormat format, String... names) {
		return new String(format.render(report(List.of(names))), StandardCharsets.UTF_8);
	}

	@Test
	void htmlTakesNamesForText() {
		String html = text(ReportFormat.HTML, EVIL, "\" onmouseover=\"x", "Büro 🙂 数据库", "a\u0000b\ud800c");
		assertFalse(html.contains("<script") || html.contains("<b>") || html.contains("\" onmouseover"), html);
		assertTrue(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;") && html.contains("Büro 🙂 数据库") && html.contains("a b c"), html);
		assertTrue(html.contains("default-src 'none'") && html.contains("prefers-color-scheme:dark") && html.contains("@media print"), "self-contained, both themes, print");
		assertTrue(html.contains("style=\"width:85.0%\"") && html.contains("3.0 GiB"), html);
		assertFalse(html.contains("http://") || html.contains("https://"), "nothing is fetched");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "=1+1|'=1+1", "+x|'+x", "-x|'-x", "@x|'@x", "a=b|a=b", "plain|plain" })
	void csvGuardsAgainstFormulas(String name, String written) {
		String csv = text(ReportFormat.CSV, name);
		assertTrue(csv.contains("\r\n" + written + ",0.85,3221225472\r\n"), csv);
		assertTrue(csv.startsWith("Title <b>,2026-06-30T12:00:00Z,'@me\r\n"), csv);
		assertTrue(csv.contains("VM,Used [share],Memory [B]\r\n"), csv);
	}

	@Test
	void csvQuotesAndWritesNumbersWithoutExponents() {
		assertTrue(text(ReportFormat.CSV, "a,\"b\"\nc").contains("\"a,\"\"b\"\"\nc\",0.85"));
		assertEquals("0.00000123457", CsvReport.number(1.23457e-6));
		assertEquals("-1500000000000000", CsvReport.number(-1.5e15));
		assertEquals("0", CsvReport.number(-0.0));
	}

	@Test
	void jsonHoldsBareNumbersAndNull() {
		Report report = new Report(ReportKind.UPTIME, "T", List.of(), ReportSamples.NOW, "me",
				List.of(new Section("S", COLUMNS, List.of(List.of(Cell.of("a"), Cell.UNKNOWN, Cell.of(Double.NaN))), List.of())));
		JsonObject section = JsonParser.parseString(new String(ReportFormat.JSON.render(report), StandardCharsets.UTF_8)).getAsJsonObject()
				.getAsJsonArray("sections").get(0).getAsJsonObject();
		assertEquals("{\"used\":\"share\",\"memory\":\"B\"}", section.get("units").toString());
		assertTrue(section.getAsJsonArray("rows").get(0).getAsJsonObject().get("used").isJsonNull());
	}

	@Test
	void tableIsAlignedAndKeepsTheTerminalWhole() {
		String table = text(ReportFormat.TABLE, "web", "a\u001b[31mred\nline");
		assertTrue(table.contains("\nVM                Used   Memory\n"), table);
		assertTrue(table.contains("\nweb             85.0 %  3.0 GiB\n"), table);
		assertFalse(table.contains("\u001b"), "no escape of a name reaches the terminal");
	}

	@Test
	void pdfHasPageNumbersAndTheHeadingOnEachPage() throws IOException {
		List<String> names = new ArrayList<>(List.of("Büro Ελλάδα Москва"));
		for (int i = 0; i < 120; i++)
			names.add("vm-" + i);
		PdfReader reader = new PdfReader(ReportFormat.PDF.render(report(names)));
		int pages = reader.getNumberOfPages();
		assertTrue(pages >= 4, pages + " pages");
		PdfTextExtractor extractor = new PdfTextExtractor(reader);
		for (int page = 1; page <= pages; page++) {
			String text = extractor.getTextFromPage(page).replaceAll("\\s+", " ");
			assertTrue(text.contains("Memory"), text);
			assertTrue(text.contains(page + " of"), text);
		}
		String first = extractor.getTextFromPage(1);
		assertTrue(first.contains("Title <b>") && first.contains("vm-0") && first.contains("85.0 %"), first);
		reader.close();
	}

	@Test
	void pdfSaysWhichCharactersNoFontHas() throws IOException {
		byte[] pdf = new PdfReport(report(List.of("plain", "数据")), new PdfFonts(List.of())).bytes();
		PdfReader reader = new PdfReader(pdf);
		String text = new PdfTextExtractor(reader).getTextFromPage(1);
		assertTrue(text.contains("2 characters could not be written") && text.contains("fonts-dejavu") && text.contains("??"), text);
		reader.close();
	}
}
