// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies.Scope;

class MigrationPoliciesTest {
	@TempDir
	Path folder;

	@Test
	void theVmsOwnPolicyWinsOverItsClusters() throws IOException {
		MigrationPolicies policies = new MigrationPolicies(folder);
		assertEquals(ConvergencePolicy.BALANCED, policies.of("vm-1", "Gold"));
		policies.remember(Scope.CLUSTER, "Gold", ConvergencePolicy.MUST_FINISH);
		policies.remember(Scope.VM, "vm-1", ConvergencePolicy.MINIMAL_DOWNTIME);
		MigrationPolicies other = new MigrationPolicies(folder);
		assertEquals(ConvergencePolicy.MINIMAL_DOWNTIME, other.of("vm-1", "Gold"));
		assertEquals(ConvergencePolicy.MUST_FINISH, other.of("vm-2", "Gold"));
		assertEquals(ConvergencePolicy.BALANCED, other.of("vm-2", "Silver"));
		policies.remember(Scope.VM, "vm-1", null);
		assertEquals(ConvergencePolicy.MUST_FINISH, other.of("vm-1", "Gold"));
	}

	@Test
	void namesOfClustersMayHoldAnything() throws IOException {
		MigrationPolicies policies = new MigrationPolicies(folder);
		for (String name : new String[] { "a b", "x=y", "#1", "c:\\d", "!z", "Zürich" }) {
			policies.remember(Scope.CLUSTER, name, ConvergencePolicy.MUST_FINISH);
			assertEquals(Optional.of(ConvergencePolicy.MUST_FINISH), policies.remembered(Scope.CLUSTER, name), name);
		}
	}

	@Test
	void aFileThatCannotBeReadRemembersNothingAndStops() throws IOException {
		Files.writeString(folder.resolve("migration-policies"), "vm.1=\\u12");
		assertEquals(ConvergencePolicy.BALANCED, new MigrationPolicies(folder).of("1", ""));
	}
}
