// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The bundles of this checkout, and how they and those of the target platform depend on each other. */
final class Checkout {
	private final Map<String, Bundle> own = new LinkedHashMap<>();
	private final Map<String, Bundle> all = new HashMap<>();
	private final Map<String, Bundle> exporters = new HashMap<>();

	Checkout(Path bundleFolders, TargetPlatform target) throws IOException {
		try (Stream<Path> folders = Files.list(bundleFolders)) {
			for (Path folder : folders.sorted().toList())
				if (Files.exists(folder.resolve("META-INF/MANIFEST.MF")))
					addOwn(folder);
		}
		for (Bundle bundle : target.product())
			addTarget(bundle);
		for (Bundle bundle : target.testOnly())
			addTarget(bundle);
	}

	private void addOwn(Path folder) throws IOException {
		try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			Bundle bundle = Bundle.of(folder, new Manifest(in).getMainAttributes());
			own.put(bundle.name(), bundle);
			addTarget(bundle);
		}
	}

	private void addTarget(Bundle bundle) {
		all.put(bundle.name(), bundle);
		for (String exported : bundle.exported())
			exporters.putIfAbsent(exported, bundle);
	}

	Collection<Bundle> bundles() {
		return own.values();
	}

	boolean owns(Bundle bundle) {
		return own.containsKey(bundle.name());
	}

	static boolean isTest(Bundle bundle) {
		return bundle.name().endsWith(".tests");
	}

	/** @param name symbolic name, with or without "org.orrery." */
	Bundle bundle(String name) {
		Bundle bundle = own.getOrDefault(name, own.get("org.orrery." + name));
		if (bundle == null)
			throw new QuickException("No bundle " + name + " in this checkout; there are " + String.join(", ", own.keySet()));
		return bundle;
	}

	/** Everything the bundle needs, directly or not, without itself; nearest first. */
	Set<Bundle> closure(Bundle bundle) {
		Set<Bundle> closure = new LinkedHashSet<>();
		List<Bundle> pending = new ArrayList<>(needs(bundle));
		while (!pending.isEmpty()) {
			Bundle next = pending.remove(0);
			if (next.equals(bundle) || !closure.add(next))
				continue;
			pending.addAll(needs(next));
			// A host such as org.eclipse.swt is empty: its classes are in the fragment of the platform.
			all.values().stream().filter(f -> next.name().equals(f.host()) && !owns(f)).forEach(pending::add);
		}
		return closure;
	}

	/** Unresolved names are left out: they are optional, or the compiler will say what is missing. */
	private List<Bundle> needs(Bundle bundle) {
		List<Bundle> needs = new ArrayList<>();
		Stream<String> required = bundle.fragment() ? Stream.concat(Stream.of(bundle.host()), bundle.required().stream())
				: bundle.required().stream();
		required.map(all::get).filter(b -> b != null).forEach(needs::add);
		bundle.imported().stream().map(exporters::get).filter(b -> b != null).forEach(needs::add);
		return needs;
	}

	/** The wanted bundles and what they need of this checkout, every one after what it needs. */
	List<Bundle> inBuildOrder(Collection<Bundle> wanted) {
		Set<Bundle> ordered = new LinkedHashSet<>();
		for (Bundle bundle : wanted)
			visit(bundle, ordered, new LinkedHashSet<>());
		return List.copyOf(ordered);
	}

	private void visit(Bundle bundle, Set<Bundle> ordered, Set<Bundle> path) {
		if (ordered.contains(bundle))
			return;
		if (!path.add(bundle))
			throw new QuickException("These bundles require each other: " + path.stream().map(Bundle::name).toList());
		for (Bundle needed : needs(bundle))
			if (owns(needed) && !needed.equals(bundle))
				visit(needed, ordered, path);
		path.remove(bundle);
		ordered.add(bundle);
	}
}
