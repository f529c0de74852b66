// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskStep;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;

/** Everything known of one object: labels on the left, aligned; parts indented below their label. */
final class Details {
	private record Line(String label, String text, Style style) {
	}

	private final List<Line> lines = new ArrayList<>();

	/** @param problems what could not be read of it, one sentence each */
	static Details of(HostInventory host, List<String> problems) {
		Details details = new Details().add(Messages.Column_host, host.displayName()).state(host)
				.add(Messages.Column_uri, host.definition().uri()).add(Messages.Column_location, InventoryTables.location(host.definition()));
		HostRecord record = host.host();
		if (record != null) {
			HostRecord.Cpu cpu = record.cpu();
			details.add(Messages.Detail_hostname, record.hostname())
					.add(Messages.Column_hypervisor, (record.hypervisorType() + ' ' + record.hypervisorVersion()).strip())
					.add(Messages.Detail_libvirt, Shown.text(record.libraryVersion()))
					.add(Messages.Detail_cpu, Messages.bind(Messages.Detail_cpuText, new Object[] { cpu.model(), cpu.architecture(), cpu.logicalCpus() }))
					.add(Messages.Column_memory, Shown.bytes(host.memory()));
		}
		if (host.usage() != null)
			details.add(Messages.Column_available, Shown.bytes(host.usage().memoryAvailable()));
		return details.all(Messages.Detail_vms, InventoryTables.vmsOf(host).stream().map(vm -> vm.name() + " (" + Shown.state(vm.state()) + ')').toList()) //$NON-NLS-1$
				.all(Messages.Detail_networks, InventoryTables.networksOf(host).stream().map(NetworkRecord::name).toList())
				.all(Messages.Detail_datastores, InventoryTables.datastoresOf(host).stream().map(PoolRecord::name).toList())
				.all(Messages.Detail_secrets, host.secrets().stream().map(secret -> (secret.usageType() + ' ' + secret.usage()).strip()).toList())
				.all(Messages.Detail_problems, problems)
				.add(Messages.Detail_confirmed, Shown.moment(host.confirmed()));
	}

	private Details state(HostInventory host) {
		add(Messages.Column_state, Shown.state(host.status().state()), InventoryTables.style(host.status().state()));
		if (!host.status().reason().isEmpty())
			add(Messages.Column_reason, host.status().reason());
		return this;
	}

	static Details of(HostInventory host, DomainRecord vm) {
		String state = Shown.state(vm.state()) + (vm.stateReason().isEmpty() ? "" : " (" + vm.stateReason() + ')'); //$NON-NLS-1$ //$NON-NLS-2$
		return new Details().add(Messages.Column_vm, vm.name()).add(Messages.Column_state, state, InventoryTables.style(vm.state()))
				.add(Messages.Column_host, host.displayName()).add(Messages.Detail_uuid, vm.uuid().toString())
				.add(Messages.Column_cpus, Messages.bind(Messages.Detail_ofMaximum, vm.vcpus(), vm.maximumVcpus()))
				.add(Messages.Column_memory, Messages.bind(Messages.Detail_ofMaximum, Shown.bytes(vm.memory()), Shown.bytes(vm.maximumMemory())))
				.add(Messages.Detail_machine, Messages.bind(Messages.Detail_machineText, new Object[] { vm.domainType(), vm.architecture(), vm.machine() }))
				.add(Messages.Detail_agent, Shown.state(vm.agent()))
				.add(Messages.Column_addresses, Shown.list(host.addresses().getOrDefault(vm.uuid(), List.of())))
				.add(Messages.Detail_boot, Shown.list(vm.boot()))
				.add(Messages.Detail_autostart, vm.autostart() ? Messages.Value_yes : Messages.Value_no)
				.add(Messages.Column_folder, Shown.text(vm.annotations().folder())).add(Messages.Column_tags, Shown.list(vm.annotations().tags()))
				.all(Messages.Detail_notes, vm.annotations().notes().lines().toList())
				.all(Messages.Detail_disks, vm.disks().stream().map(Details::disk).toList())
				.all(Messages.Detail_nics, vm.nics().stream().map(Details::nic).toList())
				.all(Messages.Detail_graphics, vm.graphics().stream().map(g -> (g.type() + ' ' + g.listen() + (g.port() > 0 ? ":" + g.port() : "")).strip()).toList()) //$NON-NLS-1$ //$NON-NLS-2$
				.all(Messages.Detail_hostDevices, vm.hostDevices());
	}

	private static String disk(DomainRecord.DiskRecord disk) {
		return List.of(disk.target(), disk.device(), disk.source().isEmpty() ? Messages.Detail_noMedium : disk.source(), disk.format(), disk.cache().isEmpty() ? "" : "cache " + disk.cache()) //$NON-NLS-1$ //$NON-NLS-2$
				.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  ")); //$NON-NLS-1$
	}

