// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.hypervisor.MigrationRequest.Compression;

/** Migration options as task records hold them: only what differs from the defaults. */
public final class MigrationParameters {
	private static final String STORAGE = "storage"; //$NON-NLS-1$
	private static final String BANDWIDTH = "bandwidth"; //$NON-NLS-1$
	private static final String DOWNTIME = "maximum downtime"; //$NON-NLS-1$
	private static final String LIVE = "live"; //$NON-NLS-1$
	private static final String AUTO_CONVERGE = "auto-converge"; //$NON-NLS-1$
	private static final String POST_COPY = "post-copy"; //$NON-NLS-1$
	private static final String TLS = "tls"; //$NON-NLS-1$
	private static final String TARGET_URI = "target URI"; //$NON-NLS-1$
	private static final String DATA_URI = "data URI"; //$NON-NLS-1$
	private static final String POLICY = "policy"; //$NON-NLS-1$
	private static final String UNSAFE = "allow unsafe"; //$NON-NLS-1$

	private static final String NETWORKS = "networks"; //$NON-NLS-1$
	private static final String POOLS = "pools"; //$NON-NLS-1$
	private static final String DISKS = "disks"; //$NON-NLS-1$
	private static final String PARALLEL = "parallel connections"; //$NON-NLS-1$
	private static final String KEEP_OLD_DISKS = "keep old disks"; //$NON-NLS-1$
	private static final String COMPRESSION = "compression"; //$NON-NLS-1$

	private MigrationParameters() {
	}

	public static Map<String, String> write(MigrationOptions options) {
		MigrationOptions standard = MigrationOptions.defaults();
		Map<String, String> parameters = new LinkedHashMap<>();
		put(parameters, STORAGE, options.storage(), standard.storage());
		put(parameters, BANDWIDTH, options.bandwidth(), standard.bandwidth());
		put(parameters, DOWNTIME, options.maximumDowntime(), standard.maximumDowntime());
		put(parameters, LIVE, options.live(), standard.live());
		put(parameters, AUTO_CONVERGE, options.autoConverge(), standard.autoConverge());
		put(parameters, POST_COPY, options.postCopy(), standard.postCopy());
		put(parameters, TLS, options.tls(), standard.tls());
		put(parameters, TARGET_URI, options.targetUri(), standard.targetUri());
		put(parameters, DATA_URI, options.dataUri(), standard.dataUri());
		put(parameters, UNSAFE, options.allowUnsafe(), standard.allowUnsafe());
		put(parameters, NETWORKS, options.mapping().networksAsText(), ""); //$NON-NLS-1$
		put(parameters, POOLS, options.mapping().poolsAsText(), ""); //$NON-NLS-1$
		put(parameters, DISKS, options.mapping().disksAsText(), ""); //$NON-NLS-1$
		put(parameters, PARALLEL, options.transfer().parallelConnections(), standard.transfer().parallelConnections());
		put(parameters, COMPRESSION, options.transfer().compression(), standard.transfer().compression());
		if (options.policy() != null)
			parameters.put(POLICY, options.policy().word());
		put(parameters, KEEP_OLD_DISKS, options.keepOldDisks(), standard.keepOldDisks());
		return parameters;
	}

	private static void put(Map<String, String> parameters, String name, Object value, Object standard) {
		if (value != null && !value.equals(standard))
			parameters.put(name, value.toString());
	}

	/** Such a migration says nothing of what the network carries. */
	static boolean limitsBandwidth(Map<String, String> parameters) {
		return parameters.containsKey(BANDWIDTH);
	}

	/** @throws IllegalArgumentException naming the parameter that cannot be understood */
	public static MigrationOptions read(Map<String, String> parameters) {
		try {
			return new MigrationOptions(MigrationOptions.Storage.valueOf(parameters.getOrDefault(STORAGE, MigrationOptions.Storage.AUTOMATIC.name())),
					Long.parseLong(parameters.getOrDefault(BANDWIDTH, "0")), //$NON-NLS-1$
					parameters.containsKey(DOWNTIME) ? Duration.parse(parameters.get(DOWNTIME)) : null,
					Boolean.parseBoolean(parameters.getOrDefault(LIVE, "true")), Boolean.parseBoolean(parameters.get(AUTO_CONVERGE)), //$NON-NLS-1$
					Boolean.parseBoolean(parameters.get(POST_COPY)), Boolean.parseBoolean(parameters.get(TLS)),
					parameters.getOrDefault(TARGET_URI, ""), parameters.getOrDefault(DATA_URI, ""), //$NON-NLS-1$ //$NON-NLS-2$
					Boolean.parseBoolean(parameters.get(UNSAFE)), MigrationMapping.read(parameters.getOrDefault(NETWORKS, ""), //$NON-NLS-1$
							parameters.getOrDefault(POOLS, ""), parameters.getOrDefault(DISKS, "")), //$NON-NLS-1$ //$NON-NLS-2$
					new TransferOptions(Integer.parseInt(parameters.getOrDefault(PARALLEL, "0")), //$NON-NLS-1$
							Compression.valueOf(parameters.getOrDefault(COMPRESSION, Compression.NONE.name()))),
					parameters.containsKey(POLICY) ? ConvergencePolicy.ofWord(parameters.get(POLICY)).orElseThrow() : null,
					Boolean.parseBoolean(parameters.get(KEEP_OLD_DISKS)));
		} catch (RuntimeException e) {
			throw new IllegalArgumentException("parameters " + parameters, e); //$NON-NLS-1$
		}
	}
}
