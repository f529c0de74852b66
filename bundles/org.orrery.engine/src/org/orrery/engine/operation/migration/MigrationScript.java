// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.ShellScript;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.MigrationRequest.Compression;
import org.orrery.hypervisor.NicSource;

/** A migration as a person would type it. */
record MigrationScript(MigrationFacts facts, MigrationRequest request) {
	/** What virsh calls the removal of a disk. */
	static final String REMOVAL = "vol-delete"; //$NON-NLS-1$

	private static final String LIVE_XML = "migration.xml"; //$NON-NLS-1$
	private static final String STORED_XML = "definition.xml"; //$NON-NLS-1$

	String text() {
		String source = facts.source().uri() == null ? "" : facts.source().uri().toString(); //$NON-NLS-1$
		ShellScript script = new ShellScript()
				.comment(Messages.bind(Messages.MigrationScript_title, new Object[] { facts.vmName(), facts.source().name(), facts.target().name() }))
				.comment(Messages.bind(Messages.MigrationScript_dials, facts.source().name(), request.target()));
		if (!request.relocation().isEmpty())
			relocate(script, source);
		if (request.maximumDowntime() != null && !request.offline())
			script.comment(Messages.MigrationScript_downtime).command(List.of("virsh", "-c", source, "migrate-setmaxdowntime", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					facts.domain().uuid().toString(), String.valueOf(request.maximumDowntime().toMillis())));
		if (request.offline())
			copyDisks(script, source);
		script.command(virsh(source));
		removeOldDisks(script, source);
		return script.comment(Messages.MigrationScript_sameWithOrrery).alternative(orrery()).toString();
	}

	/** Through a file here, as virsh has no pipe. */
	private void copyDisks(ShellScript script, String source) {
		String target = facts.target().uri() == null ? "" : facts.target().uri().toString(); //$NON-NLS-1$
		for (MissingPool pool : MissingPool.of(facts))
			script.command(List.of("virsh", "-c", target, "pool-define-as", pool.name(), "dir", "--target", pool.folder())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
					.command(List.of("virsh", "-c", target, "pool-build", pool.name())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					.command(List.of("virsh", "-c", target, "pool-start", pool.name())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		for (DiskPlacement disk : facts.storage().ofKind(DiskPlacement.Kind.COPY)) {
			String file = disk.volumeName() + ".copy"; //$NON-NLS-1$
			script.command(List.of("virsh", "-c", source, "vol-download", "--vol", disk.path(), file)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
					.command(List.of("virsh", "-c", target, "vol-create-as", poolOf(disk), disk.volumeName(), String.valueOf(disk.capacity()), "--format", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
							disk.disk().format()))
					.command(List.of("virsh", "-c", target, "vol-upload", "--vol", disk.targetPath(), file)).command(List.of("rm", file)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		}
	}

	private void removeOldDisks(ShellScript script, String source) {
		if (!facts.options().keepOldDisks())
			facts.storage().ofKind(DiskPlacement.Kind.COPY).stream().filter(disk -> disk.sourcePool() != null)
					.forEach(disk -> script.commandAfter(List.of("virsh", "-c", source, REMOVAL, disk.path()))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private String poolOf(DiskPlacement disk) {
		return disk.targetPool() != null ? disk.targetPool().name()
				: MissingPool.of(facts).stream().filter(pool -> pool.folder().equals(disk.targetFolder())).findFirst().orElseThrow().name();
	}

	/** virsh takes the target's names as whole definitions; libvirt writes them in one form, which sed can count on. */
	private void relocate(ShellScript script, String source) {
		List<String> changes = new ArrayList<>();
		request.relocation().nics().forEach((here, there) -> changes.add(plug(here, there)));
		facts.storage().disks().stream().filter(DiskPlacement::isMapped).forEach(disk -> changes
				.add("s|='" + pattern(disk.path()) + "'|='" + replacement(disk.targetPath()) + "'|g")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		script.comment(Messages.MigrationScript_relocation);
		String edit = String.join(";", changes); //$NON-NLS-1$
		script.filtered(List.of("virsh", "-c", source, "dumpxml", "--security-info", request.offline() ? "--inactive" : "--migratable", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
				facts.domain().uuid().toString()), List.of("sed", "-z", edit), LIVE_XML); //$NON-NLS-1$ //$NON-NLS-2$
		if (request.persistDestination())
			script.filtered(List.of("virsh", "-c", source, "dumpxml", "--security-info", "--inactive", facts.domain().uuid().toString()), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
					List.of("sed", "-z", edit), STORED_XML); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String plug(NicSource here, NicSource there) {
		return "s|<interface type='[a-z]*'>\\([^<]*<mac[^>]*>[^<]*\\)<source " + pattern(written(here)) + "[^>]*>|<interface type='" + there.type() //$NON-NLS-1$ //$NON-NLS-2$
				+ "'>\\1<source " + replacement(written(there)) + "/>|g"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String written(NicSource plug) {
		String name = (plug.type().equals("direct") ? "dev" : plug.type()) + "='" + plug.name() + '\''; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return plug.portGroup().isEmpty() ? name : name + " portgroup='" + plug.portGroup() + '\''; //$NON-NLS-1$
	}

	/** Text as it is, in a basic regular expression between bars. */
	private static String pattern(String text) {
		return text.replaceAll("[\\\\.*\\[\\]^$|]", "\\\\$0"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String replacement(String text) {
		return text.replaceAll("[\\\\&|]", "\\\\$0"); //$NON-NLS-1$ //$NON-NLS-2$
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
		if (request.parallelConnections() > 0)
			words.addAll(List.of("--parallel", "--parallel-connections", String.valueOf(request.parallelConnections()))); //$NON-NLS-1$ //$NON-NLS-2$
		if (request.compression() != Compression.NONE)
			words.addAll(List.of("--compressed", "--comp-methods", request.compression().method())); //$NON-NLS-1$ //$NON-NLS-2$
		if (!request.relocation().isEmpty())
			words.addAll(List.of("--xml", LIVE_XML)); //$NON-NLS-1$
		if (!request.relocation().isEmpty() && request.persistDestination())
			words.addAll(List.of("--persistent-xml", STORED_XML)); //$NON-NLS-1$
		words.addAll(List.of(facts.domain().uuid().toString(), request.target().toString()));
		request.dataUri().ifPresent(words::add);
		return words;
	}

	/** The options as the command line knows them. */
	private List<String> orrery() {
		return ShellScript.orrery("migrate", List.of(facts.source().name() + '/' + facts.vmName(), facts.target().name()), //$NON-NLS-1$
				MigrationArguments.of(facts.options()));
	}

	private static void add(List<String> words, boolean wanted, String option) {
		if (wanted)
			words.add(option);
	}
}
