// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;

/** How something breaks, and how it is mended. */
interface Blow {
	/** Before the migration begins. */
	default void prepare(Scene scene) throws Exception {
	}

	void strike(Scene scene) throws Exception;

	default void heal(Scene scene) throws Exception {
	}

	/** Whether a copy of the VM that is there then dies by it. */
	default boolean endsCopyOn(Side side) {
		return false;
	}

	/** kill -9 of libvirtd. */
	record DaemonKill(Side side) implements Blow {
		@Override
		public void strike(Scene scene) throws IOException {
			side.of(scene).killDaemon();
		}

		@Override
		public void heal(Scene scene) throws IOException {
			scene.lab().revive(side.of(scene).host);
		}
	}

	/** kill -9 of the VM's QEMU. */
	record QemuKill(Side side) implements Blow {
		@Override
		public void strike(Scene scene) throws IOException {
			side.of(scene).killQemu(scene.vm());
		}

		@Override
		public boolean endsCopyOn(Side there) {
			return there == side;
		}
	}

	record PowerOff(Side side) implements Blow {
		@Override
		public void strike(Scene scene) throws IOException {
			scene.lab().unplug(side.of(scene).host);
		}

		@Override
		public void heal(Scene scene) throws IOException {
			scene.lab().plug(side.of(scene).host);
		}

		@Override
		public boolean endsCopyOn(Side there) {
			return there == side;
		}
	}

	/** @param network "management" or "data" */
	record LinkCut(Side side, String network) implements Blow {
		@Override
		public void strike(Scene scene) throws IOException {
			scene.lab().isolate(side.of(scene).host, network);
		}

		@Override
		public void heal(Scene scene) throws IOException {
			scene.lab().rejoin(side.of(scene).host, network);
		}
	}
}
