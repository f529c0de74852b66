// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a report is written. Everything is UTF-8, except PDF. */
public enum ReportFormat {
	/** Aligned columns for a terminal. */
	TABLE {
		@Override
		public byte[] render(Report report) {
			return utf8(ReportText.of(report));
		}
	},
	/** Each section with its heading; bare numbers, their unit in the heading; what a spreadsheet would take for a formula is guarded. */
	CSV {
		@Override
		public byte[] render(Report report) {
			return utf8(CsvReport.of(report));
		}
	},
	/** One file that needs no other, light or dark as the reader likes, and printable. */
	HTML {
		@Override
		public byte[] render(Report report) {
			return utf8(HtmlReport.of(report));
		}
	},
	PDF {
		@Override
		public byte[] render(Report report) {
			return new PdfReport(report).bytes();
		}
	},
	JSON {
		@Override
		public byte[] render(Report report) {
			return utf8(JsonReport.of(report));
		}
	};

	/** Blocks: fonts are read for PDF. */
	public abstract byte[] render(Report report);

	/** Of a file name, without the dot. */
	public String extension() {
		return this == TABLE ? "txt" : name().toLowerCase(Locale.ROOT); //$NON-NLS-1$
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
