// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.DesignState;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.Ports;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.edit.EditRefusedException;

/** What tables are filled from. Immutable. */
record DesignView(DesignState state, List<LiveHost> hosts, Ports ports, Map<UUID, Inheritance> profiles) {
	static DesignView of(DesignState state, List<LiveHost> hosts) {
		return new DesignView(state, hosts, new Ports(state, hosts),
				state.design().switches().stream().collect(Collectors.toMap(DistributedSwitch::id, Inheritance::new)));
	}

	List<DistributedSwitch> switches() {
		return state.design().switches();
	}

	/** A row for each thing of each switch. */
	<T, R> List<R> each(Function<DistributedSwitch, List<T>> things, java.util.function.BiFunction<DistributedSwitch, T, R> row) {
		return switches().stream().flatMap(drawn -> things.apply(drawn).stream().map(thing -> row.apply(drawn, thing))).toList();
	}

	/** The switch that something new goes to: that of the selected row, else the first. */
	DistributedSwitch target(UUID selected) throws EditRefusedException {
		return switches().stream().filter(drawn -> drawn.id().equals(selected)).findFirst().or(() -> switches().stream().findFirst())
				.orElseThrow(() -> new EditRefusedException(Messages.Palette_noSwitch, Messages.Tables_noSwitchRemedy));
	}
}