	private static String nic(DomainRecord.NicRecord nic) {
		return List.of(nic.mac(), nic.type() + ' ' + nic.source(), nic.portGroup(), nic.model(), nic.tap(), nic.linkUp() ? "" : Messages.Detail_linkDown) //$NON-NLS-1$
				.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("  ")); //$NON-NLS-1$
	}

	static Details of(HostInventory host, NetworkRecord network) {
		return new Details().add(Messages.Column_network, network.name())
				.add(Messages.Column_state, network.active() ? Messages.Value_active : Messages.Value_inactive)
				.add(Messages.Column_host, host.displayName()).add(Messages.Detail_uuid, network.uuid().toString())
				.add(Messages.Column_mode, Shown.text(network.forwardMode())).add(Messages.Column_bridge, Shown.text(network.bridge()))
				.add(Messages.Detail_virtualPort, Shown.text(network.virtualPort())).add(Messages.Column_addresses, Shown.list(network.addresses()))
				.all(Messages.Column_portGroups, network.portGroups().stream().map(Details::portGroup).toList());
	}

	private static String portGroup(NetworkRecord.PortGroupRecord group) {
		String vlans = group.vlans().stream().map(String::valueOf).collect(Collectors.joining(", ")); //$NON-NLS-1$
		return group.name() + (vlans.isEmpty() ? "" : "  VLAN " + vlans); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static Details of(HostInventory host, PoolRecord pool) {
		return new Details().add(Messages.Column_datastore, pool.name())
				.add(Messages.Column_state, pool.active() ? Messages.Value_active : Messages.Value_inactive)
				.add(Messages.Column_host, host.displayName()).add(Messages.Detail_uuid, pool.uuid().toString())
				.add(Messages.Column_type, pool.type()).add(Messages.Column_source, Shown.text(pool.source()))
				.add(Messages.Detail_path, Shown.text(pool.targetPath())).add(Messages.Column_capacity, Shown.bytes(pool.capacity()))
				.add(Messages.Detail_allocated, Shown.bytes(pool.allocation())).add(Messages.Column_available, Shown.bytes(pool.available()));
	}

	static Details of(TaskRecord task) {
		Details details = new Details().add(Messages.Column_task, task.id()).add(Messages.Column_title, task.title())
				.add(Messages.Column_state, Shown.state(task.state()), InventoryTables.style(task.state())).add(Messages.Column_who, task.who())
				.add(Messages.Column_created, Shown.moment(task.created())).add(Messages.Column_took, Shown.duration(TaskLookup.took(task)));
		if (!task.reason().isEmpty())
			details.add(Messages.Column_reason, task.reason());
		if (!task.remedy().isEmpty())
			details.add(Messages.Detail_remedy, task.remedy());
		if (!task.detail().isEmpty())
			details.add(Messages.Detail_detail, task.detail());
		return details.all(Messages.Detail_steps, task.steps().stream().map(Details::step).toList())
				.all(Messages.Detail_figures, task.figures().entrySet().stream().map(figure -> figure.getKey() + ' ' + figure.getValue()).sorted().toList())
				.all(Messages.Detail_findings, task.findings().stream().map(Details::finding).toList());
	}

	private static String step(TaskStep step) {
		String note = step.note() == null || step.note().isEmpty() ? "" : ": " + step.note(); //$NON-NLS-1$ //$NON-NLS-2$
		return step.number() + ". " + step.title() + " (" + Shown.state(step.state()) + ')' + note; //$NON-NLS-1$ //$NON-NLS-2$
	}

	static String finding(Finding finding) {
		String line = Shown.state(finding.severity()) + ": " + finding.message(); //$NON-NLS-1$
		return finding.remedy().isEmpty() ? line : line + " → " + finding.remedy(); //$NON-NLS-1$
	}

	private Details add(String label, String text) {
		return add(label, text, Style.PLAIN);
	}

	private Details add(String label, String text, Style style) {
		lines.add(new Line(label, text, style));
		return this;
	}

	private Details all(String label, List<String> parts) {
		for (int i = 0; i < parts.size(); i++)
			add(i == 0 ? label : "", parts.get(i)); //$NON-NLS-1$
		return this;
	}

	void print(Output output) {
		int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0) + 2;
		for (Line line : lines) {
			String label = line.label() + " ".repeat(width - line.label().length()); //$NON-NLS-1$
			output.print(Style.DIM.paint(label, output.outColoured()) + line.style().paint(line.text(), output.outColoured()));
		}
	}
}
