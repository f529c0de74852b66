// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.List;

import org.orrery.hypervisor.MigrationRequest.Compression;

/** Migration options as a person types them after {@code orrery migrate}: only what differs from the defaults. */
public final class MigrationArguments {
	private MigrationArguments() {
	}

	/** Words for a shell, not quoted yet. */
	public static List<String> of(MigrationOptions options) {
		List<String> words = new ArrayList<>();
		words.addAll(ofEvacuation(options));
		if (options.maximumDowntime() != null)
			words.addAll(List.of("--max-downtime", String.valueOf(options.maximumDowntime().toMillis()))); //$NON-NLS-1$
		if (!options.targetUri().isBlank())
			words.addAll(List.of("--target-uri", options.targetUri())); //$NON-NLS-1$
		if (!options.dataUri().isBlank())
			words.addAll(List.of("--data-uri", options.dataUri())); //$NON-NLS-1$
		add(words, !options.live(), "--suspend"); //$NON-NLS-1$
		add(words, options.autoConverge(), "--auto-converge"); //$NON-NLS-1$
		add(words, options.postCopy(), "--postcopy"); //$NON-NLS-1$
		add(words, options.tls(), "--tls"); //$NON-NLS-1$
		add(words, options.allowUnsafe(), "--unsafe"); //$NON-NLS-1$
		add(words, options.keepOldDisks(), "--keep-old-disks"); //$NON-NLS-1$
		words.addAll(of(options.mapping()));
		if (options.transfer().parallelConnections() > 0)
			words.addAll(List.of("--parallel", String.valueOf(options.transfer().parallelConnections()))); //$NON-NLS-1$
		if (options.transfer().compression() != Compression.NONE)
			words.addAll(List.of("--compression", options.transfer().compression().method())); //$NON-NLS-1$
		if (options.policy() != null)
			words.addAll(List.of("--policy", options.policy().word())); //$NON-NLS-1$
		return words;
	}

	/** Those that {@code orrery evacuate} and {@code orrery maintenance} know too. */
	public static List<String> ofEvacuation(MigrationOptions options) {
		List<String> words = new ArrayList<>();
		if (options.storage() != MigrationOptions.Storage.AUTOMATIC)
			words.addAll(List.of("--storage", options.storage() == MigrationOptions.Storage.COPY ? "copy" : "shared")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (options.bandwidth() > 0)
			words.addAll(List.of("--bandwidth", String.valueOf(options.bandwidth()))); //$NON-NLS-1$
		return words;
	}

	/** Sorted, so that the same mapping always reads the same. */
	private static List<String> of(MigrationMapping mapping) {
		List<String> words = new ArrayList<>();
		mapping.networksAsText().lines().forEach(pair -> words.addAll(List.of("--map-network", pair))); //$NON-NLS-1$
		mapping.poolsAsText().lines().forEach(pair -> words.addAll(List.of("--map-pool", pair))); //$NON-NLS-1$
		mapping.disksAsText().lines().forEach(pair -> words.addAll(List.of("--map-disk", pair))); //$NON-NLS-1$
		return words;
	}

	private static void add(List<String> words, boolean wanted, String option) {
		if (wanted)
			words.add(option);
	}
}
