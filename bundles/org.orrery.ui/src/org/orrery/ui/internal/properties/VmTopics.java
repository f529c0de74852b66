// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.audit.AuditEntry;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Graphics;
import org.orrery.model.inventory.VirtualDisk;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualNic;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/** What there is to know of a VM. UI thread. */
final class VmTopics {
	private VmTopics() {
	}

	static List<Topic> of(VirtualMachine vm, Services services) {
		return List.of(general(vm), disks(vm), nics(vm), new Topic(Messages.Topic_snapshots, List.of(), List.of(), () -> snapshots(vm, services)),
				guest(vm), new Topic(Messages.Topic_history, List.of(), List.of(), () -> history(vm, services)));
	}

	private static Topic general(VirtualMachine vm) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(Messages.Fact_state, state(vm)));
		facts.add(new Fact(Messages.Fact_host, vm.getHost() == null ? "" : vm.getHost().getName())); //$NON-NLS-1$
		facts.add(new Fact(Messages.Fact_folder, text(vm.getFolder())));
		facts.add(new Fact(Messages.Fact_tags, Words.list(vm.getTags())));
		facts.add(new Fact(Messages.Fact_notes, text(vm.getNotes())));
		facts.add(new Fact(Messages.Fact_uptime, uptime(vm), vm.getStartedAt() == null ? null : NLS.bind(Messages.Fact_since, Words.absolute(vm.getStartedAt()))));
		facts.add(new Fact(Messages.Fact_addresses, Words.list(vm.getAddresses())));
		facts.add(new Fact(Messages.Fact_vcpus, vm.getMaximumVcpus() > vm.getVcpus()
				? NLS.bind(Messages.Fact_ofMaximum, vm.getVcpus(), vm.getMaximumVcpus())
				: Integer.toString(vm.getVcpus())));
		facts.add(new Fact(Messages.Fact_memory, vm.getMaximumMemory() > vm.getMemory()
				? NLS.bind(Messages.Fact_ofMaximum, Words.bytes(vm.getMemory()), Words.bytes(vm.getMaximumMemory()))
				: Words.bytes(vm.getMemory())));
		facts.add(new Fact(Messages.Fact_cpuModel, vm.getCpuModel()));
		facts.add(new Fact(Messages.Fact_machine, join(vm.getDomainType(), vm.getArchitecture(), vm.getMachine())));
		facts.add(new Fact(Messages.Fact_emulator, vm.getEmulator()));
		facts.add(new Fact(Messages.Fact_boot, Words.list(vm.getBoot())));
		facts.add(new Fact(Messages.Fact_autostart, yesNo(vm.isAutostart())));
		facts.add(new Fact(Messages.Fact_persistent, yesNo(vm.isPersistent())));
		facts.add(new Fact(Messages.Fact_hostDevices, Words.list(vm.getHostDevices())));
		facts.add(new Fact(Messages.Fact_title, vm.getTitle()));
		facts.add(new Fact(Messages.Fact_description, vm.getDescription()));
		facts.add(new Fact(Messages.Fact_uuid, vm.getRef().id()));
		return Topic.ofFacts(Messages.Topic_general, facts);
	}

	private static String state(VirtualMachine vm) {
		String words = Words.of(vm.getState());
		return vm.getStateReason() == null || vm.getStateReason().isEmpty() ? words : NLS.bind(Messages.Fact_withReason, words, vm.getStateReason());
	}

	private static String uptime(VirtualMachine vm) {
		if (vm.getStartedAt() == null)
			return ""; //$NON-NLS-1$
		Duration since = Duration.between(vm.getStartedAt(), Instant.now());
		return Words.duration(since.isNegative() ? Duration.ZERO : Duration.ofSeconds(since.toSeconds()));
	}

	private static Topic disks(VirtualMachine vm) {
		List<List<String>> rows = new ArrayList<>();
		for (VirtualDisk disk : vm.getDisks())
			rows.add(List.of(join(disk.getTarget(), disk.getBus()), join(disk.getFormat(), disk.getDevice()), text(disk.getSource()),
					disk.getDatastore() == null ? "" : text(disk.getDatastore().getName()), flags(disk))); //$NON-NLS-1$
		return Topic.ofListing(Messages.Topic_disks, new Listing(
				List.of(Messages.Disk_target, Messages.Disk_format, Messages.Disk_source, Messages.Disk_datastore, Messages.Disk_options), rows,
				rows.stream().map(row -> "disk").toList(), Messages.Disk_none)); //$NON-NLS-1$
	}

	private static String flags(VirtualDisk disk) {
		List<String> flags = new ArrayList<>();
		if (disk.getCache() != null && !disk.getCache().isEmpty())
			flags.add(NLS.bind(Messages.Disk_cache, disk.getCache()));
		if (disk.isReadOnly())
			flags.add(Messages.Disk_readOnly);
		if (disk.isShareable())
			flags.add(Messages.Disk_shareable);
		return Words.list(flags);
	}

	private static Topic nics(VirtualMachine vm) {
		List<List<String>> rows = new ArrayList<>();
		for (VirtualNic nic : vm.getNics())
			rows.add(List.of(text(nic.getMac()), text(nic.getModel()), join(nic.getType(), nic.getSource()), text(nic.getPortGroup()),
					text(nic.getTap()), nic.isLinkUp() ? Messages.Link_up : Messages.Link_down));
		return Topic.ofListing(Messages.Topic_nics, new Listing(
				List.of(Messages.Nic_mac, Messages.Nic_model, Messages.Nic_source, Messages.Nic_portGroup, Messages.Nic_tap, Messages.Nic_link), rows,
				rows.stream().map(row -> "nic").toList(), Messages.Nic_none)); //$NON-NLS-1$
	}

	private static CompletableFuture<Listing> snapshots(VirtualMachine vm, Services services) {
		HostConnection host = services.engine().connections().find(vm.getRef().connection()).orElse(null);
		if (host == null)
			return CompletableFuture.completedFuture(snapshots(List.of()));
		UUID domain = UUID.fromString(vm.getRef().id());
		return host.submit(Lane.REFRESH, connection -> connection.snapshots(domain)).thenApply(VmTopics::snapshots);
	}

	private static Listing snapshots(List<SnapshotRecord> snapshots) {
		List<List<String>> rows = snapshots.stream().map(one -> List.of(one.current() ? NLS.bind(Messages.Snapshot_current, one.name()) : one.name(),
				Words.absolute(one.created()), text(one.state()), text(one.parent()), text(one.description()))).toList();
		return new Listing(
				List.of(Messages.Snapshot_name, Messages.Snapshot_created, Messages.Snapshot_state, Messages.Snapshot_parent, Messages.Snapshot_description),
				rows, rows.stream().map(row -> "snapshot").toList(), Messages.Snapshot_none); //$NON-NLS-1$
	}

	/** What was done to it, in Orrery and outside. Reads the disk. */
	private static CompletableFuture<Listing> history(VirtualMachine vm, Services services) {
		ObjectRef ref = vm.getRef();
		return CompletableFuture.supplyAsync(() -> history(services.engine().audit().of(ref)));
	}

	private static Listing history(List<AuditEntry> entries) {
		List<List<String>> rows = entries.stream().map(one -> List.of(Words.absolute(one.time()), one.who(), one.what(),
				one.state() == null ? "" : Words.of(one.state()), text(one.reason()))).toList(); //$NON-NLS-1$
		return new Listing(List.of(Messages.History_time, Messages.History_who, Messages.History_what, Messages.History_outcome, Messages.History_reason),
				rows, entries.stream().map(one -> one.isOutside() ? "history" : "tasks").toList(), Messages.History_none); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Topic guest(VirtualMachine vm) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(Messages.Fact_agent, Words.of(vm.getAgent())));
		facts.add(new Fact(Messages.Fact_addresses, Words.list(vm.getAddresses())));
		for (Graphics graphics : vm.getGraphics())
			facts.add(new Fact(Messages.Fact_graphics, graphics.getPort() > 0
					? NLS.bind(Messages.Fact_graphicsAt, new Object[] { graphics.getType(), text(graphics.getListen()), Integer.toString(graphics.getPort()) })
					: text(graphics.getType())));
		return Topic.ofFacts(Messages.Topic_guest, facts);
	}

	static String yesNo(boolean value) {
		return value ? Messages.Yes : Messages.No;
	}

	static String text(String value) {
		return value == null ? "" : value; //$NON-NLS-1$
	}

	static String join(String... parts) {
		return String.join(" ", java.util.Arrays.stream(parts).filter(part -> part != null && !part.isBlank()).toList()); //$NON-NLS-1$
	}
}
