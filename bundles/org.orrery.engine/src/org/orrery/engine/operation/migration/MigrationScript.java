// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.ShellScript;
import org.orrery.hypervisor.MigrationRequest;

/** A migration as a person would type it. */
record MigrationScript(MigrationFacts facts, MigrationRequest request) {
	String text() {
		String source = facts.source().uri() == null ? "" : facts.source().uri().toString(); //$NON-NLS-1$
		ShellScript script = new ShellScript()
				.comment(Messages.bind(Messages.MigrationScript_title, new Object[] { facts.vmName(), facts.source().name(), facts.target().name() }))
				.comment(Messages.bind(Messages.MigrationScript_dials, facts.source().name(), request.target()));
		if (request.maximumDowntime() != null && !request.offline())
			script.comment(Messages.MigrationScript_downtime).command(List.of("virsh", "-c", source, "migrate-setmaxdowntime", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					facts.domain().uuid().toString(), String.valueOf(request.maximumDowntime().toMillis())));
		return script.command(virsh(source)).comment(Messages.MigrationScript_sameWithOrrery).alternative(orrery()).toString();
	}

	private List<String> virsh(String source) {
		List<String> words = new ArrayList<>(List.of("virsh", "-c", source, "migrate", "--p2p")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		add(words, request.live() && !request.offline(), "--live"); //$NON-NLS-1$
		add(words, request.offline(), "--offline"); //$NON-NLS-1$
		add(words, request.persistDestination(), "--persistent"); //$NON-NLS-1$
		add(words, request.undefineSource(), "--undefinesource"); //$NON-NLS-1$
		add(words, !request.offline(), "--abort-on-error"); //$NON-NLS-1$
		add(words, request.copyStorage(), "--copy-storage-all"); //$NON-NLS-1$
		add(words, request.unsafe(), "--unsafe"); //$NON-NLS-1$
		add(words, request.autoConverge(), "--auto-converge"); //$NON-NLS-1$
		add(words, request.postCopy(), "--postcopy"); //$NON-NLS-1$
		add(words, request.tls(), "--tls"); //$NON-NLS-1$
		if (request.copyStorage() && !request.disksToCopy().isEmpty())
			words.addAll(List.of("--migrate-disks", String.join(",", request.disksToCopy()))); //$NON-NLS-1$ //$NON-NLS-2$
		if (request.bandwidth() > 0)
			words.addAll(List.of("--bandwidth", String.valueOf(request.bandwidth()))); //$NON-NLS-1$
		words.addAll(List.of(facts.domain().uuid().toString(), request.target().toString()));
		request.dataUri().ifPresent(words::add);
		return words;
	}

	/** The options as the command line knows them. */
	private List<String> orrery() {
		MigrationOptions options = facts.options();
		List<String> words = new ArrayList<>(List.of("orrery", "migrate", facts.source().name() + '/' + facts.vmName(), facts.target().name())); //$NON-NLS-1$ //$NON-NLS-2$
		if (options.storage() != MigrationOptions.Storage.AUTOMATIC)
			words.addAll(List.of("--storage", options.storage() == MigrationOptions.Storage.COPY ? "copy" : "shared")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (options.bandwidth() > 0)
			words.addAll(List.of("--bandwidth", String.valueOf(options.bandwidth()))); //$NON-NLS-1$
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
		return words;
	}

	private static void add(List<String> words, boolean wanted, String option) {
		if (wanted)
			words.add(option);
	}
}
