// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.engine.Engine;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.migration.MappingMemory;
import org.orrery.engine.operation.migration.MappingNeeds;
import org.orrery.engine.operation.migration.MappingNeeds.Need;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectRef;

/** What has to be mapped for some VMs to move to a host, and what was chosen between the two the last time. Any thread. */
final class MappingQuestion {
	private final Engine engine;
	private final List<ObjectRef> vms;
	/** By source and target; read off the UI thread when the wizard opens. */
	private final Map<ObjectRef, CompletableFuture<Memory>> memories = new LinkedHashMap<>();

	/** @param mappings by source */
	private record Memory(Map<String, MigrationMapping> mappings, String dataUri) {
		static final Memory NONE = new Memory(Map.of(), ""); //$NON-NLS-1$
	}

	MappingQuestion(Engine engine, List<ObjectRef> vms) {
		this.engine = engine;
		this.vms = vms;
	}

	/** Begins to read what is remembered, so that it is known when the page opens. UI thread. */
	void recall(ObjectRef target) {
		memories.computeIfAbsent(target, host -> CompletableFuture.supplyAsync(() -> {
			Map<String, MigrationMapping> mappings = new LinkedHashMap<>();
			sources().forEach(source -> mappings.put(source, engine.mappingMemory().mapping(source, host.connection())));
			return new Memory(mappings, engine.mappingMemory().dataUri(host.connection()));
		}));
	}

	private Memory memory(ObjectRef target) {
		CompletableFuture<Memory> known = memories.get(target);
		return known == null ? Memory.NONE : known.getNow(Memory.NONE);
	}

	String dataUri(ObjectRef target) {
		return memory(target).dataUri();
	}

	MappingNeeds needs(ObjectRef target) {
		HostInventory there = engine.inventory().host(target.connection()).orElse(null);
		if (there == null)
			return new MappingNeeds(List.of());
		Set<Need> needs = new LinkedHashSet<>();
		for (String source : sources().toList()) {
			List<DomainRecord> domains = vms.stream().filter(vm -> vm.connection().equals(source)).flatMap(vm -> engine.inventory().domain(vm).stream()).toList();
			MigrationMapping remembered = memory(target).mappings().getOrDefault(source, MigrationMapping.NONE);
			engine.inventory().host(source).ifPresent(host -> needs.addAll(MappingNeeds.of(domains, host, there, remembered).needs()));
		}
		return new MappingNeeds(List.copyOf(needs));
	}

	private Stream<String> sources() {
		return vms.stream().map(ObjectRef::connection).distinct();
	}

	/** Writes it down beside the UI thread; a disk that does not take it costs only the memory. */
	void remember(ObjectRef target, MigrationMapping mapping, String dataUri) {
		boolean newAddress = !dataUri.equals(dataUri(target));
		if (mapping.isEmpty() && !newAddress)
			return;
		List<String> from = sources().toList();
		Job.createSystem(Messages.Mapping_remember, (ICoreRunnable) monitor -> {
			try {
				MappingMemory memory = engine.mappingMemory();
				for (String source : from)
					if (!mapping.isEmpty())
						memory.remember(source, target.connection(), mapping);
				if (newAddress)
					memory.rememberDataUri(target.connection(), dataUri);
			} catch (IOException e) {
				ILog.of(MappingQuestion.class).warn(e.getMessage(), e);
			}
		}).schedule();
	}
}
