// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;

/**
 * Fonts of this computer that have more than Western letters, embedded as far as they are used; without any, the one that every reader of
 * PDF has. Names of VMs may be in any script: each character goes by the first font that has it. Belongs to one thread.
 */
final class PdfFonts {
	/** Distributions keep the same fonts in different places. */
	private static final List<String> FOLDERS = List.of("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", //$NON-NLS-1$ //$NON-NLS-2$
			"/usr/share/fonts/dejavu", "/usr/share/fonts/TTF", "/usr/share/fonts/truetype/noto", "/usr/share/fonts/google-noto", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"/usr/share/fonts/truetype/droid", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"/usr/share/fonts/truetype/wqy"); //$NON-NLS-1$
	private static final List<String> PLAIN = List.of("DejaVuSans.ttf", "NotoSans-Regular.ttf", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"wqy-zenhei.ttc", "NotoEmoji-Regular.ttf"); //$NON-NLS-1$ //$NON-NLS-2$
	private static final List<String> BOLD = List.of("DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf"); //$NON-NLS-1$ //$NON-NLS-2$

	private final List<BaseFont> plain;
	private final List<BaseFont> bold;
	private int missing;

	PdfFonts() {
		this(FOLDERS.stream().map(Path::of).toList());
	}

	PdfFonts(List<Path> folders) {
		plain = fonts(folders, PLAIN);
		bold = new ArrayList<>(fonts(folders, BOLD));
		bold.addAll(plain);
		if (plain.isEmpty())
			plain.add(builtIn(BaseFont.HELVETICA));
		if (bold.isEmpty())
			bold.add(builtIn(BaseFont.HELVETICA_BOLD));
	}

	private static List<BaseFont> fonts(List<Path> folders, List<String> names) {
		List<BaseFont> fonts = new ArrayList<>();
		for (String name : names)
			folders.stream().map(folder -> folder.resolve(name)).filter(Files::isReadable).findFirst().flatMap(PdfFonts::open).ifPresent(fonts::add);
		return fonts;
	}

	private static Optional<BaseFont> open(Path file) {
		try {
			String name = file.toString().endsWith(".ttc") ? file + ",0" : file.toString(); //$NON-NLS-1$ //$NON-NLS-2$
			return Optional.of(BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED));
		} catch (IOException | RuntimeException e) { // a font that cannot be read is as good as none
			System.getLogger(PdfFonts.class.getName()).log(System.Logger.Level.DEBUG, "reading " + file, e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	private static BaseFont builtIn(String name) {
		try {
			return BaseFont.createFont(name, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED);
		} catch (IOException e) {
			throw new IllegalStateException(e); // its metrics are in the library
		}
	}

	/** How many characters no font had so far. */
	int missing() {
		return missing;
	}

	Phrase phrase(String text, float size, boolean strong, Color colour) {
		Phrase phrase = new Phrase();
		StringBuilder run = new StringBuilder();
		BaseFont current = null;
		for (int code : text.codePoints().map(one -> Character.isISOControl(one) ? ' ' : one).toArray()) {
			BaseFont font = fontOf(code, strong ? bold : plain);
			BaseFont next = font == null ? plain.getFirst() : font;
			if (next != current && !run.isEmpty()) {
				phrase.add(new Chunk(run.toString(), new Font(current, size, Font.NORMAL, colour)));
				run.setLength(0);
			}
			current = next;
			run.appendCodePoint(font == null ? '?' : code);
			if (font == null)
				missing++;
		}
		if (!run.isEmpty())
			phrase.add(new Chunk(run.toString(), new Font(current, size, Font.NORMAL, colour)));
		return phrase;
	}

	private static BaseFont fontOf(int code, List<BaseFont> fonts) {
		return fonts.stream().filter(font -> font.charExists(code)).findFirst().orElse(null);
	}
}
