// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.NicSource;
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

	/** As it runs, when it runs and that is asked for, and as it will start. */
	void plugNic(String mac, NicSource to, boolean now, String operation) throws HypervisorException {
		if (record.nics().stream().noneMatch(nic -> nic.mac().equalsIgnoreCase(mac)))
			throw new HypervisorException(ErrorCode.NOT_FOUND, operation, "the domain has no such NIC");
		DomainRecord before = definition();
		DomainRecord plugged = before.withDevices(before.disks(), plugged(before, mac, to));
		if (record.state().isActive() && now)
			record = record.withDevices(record.disks(), plugged(record, mac, to));
		if (record.state().isActive())
			next = record.persistent() ? plugged : null;
		else
			record = plugged;
	}

	private static List<NicRecord> plugged(DomainRecord of, String mac, NicSource to) {
		return of.nics().stream().map(nic -> !nic.mac().equalsIgnoreCase(mac) ? nic
				: new NicRecord(nic.mac(), nic.model(), to.type(), to.name(), to.portGroup(), nic.tap(), nic.linkUp())).toList();
	}

	/** As it runs and as it will start. */
	void annotate(Annotations annotations) {
		record = record.withAnnotations(annotations);
		if (next != null)
			next = next.withAnnotations(annotations);
	}
}
