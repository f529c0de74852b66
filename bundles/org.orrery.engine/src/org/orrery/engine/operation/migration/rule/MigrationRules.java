// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** All rules, in the order in which a person reads their findings. */
public final class MigrationRules {
	/** Without these being satisfied the other rules have nothing to judge by. */
	private static final List<MigrationRule> GROUND = List.of(new DifferentHost(), new HostsAnswer(), new VmPresent(), new DriverMigrates(),
			new InService());
	private static final List<MigrationRule> OTHERS = List.of(new VmState(), new NotInUse(), new IdentityFree(), new DomainTypeOffered(),
			new EmulatorOffered(), new CpuCompatible(), new MemoryFree(), new MappingValid(), new NetworksPresent(), new StorageReachable(), new MediaReachable(),
			new CacheModeSafe(), new NoHostDevices(), new NoSnapshots(), new FirmwareTravels(), new TargetReachable(), new OptionsSupported(), new TransferSupported());

	private MigrationRules() {
	}

	public static CheckResult judge(MigrationFacts facts) {
		CheckResult ground = new CheckResult(findings(GROUND, facts));
		return ground.passes() ? new CheckResult(join(ground.findings(), findings(OTHERS, facts))) : ground;
	}

	private static List<Finding> findings(List<MigrationRule> rules, MigrationFacts facts) {
		return rules.stream().flatMap(rule -> rule.judge(facts).stream()).toList();
	}

	private static List<Finding> join(List<Finding> first, List<Finding> then) {
		List<Finding> all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}
}
