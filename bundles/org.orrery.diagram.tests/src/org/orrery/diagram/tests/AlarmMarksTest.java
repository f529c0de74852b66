// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.ui.AlarmMark;

/** A VM that crashes is marked in the topology, and so is its host. */
class AlarmMarksTest extends TopologyTestBase {
	private static NodeFigure figure(AbstractNodeEditPart<?, ?> part) {
		return part.nodeFigure();
	}

	@Test
	void figuresShowTheWorstAlarmOfTheirObject() throws Exception {
		twoHosts();
		open();
		var host = fleet.host("h1");
		String name = host.domains().iterator().next().name();
		UiLoop.await("somebody evaluates", () -> services.engine().alarms().isWatched());
		assertNull(figure(vm(name)).alarm());
		host.alter(host.uuidOf(name), domain -> domain.withState(DomainState.SHUT_OFF, "crashed", -1), DomainEvent.CRASHED);
		UiLoop.await("the VM is marked", () -> figure(vm(name)).alarm() == AlarmMark.CRITICAL);
		assertEquals(AlarmMark.CRITICAL, figure(host("h1")).alarm());
		assertNull(figure(host("h2")).alarm());
		host.alter(host.uuidOf(name), domain -> domain.withState(DomainState.RUNNING, "booted", 99), DomainEvent.STARTED);
		UiLoop.await("the mark goes", () -> figure(vm(name)).alarm() == null && figure(host("h1")).alarm() == null);
	}
}
