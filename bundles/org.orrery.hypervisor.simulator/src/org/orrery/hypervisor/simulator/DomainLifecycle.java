// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.xml.DomainXml;
import org.orrery.hypervisor.xml.XmlException;

/** Starting and stopping the domains of one host, refused where libvirt refuses. Thread-safe. */
final class DomainLifecycle {
	/** From power to an answering guest agent, and from the request to shut down to power off. */
	static final Duration BOOT = Duration.ofSeconds(3);
	static final Duration SHUTDOWN = Duration.ofSeconds(1);

	private final SimulatedHost host;

	DomainLifecycle(SimulatedHost host) {
		this.host = host;
	}

	void start(UUID uuid) throws HypervisorException {
		synchronized (host) {
			String operation = "start domain " + uuid;
			SimulatedDomain domain = host.require(uuid, operation);
			if (domain.record.state().isActive())
				throw invalid(operation, "domain is already running");
			if (host.memoryAvailable() < domain.record.memory())
				throw new HypervisorException(ErrorCode.NO_RESOURCES, operation, "cannot set up guest memory: Cannot allocate memory");
			requireDisks(domain, operation);
			requireNetworks(domain.record, operation);
			domain.enter(DomainState.RUNNING, "booted", host.nextId());
			domain.startedAt = host.now();
			host.emit(uuid, DomainEvent.STARTED);
			bootAgent(domain);
		}
	}

	private void requireDisks(SimulatedDomain domain, String operation) throws HypervisorException {
		for (DomainRecord.DiskRecord disk : domain.record.disks())
			if (disk.type().equals("file") && !disk.source().isEmpty()
					&& host.poolOf(disk.source()).flatMap(pool -> pool.volume(disk.source())).isEmpty())
				throw new HypervisorException(ErrorCode.OTHER, operation,
						"Cannot access storage file '" + disk.source() + "': No such file or directory");
	}

	/** Throws what libvirt says of a network or bridge that is not there. */
	void requireNetworks(DomainRecord domain, String operation) throws HypervisorException {
		for (DomainRecord.NicRecord nic : domain.nics()) {
			if (nic.type().equals("network") && host.networks().stream().noneMatch(n -> n.name().equals(nic.source()) && n.active()))
				throw new HypervisorException(ErrorCode.NOT_FOUND, operation,
						"Network not found: no network with matching name '" + nic.source() + "'");
			if (nic.type().equals("bridge") && host.interfaces().stream().noneMatch(i -> i.name().equals(nic.source())))
				throw new HypervisorException(ErrorCode.OTHER, operation, "Cannot get interface MTU on '" + nic.source() + "': No such device");
		}
	}

	private void bootAgent(SimulatedDomain domain) {
		if (!domain.spec.agent())
			return;
		int id = domain.record.id();
		host.later(BOOT, () -> {
			synchronized (host) {
				if (domain.record.id() != id || domain.record.state() != DomainState.RUNNING)
					return;
				domain.agent(DomainRecord.Agent.CONNECTED);
				host.emit(domain.record.uuid(), DomainEvent.AGENT);
			}
		});
	}

	void shutdown(UUID uuid) throws HypervisorException {
		synchronized (host) {
			SimulatedDomain domain = requireRunning(uuid, "shut down domain " + uuid);
			if (!domain.spec.obedient())
				return;
			int id = domain.record.id();
			host.later(SHUTDOWN, () -> {
				synchronized (host) {
					if (domain.record.id() == id && domain.outgoing == null)
						stop(domain, "shutdown", DomainEvent.STOPPED);
				}
			});
		}
	}

	void forceOff(UUID uuid) throws HypervisorException {
		synchronized (host) {
			String operation = "force off domain " + uuid;
			SimulatedDomain domain = host.require(uuid, operation);
			if (!domain.record.state().isActive())
				throw invalid(operation, "domain is not running");
			if (domain.outgoing != null)
				domain.outgoing.fail(new HypervisorException(ErrorCode.OTHER, domain.outgoing.title(), "domain is not running any more"));
			stop(domain, "destroyed", DomainEvent.STOPPED);
		}
	}

