// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.util.Locale;

import org.orrery.model.ObjectKind;

/** What a rule looks at: a number that is measured, or a state that is or is not. */
public enum AlarmSignal {
	HOST_CPU(ObjectKind.HOST, Unit.PERCENT, true), HOST_MEMORY(ObjectKind.HOST, Unit.PERCENT, true),
	/** Memory of the active VMs compared with the host's. */
	HOST_OVERCOMMIT(ObjectKind.HOST, Unit.PERCENT, false),
	/** Connected, but answers slowly. */
	HOST_DEGRADED(ObjectKind.HOST, Unit.NONE, false),
	/** Not connected although wanted. */
	HOST_LOST(ObjectKind.HOST, Unit.NONE, false),
	/** Another host has the same UUID. */
	HOST_CLONED(ObjectKind.HOST, Unit.NONE, false), VM_CPU(ObjectKind.VM, Unit.PERCENT, true), VM_DISK(ObjectKind.VM, Unit.MIB_PER_SECOND, true),
	VM_NETWORK(ObjectKind.VM, Unit.MIB_PER_SECOND, true), VM_CRASHED(ObjectKind.VM, Unit.NONE, false),
	/** Paused by its host, because a disk failed or is full. */
	VM_IO_ERROR(ObjectKind.VM, Unit.NONE, false),
	/** Runs, but uses less than so many percent of its processors, no disk, and no agent answers. */
	VM_DEAD(ObjectKind.VM, Unit.PERCENT, true), DATASTORE_FILL(ObjectKind.DATASTORE, Unit.PERCENT, false),
	/** To be started with its host, but not active. */
	DATASTORE_INACTIVE(ObjectKind.DATASTORE, Unit.NONE, false),
	/** A task whose end nobody knows. */
	TASK_UNDECIDED(ObjectKind.VM, Unit.NONE, false);

	/** Of the value and its threshold. */
	public enum Unit {
		PERCENT, MIB_PER_SECOND, NONE
	}

	private final ObjectKind kind;
	private final Unit unit;
	private final boolean sampled;

	AlarmSignal(ObjectKind kind, Unit unit, boolean sampled) {
		this.kind = kind;
		this.unit = unit;
		this.sampled = sampled;
	}

	/** Of the objects it is about. */
	public ObjectKind kind() {
		return kind;
	}

	public Unit unit() {
		return unit;
	}

	/** Compares a number with a threshold; the others are states. */
	public boolean isNumber() {
		return unit != Unit.NONE;
	}

	/** Comes from the statistics, again and again; the others come with changes. */
	boolean isSampled() {
		return sampled;
	}

	/** Bad when the number is under the threshold; all others when it is over. */
	public boolean isBelow() {
		return this == VM_DEAD;
	}

	/** "vm-cpu": on command lines and in files. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** @throws IllegalArgumentException naming all there are */
	public static AlarmSignal of(String word) {
		for (AlarmSignal signal : values())
			if (signal.word().equals(word))
				return signal;
		StringBuilder known = new StringBuilder();
		for (AlarmSignal signal : values())
			known.append(known.isEmpty() ? "" : ", ").append(signal.word()); //$NON-NLS-1$ //$NON-NLS-2$
		throw new IllegalArgumentException(Messages.bind(Messages.Signal_unknown, word, known));
	}

	/** For a person: "CPU of a VM". */
	public String inWords() {
		return AlarmWords.signal(this);
	}
}
