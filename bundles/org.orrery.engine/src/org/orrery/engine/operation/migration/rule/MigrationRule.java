// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** One reason why a VM might not move to a host. Judges facts already gathered; asks nobody, changes nothing. Stateless. */
@FunctionalInterface
public interface MigrationRule {
	/** Empty when there is nothing to say. */
	List<Finding> judge(MigrationFacts facts);
}
