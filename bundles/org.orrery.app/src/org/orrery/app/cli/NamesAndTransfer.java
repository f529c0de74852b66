// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.engine.operation.migration.TransferOptions;
import org.orrery.hypervisor.MigrationRequest.Compression;
import org.orrery.hypervisor.NicSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of {@code orrery migrate}: what is called differently on the target, and how the data travels. */
final class NamesAndTransfer {
	/** Words of {@code --compression}. */
	enum Method {
		none(Compression.NONE), xbzrle(Compression.XBZRLE), mt(Compression.MULTI_THREAD), zlib(Compression.ZLIB), zstd(Compression.ZSTD);

		private final Compression compression;

		Method(Compression compression) {
			this.compression = compression;
		}
	}

	@Option(names = "--map-network", paramLabel = "A=B", order = 20)
	private List<String> networks = List.of();
	@Option(names = "--map-pool", paramLabel = "A=B", order = 21)
	private List<String> pools = List.of();
	@Option(names = "--map-disk", paramLabel = "DISK=PATH", order = 22)
	private List<String> disks = List.of();
	@Option(names = "--parallel", paramLabel = "N", defaultValue = "0", order = 23)
	private int parallel;
	@Option(names = "--compression", paramLabel = "none|xbzrle|mt|zlib|zstd", defaultValue = "none", order = 24)
	private Method compression;

	/** @throws ParameterException naming the option and the word */
	MigrationMapping mapping(CommandSpec spec) {
		Map<NicSource, NicSource> plugs = new LinkedHashMap<>();
		pairs(spec, "--map-network", networks).forEach((here, there) -> plugs.put(NicSource.parse(here), NicSource.parse(there))); //$NON-NLS-1$
		return new MigrationMapping(plugs, pairs(spec, "--map-pool", pools), pairs(spec, "--map-disk", disks)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	TransferOptions transfer() {
		return new TransferOptions(parallel, compression.compression);
	}

	private static Map<String, String> pairs(CommandSpec spec, String option, List<String> words) {
		Map<String, String> pairs = new LinkedHashMap<>();
		for (String word : words) {
			String[] sides = word.split("=", 2); //$NON-NLS-1$
			if (sides.length < 2 || isNothing(sides[0]) || isNothing(sides[1]))
				throw new ParameterException(spec.commandLine(), Messages.bind(Messages.NamesAndTransfer_pair, option, word));
			if (pairs.put(sides[0].strip(), sides[1].strip()) != null)
				throw new ParameterException(spec.commandLine(), Messages.bind(Messages.NamesAndTransfer_twice, option, sides[0].strip()));
		}
		return pairs;
	}

	/** Also where only a kind is given: "bridge:". */
	private static boolean isNothing(String side) {
		return side.isBlank() || side.strip().endsWith(":"); //$NON-NLS-1$
	}
}
