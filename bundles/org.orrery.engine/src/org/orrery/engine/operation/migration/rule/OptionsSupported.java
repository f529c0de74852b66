// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.hypervisor.Feature;

/** What was asked for makes sense, and both hypervisors can do it. */
final class OptionsSupported implements MigrationRule {
	private static final String RULE = "migration.options"; //$NON-NLS-1$
	/** libvirt takes no more, MiB/s. */
	private static final long BANDWIDTH_LIMIT = Long.MAX_VALUE >> 20;
	/** QEMU refuses more. */
	private static final Duration DOWNTIME_LIMIT = Duration.ofSeconds(2000);

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		MigrationOptions options = facts.options();
		List<Finding> findings = new ArrayList<>();
		if (options.bandwidth() < 0 || options.bandwidth() > BANDWIDTH_LIMIT)
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.OptionsSupported_bandwidth, String.valueOf(options.bandwidth()), String.valueOf(BANDWIDTH_LIMIT)),
					Messages.OptionsSupported_bandwidthRemedy));
		Duration downtime = options.maximumDowntime();
		if (downtime != null && (downtime.toMillis() < 1 || downtime.compareTo(DOWNTIME_LIMIT) > 0))
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.OptionsSupported_downtime, Quantity.duration(downtime)),
					Messages.OptionsSupported_downtimeRemedy));
		if (options.postCopy() && facts.isActive())
			lacking(facts, Feature.POST_COPY, Messages.OptionsSupported_postCopy, findings);
		if (options.bandwidth() > 0 && facts.isActive())
			lacking(facts, Feature.MIGRATION_SPEED, Messages.OptionsSupported_speed, findings);
		if (options.tls() && facts.isActive() && !facts.target().host().secureTransport())
			findings.add(Finding.warning(RULE, Messages.bind(Messages.OptionsSupported_tls, facts.target().name()), Messages.OptionsSupported_tlsRemedy));
		return findings;
	}

	private static void lacking(MigrationFacts facts, Feature feature, String pattern, List<Finding> findings) {
		Stream.of(facts.source(), facts.target()).filter(host -> !host.features().contains(feature)).findFirst().ifPresent(
				host -> findings.add(Finding.obstacle(RULE, Messages.bind(pattern, host.name()), Messages.OptionsSupported_leaveOut)));
	}
}
