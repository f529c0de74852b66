// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.diagram.figures.DatastoreFigure;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.DisplayTheme;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.figures.HostCounts;
import org.orrery.diagram.figures.Heat;
import org.orrery.diagram.figures.HostFigure;
import org.orrery.diagram.figures.HostMark;
import org.orrery.diagram.figures.InformationCard;
import org.orrery.diagram.figures.NetworkFigure;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.figures.NoteFigure;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.figures.VmFigure;
import org.orrery.diagram.figures.VmMark;
import org.orrery.ui.ThemeColor;

/** Figures painted to images, without an editor around them. */
class FigurePaintingTest {
	private final DisplayTheme theme = new DisplayTheme(Display.getCurrent(), () -> false);

	@AfterEach
	void disposeTheme() {
		theme.dispose();
	}

	/** Every colour of a mark the same: what still differs is the shape. */
	private final class OneInk implements DiagramTheme {
		@Override
		public Color color(ThemeColor meaning) {
			return theme.color(meaning == ThemeColor.VM_FILL || meaning == ThemeColor.HOST_FILL ? ThemeColor.CARD_FILL : ThemeColor.TEXT);
		}

		@Override
		public Font font(TextStyle style) {
			return theme.font(style);
		}
	}

	private static byte[] paint(IFigure figure, int width, int height) {
		figure.setBounds(new Rectangle(0, 0, width, height));
		figure.validate();
		Image image = new Image(Display.getCurrent(), width, height);
		GC gc = new GC(image);
		SWTGraphics graphics = new SWTGraphics(gc);
		try {
			figure.paint(graphics);
			ImageData data = image.getImageData(100);
			return data.data;
		} finally {
			graphics.dispose();
			gc.dispose();
			image.dispose();
		}
	}

	private static byte[] paint(IFigure figure) {
		Dimension size = figure.getPreferredSize();
		return paint(figure, size.width, size.height);
	}

	private VmFigure vm() {
		VmFigure figure = new VmFigure(theme);
		figure.setName("web-1");
		figure.setSize("2 GiB");
		figure.setMark(VmMark.RUNNING);
		return figure;
	}

	private HostFigure host() {
		HostFigure figure = new HostFigure(theme);
		figure.setName("h1");
		figure.setMark(HostMark.HEALTHY);
		figure.setSummary("3 running");
		figure.setMemory(0.6, "19 of 32 GiB");
		figure.setCounts(new HostCounts(3, 1, 1, 0, "3 of 5 run"));
		figure.pane().add(vm());
		return figure;
	}

	@Test
	void statesDifferByShapeAlone() {
		Map<VmMark, byte[]> vms = new EnumMap<>(VmMark.class);
		for (VmMark mark : VmMark.values()) {
			VmFigure figure = new VmFigure(new OneInk());
			figure.setMark(mark);
			vms.put(mark, paint(figure));
		}
		assertAllDiffer(vms);
		Map<HostMark, byte[]> hosts = new EnumMap<>(HostMark.class);
		for (HostMark mark : HostMark.values()) {
			HostFigure figure = new HostFigure(new OneInk());
			figure.setMark(mark);
			hosts.put(mark, paint(figure));
		}
		assertAllDiffer(hosts);
	}

	private static <K> void assertAllDiffer(Map<K, byte[]> pictures) {
		pictures.forEach((one, first) -> pictures.forEach((other, second) -> {
			if (one != other)
				assertFalse(Arrays.equals(first, second), one + " looks like " + other);
		}));
	}

	@ParameterizedTest
	@EnumSource(DetailLevel.class)
	void everyFigurePaintsAtEveryLevel(DetailLevel level) {
		DatastoreFigure datastore = new DatastoreFigure(theme);
		datastore.setName("shared");
		datastore.setUsage(0.68, "68 % of 2 TiB");
		NetworkFigure network = new NetworkFigure(theme);
		network.setName("br-data", "Open vSwitch");
		for (NodeFigure figure : List.of(host(), datastore, network)) {
			figure.setDetail(level);
			assertTrue(colors(paint(figure)) > 2, figure.getClass().getSimpleName() + " at " + level);
		}
	}

	private static int colors(byte[] picture) {
		Set<Integer> colors = new HashSet<>();
		for (int i = 0; i + 2 < picture.length; i += 4)
			colors.add((picture[i] & 0xff) << 16 | (picture[i + 1] & 0xff) << 8 | picture[i + 2] & 0xff);
		return colors.size();
	}

	@Test
	void lightAndDarkDiffer() {
		DisplayTheme dark = new DisplayTheme(Display.getCurrent(), () -> true);
		try {
			VmFigure night = new VmFigure(dark);
			night.setName("web-1");
			night.setMark(VmMark.RUNNING);
			assertFalse(Arrays.equals(paint(vm()), paint(night)));
		} finally {
			dark.dispose();
		}
	}

