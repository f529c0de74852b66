// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.diagram.export.SvgGraphics;
import org.orrery.diagram.export.SvgWriter;
import org.orrery.diagram.export.TopologyExport;
import org.orrery.diagram.parts.Layer;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ExportTest extends TopologyTestBase {
	@TempDir
	Path folder;

	private TopologyExport export() {
		return new TopologyExport(Display.getCurrent(), services.fleet(), editor.context().placements().copy(), EnumSet.allOf(Layer.class), false);
	}

	private static Document parse(String svg) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
	}

	private static Set<String> texts(Document document) {
		Set<String> texts = new HashSet<>();
		NodeList elements = document.getElementsByTagName("text");
		for (int i = 0; i < elements.getLength(); i++)
			texts.add(elements.item(i).getTextContent());
		return texts;
	}

	@Test
	void svgIsWellFormedAndItsTextIsText() throws Exception {
		twoHosts();
		open();
		try (TopologyExport export = export()) {
			Document document = parse(export.svg());
			assertEquals("svg", document.getDocumentElement().getLocalName());
			assertTrue(texts(document).containsAll(Set.of("h1", "h2", "web", "app", "shared", "br0", "east")), texts(document)::toString);
			assertTrue(document.getElementsByTagName("polyline").getLength() > 0, "The links are on it");
		}
	}

	@Test
	void pngHoldsTheWholeDiagram() throws Exception {
		twoHosts();
		open();
		Path file = folder.resolve("topology.png");
		try (TopologyExport export = export()) {
			export.write(file);
		}
		ImageData picture = new ImageData(file.toString());
		assertTrue(picture.width > 400 && picture.height > 200, picture.width + "×" + picture.height);
		Set<Integer> colors = new HashSet<>();
		for (int y = 0; y < picture.height; y += 3)
			for (int x = 0; x < picture.width; x += 3)
				colors.add(picture.getPixel(x, y));
		assertTrue(colors.size() > 8, "Something is painted: " + colors.size() + " colours");
	}

	@Test
	void theZoomOfTheEditorDoesNotMatter() throws Exception {
		twoHosts();
		open();
		((ZoomManager) viewer().getProperty(ZoomManager.class.toString())).setZoom(0.25);
		try (TopologyExport export = export()) {
			assertTrue(texts(parse(export.svg())).contains("app"));
		}
	}

	@Test
	void anUnknownEndingIsRefusedByName() throws Exception {
		twoHosts();
		open();
		try (TopologyExport export = export()) {
			IOException problem = assertThrows(IOException.class, () -> export.write(folder.resolve("topology.gif")));
			assertTrue(problem.getMessage().contains("topology.gif"), problem.getMessage());
		}
		assertTrue(Files.notExists(folder.resolve("topology.gif")));
	}

	@Test
	void namesAreEscapedAndClipsCut() throws Exception {
		SvgWriter out = new SvgWriter();
		Display display = Display.getCurrent();
		SvgGraphics graphics = new SvgGraphics(out, new Rectangle(10, 10, 100, 100), display.getSystemColor(2), display.getSystemColor(1),
				display.getSystemFont());
		graphics.drawString("a<b>&\"c\"\u0001", 20, 20);
		graphics.pushState();
		graphics.clipRect(new Rectangle(20, 20, 5, 5));
		graphics.drawLine(0, 0, 90, 90);
		graphics.popState();
		graphics.drawLine(20, 20, 30, 30);
		graphics.dispose();
		Document document = parse(out.document(new Rectangle(10, 10, 100, 100), "t & t", display.getSystemColor(1)));
		assertEquals(Set.of("a<b>&\"c\""), texts(document));
		NodeList lines = document.getElementsByTagName("polyline");
		assertEquals(2, lines.getLength());
		assertTrue(lines.item(0).getAttributes().getNamedItem("clip-path") != null, "What is cut off has a clip");
		assertTrue(lines.item(1).getAttributes().getNamedItem("clip-path") == null, "What is not, has none");
	}
}