	/** Callers hold the host's monitor. */
	void stop(SimulatedDomain domain, String reason, DomainEvent event) {
		UUID uuid = domain.record.uuid();
		domain.enter(DomainState.SHUT_OFF, reason, -1);
		domain.takeNextDefinition();
		if (domain.spec.agent())
			domain.agent(DomainRecord.Agent.DISCONNECTED);
		if (!domain.record.persistent())
			host.domainTable().remove(uuid);
		host.emit(uuid, event);
	}

	void reboot(UUID uuid) throws HypervisorException {
		synchronized (host) {
			SimulatedDomain domain = requireRunning(uuid, "reboot domain " + uuid);
			domain.startedAt = host.now();
			host.emit(uuid, DomainEvent.REBOOTED);
			if (domain.spec.agent())
				domain.agent(DomainRecord.Agent.DISCONNECTED);
			bootAgent(domain);
		}
	}

	void pause(UUID uuid) throws HypervisorException {
		synchronized (host) {
			SimulatedDomain domain = requireRunning(uuid, "pause domain " + uuid);
			domain.record = domain.record.withState(DomainState.PAUSED, "user", domain.record.id());
			host.emit(uuid, DomainEvent.PAUSED);
		}
	}

	void resume(UUID uuid) throws HypervisorException {
		synchronized (host) {
			String operation = "resume domain " + uuid;
			SimulatedDomain domain = host.require(uuid, operation);
			if (domain.record.state() != DomainState.PAUSED)
				throw invalid(operation, domain.record.state().isActive() ? "domain is already running" : "domain is not running");
			if (domain.record.stateReason().equals("migration"))
				throw new HypervisorException(ErrorCode.BUSY, operation, "domain is being migrated");
			domain.record = domain.record.withState(DomainState.RUNNING, "unpaused", domain.record.id());
			host.emit(uuid, DomainEvent.RESUMED);
		}
	}

	void define(String domainXml) throws HypervisorException {
		String operation = "define domain";
		DomainRecord defined;
		try {
			defined = DomainXml.read(domainXml, "the new definition", new DomainXml.Status(DomainState.SHUT_OFF, "", true, false));
		} catch (XmlException e) {
			throw new HypervisorException(ErrorCode.MALFORMED, operation, e.getMessage(), 0, 0, e);
		}
		synchronized (host) {
			for (SimulatedDomain known : host.domainTable().values())
				requireOneIdentity(known.record, defined, operation);
			SimulatedDomain known = host.domainTable().get(defined.uuid());
			if (known == null)
				host.domainTable().put(defined.uuid(), new SimulatedDomain(defined, specOf(defined)));
			else if (known.record.state().isActive())
				known.defineForNextStart(defined);
			else
				known.record = defined;
			host.emit(defined.uuid(), DomainEvent.DEFINED);
		}
	}

	private static void requireOneIdentity(DomainRecord known, DomainRecord defined, String operation) throws HypervisorException {
		if (known.uuid().equals(defined.uuid()) != known.name().equals(defined.name()))
			throw new HypervisorException(ErrorCode.ALREADY_EXISTS, operation,
					"operation failed: domain '" + known.name() + "' is already defined with uuid " + known.uuid());
	}

	private static VmSpec specOf(DomainRecord defined) {
		VmSpec spec = VmSpec.named(defined.name()).memory(defined.memory()).vcpus(defined.vcpus());
		return defined.agent() == DomainRecord.Agent.NOT_CONFIGURED ? spec.withoutAgent() : spec;
	}

	void undefine(UUID uuid) throws HypervisorException {
		synchronized (host) {
			String operation = "undefine domain " + uuid;
			SimulatedDomain domain = host.require(uuid, operation);
			if (!domain.record.persistent())
				throw invalid(operation, "cannot undefine transient domain");
			domain.persistent(false);
			if (!domain.record.state().isActive())
				host.domainTable().remove(uuid);
			host.emit(uuid, DomainEvent.UNDEFINED);
		}
	}

	private SimulatedDomain requireRunning(UUID uuid, String operation) throws HypervisorException {
		SimulatedDomain domain = host.require(uuid, operation);
		if (domain.record.state() != DomainState.RUNNING)
			throw invalid(operation, domain.record.state().isActive() ? "domain is not in running state" : "domain is not running");
		return domain;
	}

	static HypervisorException invalid(String operation, String words) {
		return new HypervisorException(ErrorCode.INVALID_STATE, operation, "Requested operation is not valid: " + words);
	}
}
