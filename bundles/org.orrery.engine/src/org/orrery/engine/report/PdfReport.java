// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;

import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPCellEvent;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/** A report on A4 pages with numbers; the headings of tables come again on each page. Used once. */
final class PdfReport {
	private static final Color TEXT = new Color(0x1c2430);
	private static final Color MUTED = new Color(0x5d6b7c);
	private static final Color EDGE = new Color(0xc3cad4);
	private static final Color HEAD = new Color(0xe6ebf1);
	private static final Color TRACK = new Color(0xdde2e8);
	private static final Color BAR = new Color(0x5c93d1);
	private static final float MARGIN = 40;
	private static final float SMALL = 8;

	private final Report report;
	private final PdfFonts fonts;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	PdfReport(Report report) {
		this(report, new PdfFonts());
	}

	PdfReport(Report report, PdfFonts fonts) {
		this.report = report;
		this.fonts = fonts;
	}

	byte[] bytes() {
		Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
		PdfWriter writer = PdfWriter.getInstance(document, out);
		writer.setPageEvent(new Numbers());
		document.addTitle(report.title());
		document.addAuthor(report.by());
		document.addCreator("Orrery"); //$NON-NLS-1$
		document.open();
		add(document, report.title(), 17, true, TEXT, 0);
		add(document, ReportText.createdLine(report), 9, false, MUTED, 0);
		report.parameters().forEach(one -> add(document, one.name() + ": " + one.value(), 9, false, MUTED, 0)); //$NON-NLS-1$
		report.sections().forEach(section -> add(document, section));
		if (fonts.missing() > 0)
			add(document, Messages.bind(Messages.Pdf_missing, fonts.missing()), SMALL, false, MUTED, 12);
		document.close();
		return out.toByteArray();
	}

	private void add(Document document, String text, float size, boolean strong, Color colour, float before) {
		Paragraph paragraph = new Paragraph(fonts.phrase(text, size, strong, colour));
		paragraph.setLeading(size * 1.45f);
		paragraph.setSpacingBefore(before);
		document.add(paragraph);
	}

	private void add(Document document, Section section) {
		add(document, section.title(), 12, true, TEXT, 16);
		PdfPTable table = new PdfPTable(widths(section));
		table.setWidthPercentage(100);
		table.setSpacingBefore(6);
		table.setHeaderRows(1);
		section.columns().forEach(column -> table.addCell(cell(column, fonts.phrase(column.title(), SMALL, true, TEXT), HEAD)));
		for (List<Cell> row : section.rows())
			for (int i = 0; i < row.size(); i++)
				table.addCell(cell(section.columns().get(i), row.get(i)));
		document.add(table);
		section.notes().forEach(note -> add(document, "\u2022 " + note, SMALL, false, MUTED, 3)); //$NON-NLS-1$
	}

	/** By the longest word of each column, within bounds. */
	private static float[] widths(Section section) {
		float[] widths = new float[section.columns().size()];
		for (int i = 0; i < widths.length; i++) {
			int column = i;
			int longest = section.rows().stream().mapToInt(row -> row.get(column).words(section.columns().get(column)).length()).max().orElse(0);
			widths[i] = Math.max(8, Math.min(34, Math.max(longest, section.columns().get(i).title().length() * 0.8f)));
		}
		return widths;
	}

	private PdfPCell cell(Column column, Cell value) {
		PdfPCell cell = cell(column, fonts.phrase(value.words(column), SMALL, false, TEXT), null);
		if (column.quantum() == Quantum.SHARE && value.number() != null) {
			cell.setPaddingBottom(8);
			cell.setCellEvent(bar(Math.max(0, Math.min(1, value.number()))));
		}
		return cell;
	}

	private static PdfPCell cell(Column column, Phrase text, Color background) {
		PdfPCell cell = new PdfPCell(text);
		cell.setHorizontalAlignment(column.quantum().isNumber() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
		cell.setBorder(PdfPCell.BOTTOM);
		cell.setBorderColor(EDGE);
		cell.setBorderWidth(0.5f);
		cell.setPadding(4);
		if (background != null)
			cell.setBackgroundColor(background);
		return cell;
	}

	private static PdfPCellEvent bar(double share) {
		return (cell, place, canvases) -> {
			PdfContentByte canvas = canvases[PdfPTable.BACKGROUNDCANVAS];
			float width = place.getWidth() - 8;
			canvas.saveState();
			canvas.setColorFill(TRACK);
			canvas.rectangle(place.getLeft() + 4, place.getBottom() + 3, width, 2.5f);
			canvas.fill();
			canvas.setColorFill(BAR);
			canvas.rectangle(place.getLeft() + 4, place.getBottom() + 3, (float) (width * share), 2.5f);
			canvas.fill();
			canvas.restoreState();
		};
	}

	/** "2 of 3" below each page; how many there are is known at the end. */
	private final class Numbers extends PdfPageEventHelper {
		private PdfTemplate total;

		@Override
		public void onOpenDocument(PdfWriter writer, Document document) {
			total = writer.getDirectContent().createTemplate(30, 12);
		}

		@Override
		public void onEndPage(PdfWriter writer, Document document) {
			String here = Messages.bind(Messages.Pdf_page, writer.getPageNumber(), ""); //$NON-NLS-1$
			float right = document.right() - 20;
			ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_LEFT, fonts.phrase(report.title(), SMALL, false, MUTED), document.left(), 24, 0);
			ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_RIGHT, fonts.phrase(here, SMALL, false, MUTED), right, 24, 0);
			writer.getDirectContent().addTemplate(total, right + 2, 24);
		}

		@Override
		public void onCloseDocument(PdfWriter writer, Document document) {
			ColumnText.showTextAligned(total, Element.ALIGN_LEFT, fonts.phrase(String.valueOf(writer.getPageNumber() - 1), SMALL, false, MUTED), 0, 0, 0);
		}
	}
}
