// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

/** What breaks, when it is mended, and in which phases it can happen. */
enum Fault {
	KILL_SOURCE_LIBVIRTD(new Blow.DaemonKill(Side.SOURCE), 1),
	KILL_TARGET_LIBVIRTD(new Blow.DaemonKill(Side.TARGET), 1),
	KILL_SOURCE_QEMU(new Blow.QemuKill(Side.SOURCE), 0),
	KILL_TARGET_QEMU(new Blow.QemuKill(Side.TARGET), 0),
	/** A process of its own runs the migration and is killed; the next one on its data folder tells what became of it. */
	KILL_CONSOLE(scene -> scene.attempt().kill(), 0),
	POWER_OFF_SOURCE(new Blow.PowerOff(Side.SOURCE), 3),
	POWER_OFF_TARGET(new Blow.PowerOff(Side.TARGET), 3),
	CUT_MANAGEMENT_OF_SOURCE(new Blow.LinkCut(Side.SOURCE, "management"), 12),
	CUT_MANAGEMENT_OF_TARGET(new Blow.LinkCut(Side.TARGET, "management"), 12),
	CUT_DATA(new Blow.LinkCut(Side.TARGET, "data"), 12),
	DATASTORE_FULL(new FullDatastore(), 60),
	MEMORY_EXHAUSTED(new ExhaustedMemory(), 60),
	CANCEL(scene -> scene.attempt().cancel(), 0);

	final Blow blow;
	/** After this many seconds, or when the task has ended, it is mended. */
	final int secondsToHeal;

	Fault(Blow blow, int secondsToHeal) {
		this.blow = blow;
		this.secondsToHeal = secondsToHeal;
	}

	/**
	 * libvirt's client before 10.4 can crash its process (CVE-2024-4418) when keepalive gives up a connection on which several calls wait.
	 */
	boolean endangersClient() {
		return cutsManagement();
	}

	boolean cutsManagement() {
		return this == CUT_MANAGEMENT_OF_SOURCE || this == CUT_MANAGEMENT_OF_TARGET;
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
		default -> phase != Phase.MEMORY_END; // a break there is one in the memory copy; only a cancel is not
		};
	}
}
