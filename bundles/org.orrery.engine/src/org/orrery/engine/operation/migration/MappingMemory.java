// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.orrery.engine.operation.RememberedLines;
import org.orrery.hypervisor.NicSource;

/**
 * What was mapped to what between two hosts the last time, and the network for migration data of each host: {@code migration-mappings} in the
 * data folder. Thread-safe; blocks on the disk: not for the UI thread.
 */
public final class MappingMemory {
	private static final String NOTHING = ""; //$NON-NLS-1$

	private final RememberedLines lines;

	public MappingMemory(Path dataFolder) {
		lines = new RememberedLines(dataFolder, "migration-mappings", //$NON-NLS-1$
				"What is called differently on the target of a migration: SOURCE>TARGET.networks|pools = here=there; data.TARGET = its address for migration data"); //$NON-NLS-1$
	}

	/** Connection ids; {@link MigrationMapping#NONE} where nothing that can be understood is remembered. */
	public MigrationMapping mapping(String source, String target) {
		try {
			return MigrationMapping.read(lines.get(key(source, target, "networks")).orElse(NOTHING), //$NON-NLS-1$
					lines.get(key(source, target, "pools")).orElse(NOTHING), NOTHING); //$NON-NLS-1$
		} catch (IllegalArgumentException e) {
			System.getLogger(MappingMemory.class.getName()).log(System.Logger.Level.WARNING, "mapping of " + source + " and " + target, e); //$NON-NLS-1$ //$NON-NLS-2$
			return MigrationMapping.NONE;
		}
	}

	/** Adds to what is remembered; disks are not, they belong to one VM. */
	public void remember(String source, String target, MigrationMapping mapping) throws IOException {
		MigrationMapping before = mapping(source, target);
		Map<NicSource, NicSource> networks = new HashMap<>(before.networks());
		networks.putAll(mapping.networks());
		Map<String, String> pools = new HashMap<>(before.pools());
		pools.putAll(mapping.pools());
		MigrationMapping all = new MigrationMapping(networks, pools, Map.of());
		Map<String, String> changes = new LinkedHashMap<>();
		changes.put(key(source, target, "networks"), all.networksAsText()); //$NON-NLS-1$
		changes.put(key(source, target, "pools"), all.poolsAsText()); //$NON-NLS-1$
		lines.put(changes);
	}

	/** As the source dials it, e.g. tcp://10.0.0.2; empty when the hypervisor chooses. */
	public String dataUri(String target) {
		return lines.get("data." + target).orElse(NOTHING); //$NON-NLS-1$
	}

	public void rememberDataUri(String target, String uri) throws IOException {
		Map<String, String> change = new HashMap<>();
		change.put("data." + target, uri.isBlank() ? null : uri.strip()); //$NON-NLS-1$
		lines.put(change);
	}

	private static String key(String source, String target, String what) {
		return source + '>' + target + '.' + what;
	}
}
