// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.SnapshotRecord;

/** A domain on one host. Belongs to the lock of its host. */
final class SimulatedDomain {
	DomainRecord record;
	final VmSpec spec;
	final List<SnapshotRecord> snapshots = new ArrayList<>();
	/** Their definitions, parents first; as with libvirt they stay behind when the domain moves. */
	final List<String> checkpoints = new ArrayList<>();
	FirmwareState firmware = FirmwareState.NONE;
	/** Running migration away from this host, null when none. */
	Migration outgoing;
	JobProgress completed;
	Instant startedAt;
	/** Definition for the next start while the domain runs by an older one, null when it is the same. */
	private DomainRecord next;

	SimulatedDomain(DomainRecord record, VmSpec spec) {
		this.record = record;
		this.spec = spec;
	}

	void enter(DomainState state, String reason, int id) {
		record = record.withState(state, reason, id);
		if (!state.isActive())
			startedAt = null;
	}

	void defineForNextStart(DomainRecord definition) {
		persistent(true);
		next = definition;
	}

	/** The domain has stopped: what it is defined as is what it is. */
	void takeNextDefinition() {
		if (next != null)
			record = next.withState(record.state(), record.stateReason(), -1);
		next = null;
	}

	DomainRecord definition() {
		return next == null ? record : next;
	}

	void agent(DomainRecord.Agent agent) {
		DomainRecord r = record;
		record = new DomainRecord(r.uuid(), r.name(), r.id(), r.state(), r.stateReason(), r.persistent(), r.autostart(), r.domainType(),
				r.vcpus(), r.maximumVcpus(), r.memory(), r.maximumMemory(), r.architecture(), r.machine(), r.emulator(), r.boot(), r.cpuXml(),
				r.disks(), r.nics(), r.graphics(), r.hostDevices(), agent, r.title(), r.description(),
				r.annotations());
	}

	void persistent(boolean persistent) {
		DomainRecord r = record;
		record = new DomainRecord(r.uuid(), r.name(), r.id(), r.state(), r.stateReason(), persistent, r.autostart(), r.domainType(), r.vcpus(),
				r.maximumVcpus(), r.memory(), r.maximumMemory(), r.architecture(), r.machine(), r.emulator(), r.boot(), r.cpuXml(), r.disks(),
				r.nics(), r.graphics(), r.hostDevices(), r.agent(), r.title(), r.description(), r.annotations());
	}

	/** As it runs and as it will start. */
	void annotate(Annotations annotations) {
		record = record.withAnnotations(annotations);
		if (next != null)
			next = next.withAnnotations(annotations);
	}
}
