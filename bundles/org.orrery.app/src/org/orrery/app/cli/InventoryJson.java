// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.Optional;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.maintenance.Maintenance;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** The documented form of hosts and what is on them. */
final class InventoryJson {
	private InventoryJson() {
	}

	static JsonObject connection(ConnectionDefinition definition) {
		return new Json().put("id", definition.id()).put("label", definition.label()).put("uri", definition.uri()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("datacenter", definition.datacenter()).put("folders", definition.folders()).put("cluster", definition.cluster()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("autoConnect", definition.autoConnect()).put("certificates", definition.certificates()).put("switches", definition.switches()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** @param problems what could not be read of it, one sentence each */
	static JsonObject host(HostInventory inventory, List<String> problems) {
		JsonObject host = host(inventory);
		new Json().put("problems", problems).object().entrySet().forEach(member -> host.add(member.getKey(), member.getValue())); //$NON-NLS-1$
		return host;
	}

	static JsonObject host(HostInventory inventory) {
		ConnectionDefinition definition = inventory.definition();
		long running = inventory.domains().values().stream().filter(vm -> vm.state().isActive()).count();
		Json json = new Json().put("name", inventory.displayName()).put("ref", ObjectRef.host(inventory.connection()).toString()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("connection", inventory.connection()).put("uri", definition.uri()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("state", inventory.status().state()).put("reason", inventory.status().reason()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("since", inventory.status().since()).put("nextAttempt", inventory.status().nextAttempt()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("failedAttempts", inventory.status().attempts()).put("remedy", inventory.status().remedy()).put("datacenter", definition.datacenter()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("folders", definition.folders()).put("cluster", definition.cluster()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("vms", inventory.domains().size()).put("vmsActive", running) //$NON-NLS-1$ //$NON-NLS-2$
				.put("memoryBytes", inventory.memory()) //$NON-NLS-1$
				.put("memoryAvailableBytes", inventory.usage() == null ? -1 : inventory.usage().memoryAvailable()); //$NON-NLS-1$
		return hardware(json, inventory.host()).put("confirmed", inventory.confirmed()).object(); //$NON-NLS-1$
	}

	/** With who took it out of service and what left it; null while it is in service. */
	static JsonObject host(HostInventory inventory, Optional<Maintenance> maintenance, List<String> problems) {
		JsonObject host = host(inventory, problems);
		host.add("maintenance", maintenance.<JsonElement>map(known -> new Json().put("since", known.since()).put("who", known.who()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ending", known.ending()).put("left", known.left(), vm -> new Json().put("uuid", vm.vm().toString()).put("name", vm.name()).object()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.object()).orElse(JsonNull.INSTANCE));
		return host;
	}

	/** What it is for; its value is never read. */
	static JsonObject secret(HostInventory host, SecretRecord secret) {
		return new Json().put("uuid", secret.uuid().toString()).put("host", host.displayName()).put("usageType", secret.usageType()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("usage", secret.usage()).put("description", secret.description()).put("ephemeral", secret.ephemeral()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("private", secret.hidden()).object(); //$NON-NLS-1$
	}

	private static Json hardware(Json json, HostRecord host) {
		return json.put("hostname", host == null ? null : host.hostname()) //$NON-NLS-1$
				.put("hypervisor", host == null ? null : host.hypervisorType()) //$NON-NLS-1$
				.put("hypervisorVersion", host == null ? null : host.hypervisorVersion()) //$NON-NLS-1$
				.put("libvirtVersion", host == null ? null : host.libraryVersion()) //$NON-NLS-1$
				.put("cpu", host == null ? null : cpu(host.cpu())); //$NON-NLS-1$
	}

	private static JsonObject cpu(HostRecord.Cpu cpu) {
		return new Json().put("architecture", cpu.architecture()).put("model", cpu.model()).put("vendor", cpu.vendor()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("sockets", cpu.sockets()).put("coresPerSocket", cpu.coresPerSocket()).put("threadsPerCore", cpu.threadsPerCore()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("logicalCpus", cpu.logicalCpus()).put("megahertz", cpu.megahertz()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static JsonObject vm(HostInventory host, DomainRecord vm) {
		return object(host, ObjectKind.VM, vm.uuid().toString(), vm.name()).put("state", vm.state()).put("stateReason", vm.stateReason()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("persistent", vm.persistent()).put("autostart", vm.autostart()).put("type", vm.domainType()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("architecture", vm.architecture()).put("machine", vm.machine()).put("vcpus", vm.vcpus()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("maximumVcpus", vm.maximumVcpus()).put("memoryBytes", vm.memory()).put("maximumMemoryBytes", vm.maximumMemory()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("addresses", host.addresses().getOrDefault(vm.uuid(), List.of())).put("boot", vm.boot()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("disks", vm.disks(), InventoryJson::disk).put("nics", vm.nics(), InventoryJson::nic) //$NON-NLS-1$ //$NON-NLS-2$
				.put("graphics", vm.graphics(), InventoryJson::graphics).put("hostDevices", vm.hostDevices()).put("agent", vm.agent()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("title", vm.title()).put("description", vm.description()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("folder", vm.annotations().folder()).put("tags", vm.annotations().tags()).put("notes", vm.annotations().notes()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** What people wrote down about an object of any kind. */
	static void annotate(JsonObject object, Annotations annotations) {
		new Json().put("folder", annotations.folder()).put("tags", annotations.tags()).put("notes", annotations.notes()).object() //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.entrySet().forEach(member -> object.add(member.getKey(), member.getValue()));
	}

	private static JsonObject disk(DomainRecord.DiskRecord disk) {
		return new Json().put("target", disk.target()).put("bus", disk.bus()).put("type", disk.type()).put("device", disk.device()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("source", disk.source()).put("protocol", disk.protocol()).put("format", disk.format()).put("cache", disk.cache()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("readOnly", disk.readOnly()).put("shareable", disk.shareable()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static JsonObject nic(DomainRecord.NicRecord nic) {
		return new Json().put("mac", nic.mac()).put("model", nic.model()).put("type", nic.type()).put("source", nic.source()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("portGroup", nic.portGroup()).put("device", nic.tap()).put("linkUp", nic.linkUp()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static JsonObject graphics(DomainRecord.GraphicsRecord graphics) {
		return new Json().put("type", graphics.type()).put("port", graphics.port()).put("listen", graphics.listen()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	static JsonObject network(HostInventory host, NetworkRecord network) {
		return object(host, ObjectKind.NETWORK, network.uuid().toString(), network.name()).put("active", network.active()) //$NON-NLS-1$
				.put("persistent", network.persistent()).put("autostart", network.autostart()).put("mode", network.forwardMode()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("bridge", network.bridge()).put("virtualPort", network.virtualPort()).put("addresses", network.addresses()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("portGroups", network.portGroups(), InventoryJson::portGroup).object(); //$NON-NLS-1$
	}

	private static JsonObject portGroup(NetworkRecord.PortGroupRecord group) {
		return new Json().put("name", group.name()).put("default", group.isDefault()).put("trunk", group.trunk()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("vlans", group.vlans(), com.google.gson.JsonPrimitive::new).object(); //$NON-NLS-1$
	}

	static JsonObject datastore(HostInventory host, PoolRecord pool) {
		return object(host, ObjectKind.DATASTORE, pool.uuid().toString(), pool.name()).put("type", pool.type()) //$NON-NLS-1$
				.put("active", pool.active()).put("persistent", pool.persistent()).put("autostart", pool.autostart()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("path", pool.targetPath()).put("source", pool.source()).put("capacityBytes", pool.capacity()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("allocatedBytes", pool.allocation()).put("availableBytes", pool.available()).object(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Json object(HostInventory host, ObjectKind kind, String id, String name) {
		return new Json().put("name", name).put("uuid", id).put("host", host.displayName()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ref", new ObjectRef(host.connection(), kind, id).toString()); //$NON-NLS-1$
	}
}
