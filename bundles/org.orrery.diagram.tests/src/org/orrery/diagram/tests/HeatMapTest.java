// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.orrery.diagram.editor.HeatMetric;
import org.orrery.diagram.figures.Heat;
import org.orrery.diagram.figures.HostFigure;

/** Hosts of a live topology coloured by what they use. */
class HeatMapTest extends TopologyTestBase {
	private Heat heat(String host) {
		return ((HostFigure) host(host).getFigure()).heat();
	}

	private void awaitHeat(String form) {
		UiLoop.await("both hosts say " + form, () -> heat("h1") != null && heat("h1").number().matches(form) && heat("h2") != null
				&& heat("h2").isKnown());
	}

	@Test
	void hostsAreColouredByTheChosenMetricWithTheirNumbers() throws Exception {
		twoHosts();
		open();
		assertNull(heat("h1"), "nobody asked for it");
		editor.heat().choose(HeatMetric.CPU);
		awaitHeat("[\\d.]+ %");
		editor.heat().choose(HeatMetric.MEMORY);
		awaitHeat("[\\d.]+ %");
		editor.heat().choose(HeatMetric.DISK);
		awaitHeat("[\\d.]+ .*B/s");
		assertTrue(editor.heat().top() >= 1 << 20, "a quiet fleet is not hot");
		editor.heat().choose(HeatMetric.NONE);
		assertNull(heat("h1"));
		assertNull(heat("h2"));
	}

	@Test
	void anotherTopologyIsColouredAsTheLastOne() throws Exception {
		twoHosts();
		open();
		editor.heat().choose(HeatMetric.MEMORY);
		page().closeEditor(editor, false);
		openEditor();
		assertEquals(HeatMetric.MEMORY, editor.heat().metric());
		awaitHeat("[\\d.]+ %");
		editor.heat().choose(HeatMetric.NONE);
	}
}
