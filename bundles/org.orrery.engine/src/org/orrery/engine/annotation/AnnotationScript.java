// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.annotation;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.ShellScript;
import org.orrery.hypervisor.xml.AnnotationsXml;

/** A change of annotations as shell commands. */
final class AnnotationScript {
	private AnnotationScript() {
	}

	/** virsh replaces the whole element: the script writes what it was planned for. */
	static String ofVm(AnnotateOperation operation, HostAccess host) {
		String uri = host.host().map(found -> found.definition().uri()).orElse(""); //$NON-NLS-1$
		List<String> words = new ArrayList<>(List.of("virsh", "-c", uri, "metadata", operation.object().id(), "--uri", AnnotationsXml.NAMESPACE, "--key", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				AnnotationsXml.PREFIX));
		AnnotationsXml.fresh(operation.after()).ifPresentOrElse(element -> words.addAll(List.of("--set", element)), () -> words.add("--remove")); //$NON-NLS-1$ //$NON-NLS-2$
		List<String> config = new ArrayList<>(words);
		config.add("--config"); //$NON-NLS-1$
		List<String> live = new ArrayList<>(words);
		live.add("--live"); //$NON-NLS-1$
		ShellScript script = new ShellScript().comment(operation.title()).command(config).comment(Messages.Script_live).alternative(live)
				.comment(Messages.Script_orrery);
		return alternatives(script, operation, List.of(host.name() + '/' + operation.name()), List.of()).toString();
	}

	static String ofOther(AnnotateOperation operation) {
		ShellScript script = new ShellScript().comment(operation.title()).comment(Messages.Script_orreryOnly);
		return alternatives(script, operation, List.of(operation.object().toString()), List.of("--kind", operation.object().kind().name().toLowerCase(java.util.Locale.ROOT))) //$NON-NLS-1$
				.toString();
	}

	private static ShellScript alternatives(ShellScript script, AnnotateOperation operation, List<String> object, List<String> options) {
		AnnotationChange change = operation.change();
		if (change.folder() != null)
			script.alternative(command("folder", List.of("set", change.folder()), object, options)); //$NON-NLS-1$ //$NON-NLS-2$
		if (!change.added().isEmpty())
			script.alternative(command("tag", List.of("add", String.join(",", change.added())), object, options)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (!change.removed().isEmpty())
			script.alternative(command("tag", List.of("remove", String.join(",", change.removed())), object, options)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (change.notes() != null)
			script.alternative(command("note", List.of("set", change.notes()), object, options)); //$NON-NLS-1$ //$NON-NLS-2$
		return script;
	}

	private static List<String> command(String verb, List<String> what, List<String> object, List<String> options) {
		List<String> words = new ArrayList<>(List.of("orrery", verb)); //$NON-NLS-1$
		words.addAll(what);
		words.addAll(options);
		words.add("--"); //$NON-NLS-1$
		words.addAll(object);
		return words;
	}
}
