// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.model.inventory.CpuInfo;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.NumaCell;
import org.orrery.model.inventory.PhysicalNic;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.Words;

/** What there is to know of a host. UI thread. */
final class HostTopics {
	private HostTopics() {
	}

	/** @param inventory knows what the model does not hold */
	static List<Topic> of(Host host, InventoryStore inventory) {
		String connection = host.getRef().connection();
		List<Topic> topics = new ArrayList<>(List.of(general(host, inventory.problems(connection)), cpu(host),
				new Topic(Messages.Topic_network, List.of(), List.of(nics(host), switches(host)), null),
				Topic.ofListing(Messages.Topic_datastores, datastores(host))));
		inventory.host(connection).map(HostInventory::secrets).filter(secrets -> !secrets.isEmpty())
				.ifPresent(secrets -> topics.add(Topic.ofListing(Messages.Topic_secrets, secrets(secrets))));
		topics.add(connection(host));
		return topics;
	}

	/** What they are for: their values stay where they are. */
	private static Listing secrets(List<SecretRecord> secrets) {
		List<List<String>> rows = secrets.stream().map(secret -> List.of(secret.usage().isEmpty() ? Messages.Secret_nothing : secret.usage(), secret.usageType(),
				secret.description(), secret.ephemeral() ? Messages.Secret_ephemeral : Messages.Secret_kept)).toList();
		return new Listing(List.of(Messages.Secret_usage, Messages.Store_type, Messages.Fact_description, Messages.Secret_where), rows,
				rows.stream().map(row -> "secret").toList(), ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Topic general(Host host, List<String> problems) {
		long running = host.getVms().stream().filter(vm -> vm.getState() == VmState.RUNNING).count();
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(Messages.Fact_state, Words.of(host.getState()), host.getStateReason()));
		if (host.getState() == HostState.ACTIVE)
			facts.add(new Fact(Messages.Fact_warning, host.getStateReason()));
		problems.forEach(problem -> facts.add(new Fact(Messages.Fact_problem, problem)));
		facts.add(new Fact(Messages.Fact_vms, NLS.bind(Messages.Fact_runningOf, running, host.getVms().size())));
		facts.add(new Fact(Messages.Fact_memory, host.getMemoryAvailable() < 0 ? Words.bytes(host.getMemory())
				: NLS.bind(Messages.Fact_freeOf, Words.bytes(host.getMemoryAvailable()), Words.bytes(host.getMemory()))));
		facts.add(new Fact(Messages.Fact_hypervisor, VmTopics.join(host.getHypervisorType(), host.getHypervisorVersion())));
		facts.add(new Fact(Messages.Fact_libvirt, host.getLibraryVersion()));
		CpuInfo cpu = host.getCpu();
		if (cpu != null)
			facts.add(new Fact(Messages.Fact_cpus, NLS.bind(Messages.Fact_cpusOf, cpu.getLogicalCpus(), VmTopics.join(cpu.getVendor(), cpu.getModel()))));
		facts.add(new Fact(Messages.Fact_uri, host.getUri()));
		return Topic.ofFacts(Messages.Topic_general, facts);
	}

	private static Topic cpu(Host host) {
		CpuInfo cpu = host.getCpu();
		List<Fact> facts = new ArrayList<>();
		if (cpu != null) {
			facts.add(new Fact(Messages.Fact_cpuModel, VmTopics.join(cpu.getVendor(), cpu.getModel())));
			facts.add(new Fact(Messages.Fact_architecture, cpu.getArchitecture()));
			facts.add(new Fact(Messages.Fact_layout, NLS.bind(Messages.Fact_layoutOf,
					new Object[] { cpu.getSockets(), cpu.getCoresPerSocket(), cpu.getThreadsPerCore(), cpu.getLogicalCpus() })));
			if (cpu.getMegahertz() > 0)
				facts.add(new Fact(Messages.Fact_clock, NLS.bind(Messages.Fact_megahertz, cpu.getMegahertz())));
			facts.add(new Fact(Messages.Fact_features, String.join(" ", cpu.getFeatures()))); //$NON-NLS-1$
		}
		List<List<String>> rows = new ArrayList<>();
		for (NumaCell cell : host.getNumaCells())
			rows.add(List.of(Integer.toString(cell.getId()), Words.bytes(cell.getMemory()), Words.list(cell.getCpus().stream().map(String::valueOf).toList())));
		Listing numa = new Listing(List.of(Messages.Numa_cell, Messages.Fact_memory, Messages.Fact_cpus), rows, rows.stream().map(row -> "cpu").toList(), //$NON-NLS-1$
				Messages.Numa_none);
		return new Topic(Messages.Topic_cpu, facts, List.of(numa), null);
	}

	private static Listing nics(Host host) {
		List<List<String>> rows = new ArrayList<>();
		for (PhysicalNic nic : host.getNics())
			rows.add(List.of(VmTopics.text(nic.getName()), VmTopics.text(nic.getMac()),
					nic.getSpeed() > 0 ? NLS.bind(Messages.Nic_speed, nic.getSpeed()) : "", nic.isLinkUp() ? Messages.Link_up : Messages.Link_down)); //$NON-NLS-1$
		return new Listing(List.of(Messages.Nic_name, Messages.Nic_mac, Messages.Nic_rate, Messages.Nic_link), rows, rows.stream().map(row -> "nic").toList(), //$NON-NLS-1$
				Messages.HostNic_none);
	}

	private static Listing switches(Host host) {
		List<List<String>> rows = new ArrayList<>();
		for (VirtualSwitch network : host.getSwitches())
			rows.add(List.of(VmTopics.text(network.getName()), Words.of(network.getType()), VmTopics.text(network.getBridge()),
					VmTopics.text(network.getForwardMode()), network.isActive() ? Messages.Active : Messages.Inactive));
		return new Listing(List.of(Messages.Switch_name, Messages.Switch_type, Messages.Switch_bridge, Messages.Switch_mode, Messages.Fact_state), rows,
				rows.stream().map(row -> "network").toList(), Messages.Switch_none); //$NON-NLS-1$
	}

	private static Listing datastores(Host host) {
		List<List<String>> rows = new ArrayList<>();
		for (Datastore store : host.getDatastores())
			rows.add(List.of(VmTopics.text(store.getName()), VmTopics.text(store.getType()), Words.bytes(store.getAvailable()),
					Words.bytes(store.getCapacity()), shared(store), VmTopics.text(store.getTargetPath())));
		return new Listing(List.of(Messages.Store_name, Messages.Store_type, Messages.Store_free, Messages.Store_capacity, Messages.Store_seenBy, Messages.Store_path),
				rows, rows.stream().map(row -> "datastore").toList(), Messages.Store_none); //$NON-NLS-1$
	}

	static String shared(Datastore store) {
		return store.getSharedKey() == null || store.getSharedKey().isEmpty() ? Messages.Store_local : Messages.Store_shared;
	}

	private static Topic connection(Host host) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(Messages.Fact_state, Words.of(host.getState())));
		facts.add(new Fact(Messages.Fact_reason, host.getStateReason()));
		facts.add(new Fact(Messages.Fact_stateSince, Words.relative(host.getStateSince(), Instant.now()), Words.absolute(host.getStateSince())));
		facts.add(new Fact(Messages.Fact_lastSeen, Words.relative(host.getLastSeen(), Instant.now()), Words.absolute(host.getLastSeen())));
		if (host.getNextAttempt() != null) {
			Duration until = Duration.between(Instant.now(), host.getNextAttempt());
			facts.add(new Fact(Messages.Fact_nextAttempt, until.isNegative() ? Messages.Fact_now : NLS.bind(Messages.Fact_in, Words.duration(Duration.ofSeconds(until.toSeconds())))));
		}
		facts.add(new Fact(Messages.Fact_uri, host.getUri()));
		return Topic.ofFacts(Messages.Topic_connection, facts);
	}
}
