// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where the VMs of a host go, and how. */
final class EvacuationArguments {
	@Option(names = "--to", paramLabel = "HOST", split = ",", descriptionKey = "evacuation.to", order = 20)
	private List<String> targets = new ArrayList<>();
	@Option(names = "--include-off", descriptionKey = "evacuation.include-off", order = 21)
	private boolean includeOff;
	@Option(names = "--storage", paramLabel = "auto|shared|copy", defaultValue = "auto", descriptionKey = "orrery.migrate.storage", order = 22)
	private MigrateCommand.Storage storage;
	@Option(names = "--bandwidth", paramLabel = "MIB/S", defaultValue = "0", descriptionKey = "orrery.migrate.bandwidth", order = 23)
	private long bandwidth;
	@Mixin
	private BulkArguments bulk = new BulkArguments();

	EvacuationWish wish(Session session, Lookup lookup, CommandSpec spec) throws CommandFailure {
		List<ObjectRef> hosts = new ArrayList<>();
		for (String target : targets)
			hosts.add(ObjectRef.host(lookup.host(target).connection()));
		MigrationOptions options = MigrationOptions.defaults().withStorage(storage.choice()).withBandwidth(Math.max(0, bandwidth));
		return new EvacuationWish(hosts, includeOff, options, bulk.limits(session, spec));
	}
}
