// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import org.orrery.fabric.design.Mirror;

/** One change of the switches of one host, with what was there before, so that it can be shown, refused when that is gone, and undone. */
public sealed interface FabricStep {
	/** Name of the switch that changes. */
	String on();

	/** The step that takes this one back. */
	FabricStep inverse();

	/** @param made without ports */
	record CreateSwitch(SwitchConfig made) implements FabricStep {
		@Override
		public String on() {
			return made.name();
		}

		@Override
		public FabricStep inverse() {
			return new RemoveSwitch(made);
		}
	}

	/** @param gone as it is when its ports have been removed */
	record RemoveSwitch(SwitchConfig gone) implements FabricStep {
		@Override
		public String on() {
			return gone.name();
		}

		@Override
		public FabricStep inverse() {
			return new CreateSwitch(gone);
		}
	}

	/** MTU, marks, flow exports. */
	record SetSwitch(SwitchConfig before, SwitchConfig after) implements FabricStep {
		@Override
		public String on() {
			return after.name();
		}

		@Override
		public FabricStep inverse() {
			return new SetSwitch(after, before);
		}
	}

	record AddPort(String on, PortConfig port) implements FabricStep {
		@Override
		public FabricStep inverse() {
			return new RemovePort(on, port);
		}
	}

	record RemovePort(String on, PortConfig port) implements FabricStep {
		@Override
		public FabricStep inverse() {
			return new AddPort(on, port);
		}
	}

	/** The same port, kind and devices; other settings. */
	record SetPort(String on, PortConfig before, PortConfig after) implements FabricStep {
		@Override
		public FabricStep inverse() {
			return new SetPort(on, after, before);
		}
	}

	record AddMirror(String on, Mirror mirror) implements FabricStep {
		@Override
		public FabricStep inverse() {
			return new RemoveMirror(on, mirror);
		}
	}

	record RemoveMirror(String on, Mirror mirror) implements FabricStep {
		@Override
		public FabricStep inverse() {
			return new AddMirror(on, mirror);
		}
	}
}
