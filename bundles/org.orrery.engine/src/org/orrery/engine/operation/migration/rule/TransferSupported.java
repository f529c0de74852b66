// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.HostFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.TransferOptions;
import org.orrery.hypervisor.MigrationRequest.Compression;

/** Parallel connections, compression and the network of the data: what both hypervisors have, and what goes together. */
final class TransferSupported implements MigrationRule {
	private static final String RULE = "migration.transfer"; //$NON-NLS-1$
	/** QEMU has no more channels. */
	private static final int MOST_CONNECTIONS = 255;
	/** The libvirt that has each for QEMU. */
	private static final String PARALLEL_SINCE = "5.2.0"; //$NON-NLS-1$
	private static final String PARALLEL_COMPRESSION_SINCE = "9.4.0"; //$NON-NLS-1$
	/** The QEMU without "compress", which it had called multi-threaded compression. */
	private static final String MULTI_THREAD_UNTIL = "9.1.0"; //$NON-NLS-1$
	private static final Set<String> DATA_SCHEMES = Set.of("tcp", "rdma", "unix"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		List<Finding> findings = new ArrayList<>();
		if (!facts.options().dataUri().isBlank())
			dataUri(facts.options().dataUri().strip()).ifPresent(findings::add);
		if (facts.isActive()) {
			parallel(facts, findings);
			compression(facts, findings);
		}
		return findings;
	}

	private static void parallel(MigrationFacts facts, List<Finding> findings) {
		int connections = facts.options().transfer().parallelConnections();
		if (connections < 0 || connections > MOST_CONNECTIONS) {
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.TransferSupported_connections, connections, MOST_CONNECTIONS),
					Messages.bind(Messages.TransferSupported_connectionsRemedy, MOST_CONNECTIONS)));
			return;
		}
		if (connections == 0)
			return;
		older(facts, PARALLEL_SINCE, Messages.TransferSupported_parallelVersion, findings);
		if (facts.options().postCopy())
			findings.add(Finding.obstacle(RULE, Messages.TransferSupported_parallelPostCopy, Messages.TransferSupported_oneOfBoth));
	}

	private static void compression(MigrationFacts facts, List<Finding> findings) {
		TransferOptions transfer = facts.options().transfer();
		Compression method = transfer.compression();
		boolean parallel = transfer.parallelConnections() > 0;
		switch (method) {
		case NONE -> {
			return;
		}
		case ZLIB, ZSTD -> {
			older(facts, PARALLEL_COMPRESSION_SINCE, Messages.TransferSupported_compressionVersion, findings);
			if (!parallel)
				findings.add(Finding.obstacle(RULE, Messages.bind(Messages.TransferSupported_needsParallel, method.method()),
						Messages.bind(Messages.TransferSupported_needsParallelRemedy, Compression.XBZRLE.method())));
		}
		case XBZRLE, MULTI_THREAD -> {
			if (parallel)
				findings.add(Finding.obstacle(RULE, Messages.bind(Messages.TransferSupported_notParallel, method.method()),
						Messages.TransferSupported_oneOfBoth));
			if (method == Compression.MULTI_THREAD && facts.options().postCopy())
				findings.add(Finding.obstacle(RULE, Messages.bind(Messages.TransferSupported_compressionPostCopy, method.method()),
						Messages.TransferSupported_oneOfBoth));
			if (method == Compression.MULTI_THREAD)
				hosts(facts).filter(host -> atLeast(host.host().hypervisorVersion(), MULTI_THREAD_UNTIL)).findFirst()
						.ifPresent(host -> findings.add(Finding.obstacle(RULE, Messages.bind(Messages.TransferSupported_gone, method.method(),
								version(host)), Messages.bind(Messages.TransferSupported_needsParallelRemedy, Compression.XBZRLE.method()))));
		}
		}
	}

	private static void older(MigrationFacts facts, String since, String pattern, List<Finding> findings) {
		hosts(facts).filter(host -> !atLeast(host.host().libraryVersion(), since)).findFirst().ifPresent(host -> findings.add(Finding.obstacle(
				RULE, Messages.bind(pattern, new Object[] { host.name(), host.host().libraryVersion(), since,
						facts.options().transfer().compression().method() }),
				Messages.OptionsSupported_leaveOut)));
	}

	private static Stream<HostFacts> hosts(MigrationFacts facts) {
		return Stream.of(facts.source(), facts.target()).filter(host -> host.host() != null);
	}

	private static String version(HostFacts host) {
		return host.name() + " (QEMU " + host.host().hypervisorVersion() + ')'; //$NON-NLS-1$
	}

	/** A version that cannot be read counts as new enough: the hypervisor has the last word. */
	private static boolean atLeast(String version, String wanted) {
		int[] is = numbers(version);
		int[] should = numbers(wanted);
		for (int i = 0; i < should.length; i++) {
			int number = i < is.length ? is[i] : 0;
			if (is.length == 0 || number > should[i])
				return true;
			if (number < should[i])
				return false;
		}
		return true;
	}

	private static int[] numbers(String version) {
		return Stream.of(version.split("[^0-9]+")).filter(part -> !part.isEmpty()).mapToInt(Integer::parseInt).toArray(); //$NON-NLS-1$
	}

	private static Optional<Finding> dataUri(String text) {
		try {
			URI uri = new URI(text);
			boolean complete = uri.getScheme() != null && DATA_SCHEMES.contains(uri.getScheme()) && (uri.getHost() != null || uri.getPath() != null && !uri.getPath().isEmpty());
			return complete ? Optional.empty() : Optional.of(notUnderstood(text));
		} catch (URISyntaxException e) {
			return Optional.of(notUnderstood(text));
		}
	}

	private static Finding notUnderstood(String text) {
		return Finding.obstacle(RULE, Messages.bind(Messages.TransferSupported_dataUri, text), Messages.TransferSupported_dataUriRemedy);
	}
}
