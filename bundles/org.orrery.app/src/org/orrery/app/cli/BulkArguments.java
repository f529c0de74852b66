// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;

import org.orrery.engine.operation.migration.bulk.BulkLimits;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many migrations may run at the same time, where the command line says it. */
final class BulkArguments {
	@Option(names = "--per-host", paramLabel = "NUMBER", descriptionKey = "bulk.per-host", order = 30)
	private Integer perHost;
	@Option(names = "--per-link", paramLabel = "NUMBER", descriptionKey = "bulk.per-link", order = 31)
	private Integer perLink;
	@Option(names = "--per-datastore", paramLabel = "NUMBER", descriptionKey = "bulk.per-datastore", order = 32)
	private Integer perDatastore;
	@Option(names = "--copy-weight", paramLabel = "NUMBER", descriptionKey = "bulk.copy-weight", order = 33)
	private Integer copyWeight;
	@Option(names = "--attempts", paramLabel = "NUMBER", descriptionKey = "bulk.attempts", order = 34)
	private Integer attempts;

	boolean given() {
		return perHost != null || perLink != null || perDatastore != null || copyWeight != null || attempts != null;
	}

	/** As remembered, where the command line says nothing. */
	BulkLimits limits(Session session, CommandSpec spec) throws CommandFailure {
		BulkLimits known;
		try {
			known = session.engine().bulkSettings().limits();
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
		return limits(known, spec);
	}

	/** @param known what counts where the command line says nothing */
	BulkLimits limits(BulkLimits known, CommandSpec spec) {
		try {
			return new BulkLimits(or(perHost, known.perHost()), or(perLink, known.perLink()), or(perDatastore, known.perDatastore()),
					or(copyWeight, known.copyWeight()), or(attempts, known.attempts()));
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private static int or(Integer given, int known) {
		return given == null ? known : given;
	}
}