	@Test
	void emphasisAndDimmingShow() {
		byte[] plain = paint(host());
		HostFigure target = host();
		target.setEmphasis(Emphasis.TARGET);
		assertFalse(Arrays.equals(plain, paint(target)));
		HostFigure refusing = host();
		refusing.setVerdict(new DropVerdict(DropVerdict.Kind.REFUSED, "lacks network br0"));
		refusing.setDimmed(true);
		assertFalse(Arrays.equals(plain, paint(refusing)));
	}

	@Test
	void aColourFirstAskedForAfterASwitchDoesNotHideTheSwitch() {
		boolean[] dark = { false };
		DisplayTheme switched = new DisplayTheme(Display.getCurrent(), () -> dark[0]);
		try {
			RGB light = switched.color(ThemeColor.TEXT).getRGB();
			dark[0] = true;
			switched.color(ThemeColor.HEAT_1); // a repaint comes before the news of the switch
			switched.refresh();
			assertFalse(light.equals(switched.color(ThemeColor.TEXT).getRGB()), "the text is still that of the light theme");
		} finally {
			switched.dispose();
		}
	}

	@Test
	void heatShowsAtEverySizeAndNotByColourAlone() {
		for (DetailLevel level : DetailLevel.values()) {
			HostFigure cool = host();
			HostFigure hot = host();
			HostFigure without = new HostFigure(new OneInk());
			HostFigure oneInk = new HostFigure(new OneInk());
			for (HostFigure figure : List.of(cool, hot, without, oneInk))
				figure.setDetail(level);
			cool.setHeat(new Heat(0.1, "10 %"));
			hot.setHeat(new Heat(0.95, "10 %"));
			assertFalse(Arrays.equals(paint(cool), paint(hot)), "the colour at " + level);
			without.setHeat(new Heat(-1, ""));
			oneInk.setHeat(new Heat(-1, "95 %"));
			assertFalse(Arrays.equals(paint(without), paint(oneInk)), "the number at " + level);
		}
		assertEquals(Heat.color(4), new Heat(1, "").color());
		assertEquals(Heat.color(0), new Heat(0, "").color());
	}

	@Test
	void aVerdictDoesNotChangeTheSizeOfAHost() {
		HostFigure figure = host();
		Dimension before = figure.getPreferredSize().getCopy();
		figure.setVerdict(new DropVerdict(DropVerdict.Kind.REFUSED, "a very long reason that does not fit into the width of this host at all"));
		assertEquals(before, figure.getPreferredSize());
	}

	@Test
	void theCrossIsThereOnlyWhileItCanBeCancelled() {
		VmFigure figure = vm();
		paint(figure);
		Point cross = figure.cancelBounds().getCenter();
		assertFalse(figure.isCancelAt(cross));
		figure.setProgress(new VmFigure.Progress(0.63, "63 %", true));
		assertTrue(figure.isCancelAt(cross));
		figure.setProgress(new VmFigure.Progress(0.63, "63 %", false));
		assertFalse(figure.isCancelAt(cross));
	}

	@Test
	void vmsFlowInColumns() {
		HostFigure few = new HostFigure(theme);
		HostFigure many = new HostFigure(theme);
		for (int i = 0; i < 3; i++)
			few.pane().add(vm());
		for (int i = 0; i < 20; i++)
			many.pane().add(vm());
		assertTrue(many.getPreferredSize().width > few.getPreferredSize().width);
		paint(many);
		List<?> children = many.pane().getChildren();
		for (int i = 0; i < children.size(); i++)
			for (int j = 0; j < i; j++)
				assertFalse(((IFigure) children.get(i)).getBounds().intersects(((IFigure) children.get(j)).getBounds()));
	}

	@Test
	void informationIsMadeWhenAskedFor() {
		VmFigure figure = vm();
		assertNull(figure.getToolTip());
		figure.setInformation(() -> new InformationCard(theme, List.of(new InformationCard.Line(InformationCard.Line.Kind.TITLE, "web-1"))));
		assertNotNull(figure.getToolTip());
		assertTrue(colors(paint(figure.getToolTip())) > 2);
	}

	@Test
	void aNoteGrowsWithItsText() {
		NoteFigure shortNote = new NoteFigure(theme);
		shortNote.setText("one");
		NoteFigure longNote = new NoteFigure(theme);
		longNote.setText("many words ".repeat(40));
		paint(shortNote, 200, 40);
		paint(longNote, 200, 40);
		assertTrue(longNote.getPreferredSize(200, -1).height > shortNote.getPreferredSize(200, -1).height);
	}
}
