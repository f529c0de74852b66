// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.util.List;
import java.util.Locale;

import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;

/** A report as one HTML file without scripts. Names of VMs are text of others: everything is escaped. Stateless. */
final class HtmlReport {
	private static final String STYLE = """
			:root{color-scheme:light dark;--canvas:#ffffff;--text:#1c2430;--muted:#5d6b7c;--edge:#c3cad4;--head:#e6ebf1;--track:#dde2e8;--bar:#5c93d1;--high:#d08700;--full:#d3413b}
			@media (prefers-color-scheme:dark){:root{--canvas:#1f2124;--text:#e3e6ea;--muted:#98a4b3;--edge:#4a5058;--head:#383d44;--track:#474d55;--bar:#5a96d8;--high:#e0a030;--full:#ec6a63}}
			body{font:14px/1.45 system-ui,"DejaVu Sans",sans-serif;background:var(--canvas);color:var(--text);margin:32px auto;max-width:1200px;padding:0 24px}
			h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:28px 0 8px}
			.about,.notes{color:var(--muted);font-size:13px}.about p{margin:0}
			table{border-collapse:collapse;width:100%}
			th{background:var(--head);text-align:left;font-weight:600}
			th,td{border-bottom:1px solid var(--edge);padding:5px 10px;vertical-align:top}
			td{overflow-wrap:anywhere}
			.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;overflow-wrap:normal}
			.track{display:block;height:4px;min-width:64px;background:var(--track);margin-top:3px;border-radius:2px}
			.bar{display:block;height:4px;background:var(--bar);border-radius:2px}.high{background:var(--high)}.full{background:var(--full)}
			.notes{padding-left:20px}
			@media print{:root{--canvas:#fff;--text:#000;--muted:#444;--edge:#999;--head:#eee}body{margin:0;max-width:none;padding:0;font-size:10px}
			h2{break-after:avoid}thead{display:table-header-group}tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
			@page{size:A4 landscape;margin:14mm}
			"""; //$NON-NLS-1$

	private final StringBuilder html = new StringBuilder();

	private HtmlReport() {
	}

	static String of(Report report) {
		return new HtmlReport().write(report);
	}

	private String write(Report report) {
		html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" //$NON-NLS-1$
				+ "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" //$NON-NLS-1$
				+ "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"); //$NON-NLS-1$
		html.append(escaped(report.title())).append(" \u2013 Orrery</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n"); //$NON-NLS-1$ //$NON-NLS-2$
		element("h1", report.title()); //$NON-NLS-1$
		html.append("<div class=\"about\">\n"); //$NON-NLS-1$
		element("p", ReportText.createdLine(report)); //$NON-NLS-1$
		report.parameters().forEach(one -> element("p", one.name() + ": " + one.value())); //$NON-NLS-1$ //$NON-NLS-2$
		html.append("</div>\n"); //$NON-NLS-1$
		report.sections().forEach(this::section);
		return html.append("</body>\n</html>\n").toString(); //$NON-NLS-1$
	}

	private void section(Section section) {
		element("h2", section.title()); //$NON-NLS-1$
		html.append("<table>\n<thead><tr>"); //$NON-NLS-1$
		section.columns().forEach(column -> html.append(column.quantum().isNumber() ? "<th class=\"n\">" : "<th>").append(escaped(column.title())).append("</th>")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		html.append("</tr></thead>\n<tbody>\n"); //$NON-NLS-1$
		section.rows().forEach(row -> row(section.columns(), row));
		html.append("</tbody>\n</table>\n"); //$NON-NLS-1$
		if (section.notes().isEmpty())
			return;
		html.append("<ul class=\"notes\" aria-label=\"").append(escaped(Messages.Html_note)).append("\">\n"); //$NON-NLS-1$ //$NON-NLS-2$
		section.notes().forEach(note -> element("li", note)); //$NON-NLS-1$
		html.append("</ul>\n"); //$NON-NLS-1$
	}

	private void row(List<Column> columns, List<Cell> row) {
		html.append("<tr>"); //$NON-NLS-1$
		for (int i = 0; i < row.size(); i++) {
			Column column = columns.get(i);
			html.append(column.quantum().isNumber() ? "<td class=\"n\">" : "<td>").append(escaped(row.get(i).words(column))); //$NON-NLS-1$ //$NON-NLS-2$
			if (column.quantum() == Quantum.SHARE && row.get(i).number() != null)
				bar(row.get(i).number(), column);
			html.append("</td>"); //$NON-NLS-1$
		}
		html.append("</tr>\n"); //$NON-NLS-1$
	}

	private void bar(double share, Column column) {
		double shown = Math.max(0, Math.min(1, share));
		String level = column.key().equals("availability") ? "bar" : shown >= 0.9 ? "bar full" : shown >= 0.75 ? "bar high" : "bar"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		html.append(String.format(Locale.ROOT, "<span class=\"track\"><span class=\"%s\" style=\"width:%.1f%%\"></span></span>", level, shown * 100)); //$NON-NLS-1$
	}

	private void element(String name, String text) {
		html.append('<').append(name).append('>').append(escaped(text)).append("</").append(name).append(">\n"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Also what no HTML may hold. */
	static String escaped(String text) {
		StringBuilder safe = new StringBuilder();
		text.codePoints().forEach(code -> {
			switch (code) {
			case '&' -> safe.append("&amp;"); //$NON-NLS-1$
			case '<' -> safe.append("&lt;"); //$NON-NLS-1$
			case '>' -> safe.append("&gt;"); //$NON-NLS-1$
			case '"' -> safe.append("&quot;"); //$NON-NLS-1$
			case '\'' -> safe.append("&#39;"); //$NON-NLS-1$
			default -> safe.appendCodePoint(Character.isISOControl(code) || code >= 0xd800 && code < 0xe000 ? ' ' : code);
			}
		});
		return safe.toString();
	}
}
