// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.UUID;

/**
 * A domain (VM) as its host describes it. Immutable.
 *
 * @param id           running number, -1 when not active
 * @param stateReason  libvirt's reason in words, e.g. "booted", "user", "migrated"; empty when none
 * @param memory       current allocation, bytes; @param maximumMemory bytes
 * @param cpuXml       the {@code <cpu>} element of its XML, empty when it has none
 * @param hostDevices  devices of the host passed through, one description each (e.g. "pci 0000:03:00.0")
 * @param agent        whether the guest agent answers
 * @param description  free text; @param title short free text
 * @param annotations  what people wrote down about it with Orrery
 */
public record DomainRecord(UUID uuid, String name, int id, DomainState state, String stateReason, boolean persistent, boolean autostart,
		String domainType, int vcpus, int maximumVcpus, long memory, long maximumMemory, String architecture, String machine,
		String emulator, List<String> boot, String cpuXml, List<DiskRecord> disks, List<NicRecord> nics, List<GraphicsRecord> graphics,
		List<String> hostDevices, Agent agent, String title, String description, Annotations annotations) {
	/** Reason of both sides while a migration fetches memory after the switch-over. */
	public static final String POST_COPY = "post-copy";
	/** Reason of both sides after that broke off: the source holds memory that the guest, running on the target, still lacks. */
	public static final String POST_COPY_FAILED = "post-copy failed";

	public enum Agent {
		CONNECTED, DISCONNECTED, NOT_CONFIGURED
	}

	/**
	 * @param type        "file", "block", "network", "volume", "dir", …
	 * @param device      "disk", "cdrom", "lun", "floppy"
	 * @param source      path, or protocol:name for network disks, or pool/volume; empty when no medium
	 * @param protocol    for network disks: "rbd", "nfs", "iscsi", …; else empty
	 * @param format      "qcow2", "raw", …; @param cache "none", "writeback", …, "default" when not given
	 */
	public record DiskRecord(String target, String bus, String type, String device, String source, String protocol, String format,
			String cache, boolean readOnly, boolean shareable) {
	}

	/**
	 * @param type   "network", "bridge", "direct", "hostdev", "user", …
	 * @param source network name, bridge name or device; @param portGroup empty when none; @param tap device on the host while running
	 */
	public record NicRecord(String mac, String model, String type, String source, String portGroup, String tap, boolean linkUp) {
	}

	public record GraphicsRecord(String type, int port, String listen) {
	}

	public DomainRecord {
		boot = List.copyOf(boot);
		disks = List.copyOf(disks);
		nics = List.copyOf(nics);
		graphics = List.copyOf(graphics);
		hostDevices = List.copyOf(hostDevices);
	}

	/** One about which nobody wrote anything down. */
	public DomainRecord(UUID uuid, String name, int id, DomainState state, String stateReason, boolean persistent, boolean autostart,
			String domainType, int vcpus, int maximumVcpus, long memory, long maximumMemory, String architecture, String machine, String emulator,
			List<String> boot, String cpuXml, List<DiskRecord> disks, List<NicRecord> nics, List<GraphicsRecord> graphics,
			List<String> hostDevices, Agent agent, String title, String description) {
		this(uuid, name, id, state, stateReason, persistent, autostart, domainType, vcpus, maximumVcpus, memory, maximumMemory, architecture, machine,
				emulator, boot, cpuXml, disks, nics, graphics, hostDevices, agent, title, description, Annotations.NONE);
	}

	/** Only name, state, persistence and autostart are known yet; everything else is empty. */
	public static DomainRecord outline(UUID uuid, String name, int id, DomainState state, String reason, boolean persistent, boolean autostart) {
		return new DomainRecord(uuid, name, id, state, reason, persistent, autostart, "", 0, 0, 0, 0, "", "", "", List.of(), "", List.of(), List.of(),
				List.of(), List.of(), Agent.NOT_CONFIGURED, "", "");
	}

	/** Also true of a domain whose description could not be read. */
	public boolean isOutline() {
		return domainType.isEmpty();
	}

	/** These details with the name, state, persistence and autostart of the outline. */
	public DomainRecord withOutline(DomainRecord outline) {
		return new DomainRecord(uuid, outline.name, outline.id, outline.state, outline.stateReason, outline.persistent, outline.autostart, domainType,
				vcpus, maximumVcpus, memory, maximumMemory, architecture, machine, emulator, boot, cpuXml, disks, nics, graphics, hostDevices, agent, title,
				description, annotations);
	}

	/** Half of it is here and half on another host, and nothing moves any more. */
	public boolean isPostCopyBroken() {
		return stateReason.equals(POST_COPY_FAILED);
	}

	/** The same domain in another state; for simulators and tests. */
	public DomainRecord withState(DomainState newState, String reason, int newId) {
		return new DomainRecord(uuid, name, newId, newState, reason, persistent, autostart, domainType, vcpus, maximumVcpus, memory,
				maximumMemory, architecture, machine, emulator, boot, cpuXml, disks, nics, graphics, hostDevices, agent, title, description,
				annotations);
	}

	/** The same domain with other disks and NICs. */
	public DomainRecord withDevices(List<DiskRecord> newDisks, List<NicRecord> newNics) {
		return new DomainRecord(uuid, name, id, state, stateReason, persistent, autostart, domainType, vcpus, maximumVcpus, memory,
				maximumMemory, architecture, machine, emulator, boot, cpuXml, newDisks, newNics, graphics, hostDevices, agent, title, description,
				annotations);
	}

	/** The same domain, starting with its host or not. */
	public DomainRecord withAutostart(boolean starts) {
		return new DomainRecord(uuid, name, id, state, stateReason, persistent, starts, domainType, vcpus, maximumVcpus, memory, maximumMemory,
				architecture, machine, emulator, boot, cpuXml, disks, nics, graphics, hostDevices, agent, title, description,
				annotations);
	}

	/** The same domain with other annotations. */
	public DomainRecord withAnnotations(Annotations others) {
		return new DomainRecord(uuid, name, id, state, stateReason, persistent, autostart, domainType, vcpus, maximumVcpus, memory, maximumMemory,
				architecture, machine, emulator, boot, cpuXml, disks, nics, graphics, hostDevices, agent, title, description, others);
	}
}
