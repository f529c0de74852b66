// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swtchart.Range;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.statistics.Metric;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.performance.PerformanceExport;
import org.orrery.ui.internal.performance.PerformanceView;
import org.orrery.ui.internal.performance.TimeRange;

/** The Performance view over simulated hosts. */
class PerformanceTest {
	@RegisterExtension
	final Workbench workbench = new Workbench();

	private PerformanceView view() {
		return (PerformanceView) workbench.view(UiIds.PERFORMANCE_VIEW);
	}

	private Table table() {
		return workbench.ui.find(workbench.window().getShell(), "performance-series", Table.class);
	}

	private void awaitLines(PerformanceView view, int count) {
		workbench.ui.until("lines are drawn", () -> view.chart().lines().stream().map(id -> id.substring(0, id.indexOf('/'))).distinct().count() == count);
	}

	private Range times(PerformanceView view) {
		return view.chart().control().getAxisSet().getXAxis(0).getRange();
	}

	@Test
	void anEmptyChartTellsHowToBegin() {
		view();
		workbench.ui.settle();
		assertTrue(UiDriver.texts(workbench.window().getShell()).contains("choose Show performance (Alt+P)"));
	}

	@Test
	void theCommandDrawsWhatIsSelectedAndMoreCanBeAdded() {
		String host = workbench.connected(1, 2).hosts().getFirst().name();
		VirtualMachine vm = workbench.anyVm(host);
		workbench.view(UiIds.NAVIGATOR_VIEW);
		workbench.select(vm);
		workbench.run(UiIds.SHOW_PERFORMANCE);
		PerformanceView view = view();
		assertEquals(List.of(vm.getName()), view.names());
		awaitLines(view, 1);
		view.add(new StructuredSelection(List.of(workbench.host(host), vm)));
		assertEquals(List.of(vm.getName(), host), view.names());
		awaitLines(view, 2);
		workbench.ui.until("numbers in the legend", () -> table().getItem(0).getText(2).endsWith("%") && table().getItem(1).getText(5).endsWith("%"));
		Combo metric = workbench.ui.find(workbench.window().getShell(), "performance-metric", Combo.class);
		metric.select(Metric.FILL.ordinal());
		metric.notifyListeners(SWT.Selection, new Event());
		workbench.ui.until("it says that VMs have no fill", () -> table().getItem(0).getText(2).equals("not measured"));
		metric.select(Metric.MEMORY.ordinal());
		metric.notifyListeners(SWT.Selection, new Event());
		workbench.ui.until("memory", () -> table().getItem(0).getText(2).endsWith("iB"));
		table().setSelection(0);
		Event delete = new Event();
		delete.keyCode = SWT.DEL;
		table().notifyListeners(SWT.KeyDown, delete);
		assertEquals(List.of(host), view.names());
	}

	@Test
	void aTimeCanBeLookedAtCloserAndStaysWhileFiguresCome() {
		String host = workbench.connected(1, 1).hosts().getFirst().name();
		PerformanceView view = view();
		view.show(new StructuredSelection(workbench.host(host)));
		awaitLines(view, 1);
		Control plot = view.chart().control().getPlotArea().getControl();
		Range whole = times(view);
		assertEquals(TimeRange.LIVE.length.toMillis(), whole.upper - whole.lower, 2000);
		mouse(plot, SWT.MouseDown, 100);
		mouse(plot, SWT.MouseMove, 200);
		mouse(plot, SWT.MouseUp, 300);
		Range closer = times(view);
		assertTrue(view.chart().isZoomed() && closer.upper - closer.lower < (whole.upper - whole.lower) * 0.9, closer + " of " + whole);
		int before = points(view);
		workbench.ui.until("more figures come", () -> points(view) > before);
		assertEquals(closer.lower, times(view).lower, 1, "nothing jumps");
		Event wheel = new Event();
		wheel.count = -30;
		wheel.x = 200;
		for (int i = 0; i < 20; i++)
			plot.notifyListeners(SWT.MouseWheel, wheel);
		assertFalse(view.chart().isZoomed(), "far enough out, all is shown");
		mouse(plot, SWT.MouseMove, plot.getSize().x - 2);
		assertTrue(plot.getToolTipText().contains(host + ": "), plot.getToolTipText());
		plot.notifyListeners(SWT.MouseExit, new Event());
		assertEquals("Now", table().getColumn(2).getText());
	}

	private static int points(PerformanceView view) {
		return view.model().series().getFirst().course().points().size();
	}

	private static void mouse(Control plot, int type, int x) {
		Event event = new Event();
		event.button = 1;
		event.x = x;
		event.y = 20;
		plot.notifyListeners(type, event);
	}

	@Test
	void theChartIsExportedAsAPicture(@TempDir Path folder) throws Exception {
		String host = workbench.connected(1, 1).hosts().getFirst().name();
		PerformanceView view = view();
		view.show(new StructuredSelection(workbench.host(host)));
		awaitLines(view, 1);
		Path file = folder.resolve("chart.png");
		PerformanceExport.writePicture(file, view.chart().picture());
		Image image = new Image(workbench.window().getShell().getDisplay(), Files.newInputStream(file));
		ImageData read = image.getImageData();
		image.dispose();
		assertTrue(read.width > 50 && read.height > 50, read.width + " x " + read.height);
		int[] first = new int[read.width];
		read.getPixels(0, read.height / 2, read.width, first, 0);
		assertTrue(Arrays.stream(first).distinct().count() > 1, "something is drawn");
	}

	@Test
	void thereIsAPerspectiveForIt() throws Exception {
		try {
			PlatformUI.getWorkbench().showPerspective(UiIds.MONITOR_PERSPECTIVE, workbench.window());
			workbench.ui.settle();
			assertTrue(workbench.page().findView(UiIds.PERFORMANCE_VIEW) != null);
		} finally {
			PlatformUI.getWorkbench().showPerspective(UiIds.FLEET_PERSPECTIVE, workbench.window());
		}
	}
}
