// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** What breaks. */
enum Fault {
	KILL_SOURCE_LIBVIRTD(1) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.source().killDaemon();
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().revive(scene.source().host);
		}
	},
	KILL_TARGET_LIBVIRTD(1) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.target().killDaemon();
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().revive(scene.target().host);
		}
	},
	KILL_SOURCE_QEMU(0) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.source().killQemu(scene.vm());
		}

		@Override
		boolean endsCopyOnSource() {
			return true;
		}
	},
	KILL_TARGET_QEMU(0) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.target().killQemu(scene.vm());
		}

		@Override
		boolean endsCopyOnTarget() {
			return true;
		}
	},
	/** A process of its own runs the migration and is killed; the next one on its data folder tells what became of it. */
	KILL_CONSOLE(0) {
		@Override
		void strike(Scene scene) throws Exception {
			scene.attempt().kill();
		}
	},
	POWER_OFF_SOURCE(3) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.lab().unplug(scene.source().host);
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().plug(scene.source().host);
		}

		@Override
		boolean endsCopyOnSource() {
			return true;
		}
	},
	POWER_OFF_TARGET(3) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.lab().unplug(scene.target().host);
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().plug(scene.target().host);
		}

		@Override
		boolean endsCopyOnTarget() {
			return true;
		}
	},
	CUT_MANAGEMENT_OF_SOURCE(12) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.lab().isolate(scene.source().host, "management");
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().rejoin(scene.source().host, "management");
		}

		@Override
		boolean endangersClient() {
			return true;
		}
	},
	CUT_MANAGEMENT_OF_TARGET(12) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.lab().isolate(scene.target().host, "management");
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().rejoin(scene.target().host, "management");
		}

		@Override
		boolean endangersClient() {
			return true;
		}
	},
	CUT_DATA(12) {
		@Override
		void strike(Scene scene) throws IOException {
			scene.lab().isolate(scene.target().host, "data");
		}

		@Override
		void heal(Scene scene) throws IOException {
			scene.lab().rejoin(scene.target().host, "data");
		}
	},
	/** The target's own datastore is small, and something else fills it. */
	DATASTORE_FULL(60) {
		private static final String FOLDER = "/srv/orrery/local";
		private static final String SIZE = "size=64m";
		/** Too little for what the disk holds. */
		private static final long REST = 4L << 20;

		@Override
		void prepare(Scene scene) throws IOException {
			scene.lab().onHost(scene.target().host, "mount", "-t", "tmpfs", "-o", SIZE, "orrery-small", FOLDER);
			scene.lab().virsh(scene.target().host, "pool-refresh", "local");
		}

		@Override
		void strike(Scene scene) throws IOException {
			Path folder = scene.target().file(FOLDER);
			long free = folder.toFile().getUsableSpace();
			byte[] filling = new byte[(int) Math.max(0, free - (scene.phase() == Phase.PREPARE ? REST : 0))];
			try {
				Files.write(folder.resolve("filling"), filling);
			} catch (IOException e) { // the copy was quicker with the last blocks
				System.getLogger(Fault.class.getName()).log(System.Logger.Level.DEBUG, "full", e);
			}
		}

		@Override
		void heal(Scene scene) throws IOException {
			Files.deleteIfExists(scene.target().file(FOLDER).resolve("filling"));
			scene.leaveDatastore(FOLDER);
		}
	},
	/** The target kills the incoming QEMU for want of memory. */
	MEMORY_EXHAUSTED(60) {
		private static final String LIMIT = "memory.limit_in_bytes";
		private static final long TOO_LITTLE = 24L << 20;

		@Override
		void strike(Scene scene) throws Exception {
			Path group = scene.target().memoryGroup(scene.vm())
					.orElseThrow(() -> new Gate.MissedException("this lab has no control group for the memory of " + scene.vm()));
			for (long limit = 512L << 20; limit > TOO_LITTLE && scene.target().qemu(scene.vm()).isPresent(); limit /= 2)
				narrow(group, limit);
		}

		private void narrow(Path group, long limit) {
			try {
				Files.writeString(group.resolve(LIMIT), String.valueOf(limit));
			} catch (IOException e) { // busy: below what it holds now; its next page is one too many
				System.getLogger(Fault.class.getName()).log(System.Logger.Level.DEBUG, "limit " + limit, e);
			}
		}

		@Override
		boolean endsCopyOnTarget() {
			return true;
		}
	},
	CANCEL(0) {
		@Override
		void strike(Scene scene) {
			scene.attempt().cancel();
		}
	};

	private static final Set<Phase> FROM_MEMORY = EnumSet.of(Phase.MEMORY_COPY, Phase.MEMORY_END);

	/** After this many seconds, or when the task has ended, it is mended. */
	final int secondsToHeal;

	Fault(int secondsToHeal) {
		this.secondsToHeal = secondsToHeal;
	}

	/** Before the migration begins. */
	void prepare(Scene scene) throws Exception {
	}

	abstract void strike(Scene scene) throws Exception;

	void heal(Scene scene) throws Exception {
	}

	/** Whether a copy of the VM that is on that host then dies by it. */
	boolean endsCopyOnSource() {
		return false;
	}

	boolean endsCopyOnTarget() {
		return false;
	}

	/**
	 * libvirt's client before 10.4 can crash its process (CVE-2024-4418) when keepalive gives up a connection on which several calls wait.
	 */
	boolean endangersClient() {
		return false;
	}

	boolean happensIn(Phase phase, Kind kind) {
		if (phase == Phase.STORAGE_COPY && kind != Kind.COPY)
			return false;
		return switch (this) {
		case DATASTORE_FULL -> kind == Kind.COPY && (phase == Phase.PREPARE || phase == Phase.STORAGE_COPY);
		case MEMORY_EXHAUSTED -> phase == Phase.MEMORY_COPY || phase == Phase.STORAGE_COPY;
		case KILL_TARGET_QEMU -> phase != Phase.PREPARE && phase != Phase.MEMORY_END; // there is none yet
		case KILL_SOURCE_QEMU -> phase != Phase.FINISH && phase != Phase.MEMORY_END; // there is none any more
		case CANCEL -> true;
		default -> !FROM_MEMORY.contains(phase) || phase == Phase.MEMORY_COPY;
		};
	}
}
