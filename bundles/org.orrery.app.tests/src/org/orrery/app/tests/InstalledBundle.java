// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/**
 * What a bundle of Orrery depends on.
 *
 * @param manifestDependencies bundles and packages that its manifest requires and imports
 * @param classReferences internal names of the classes that each of its classes refers to, by class file
 */
record InstalledBundle(String name, Set<String> manifestDependencies, Map<String, Set<String>> classReferences) {
	private static final String PREFIX = "org.orrery.";
	private static final List<String> DEPENDENCY_HEADERS = List.of("Require-Bundle", "Import-Package", "DynamicImport-Package",
			"Fragment-Host");

	/** The bundles beside this one without those of tests: installed in the same framework or, outside OSGi, in folders side by side. */
	static List<InstalledBundle> all() throws IOException {
		Bundle self = FrameworkUtil.getBundle(InstalledBundle.class);
		List<InstalledBundle> bundles = new ArrayList<>();
		for (Path location : self == null ? siblingFolders() : installed(self))
			bundles.add(read(location));
		return bundles;
	}

	private static List<Path> installed(Bundle self) {
		List<Path> locations = new ArrayList<>();
		for (Bundle bundle : self.getBundleContext().getBundles())
			if (ours(bundle.getSymbolicName()))
				locations.add(FileLocator.getBundleFileLocation(bundle).map(File::toPath).orElseThrow());
		return locations;
	}

	private static List<Path> siblingFolders() throws IOException {
		Path own = ownFolder();
		try (Stream<Path> siblings = Files.list(own.getParent())) {
			return siblings.filter(f -> ours(f.getFileName().toString()) && Files.exists(f.resolve("META-INF/MANIFEST.MF"))).toList();
		}
	}

	/** The folder named after this bundle, of which the classes are a part. */
	private static Path ownFolder() {
		try {
			Path folder = Path.of(InstalledBundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			while (!folder.getFileName().toString().equals(PREFIX + "app.tests"))
				folder = folder.getParent();
			return folder;
		} catch (URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static boolean ours(String name) {
		return name.startsWith(PREFIX) && !name.endsWith(".tests");
	}

	private static InstalledBundle read(Path location) throws IOException {
		if (Files.isDirectory(location))
			return readContents(location);
		try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location.toUri()), Map.of())) {
			return readContents(jar.getPath("/"));
		}
	}

	private static InstalledBundle readContents(Path root) throws IOException {
		Attributes manifest;
		try (InputStream in = Files.newInputStream(root.resolve("META-INF/MANIFEST.MF"))) {
			manifest = new Manifest(in).getMainAttributes();
		}
		String name = names(manifest, "Bundle-SymbolicName").iterator().next();
		Set<String> dependencies = new TreeSet<>();
		for (String header : DEPENDENCY_HEADERS)
			dependencies.addAll(names(manifest, header));
		Map<String, Set<String>> references = new TreeMap<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList())
				try (InputStream in = Files.newInputStream(file)) {
					references.put(root.relativize(file).toString(), ConstantPool.referencedClasses(in));
				}
		}
		return new InstalledBundle(name, dependencies, references);
	}

	private static Set<String> names(Attributes manifest, String header) throws IOException {
		Set<String> names = new TreeSet<>();
		if (manifest.getValue(header) == null)
			return names;
		try {
			for (ManifestElement element : ManifestElement.parseHeader(header, manifest.getValue(header)))
				names.addAll(List.of(element.getValueComponents()));
		} catch (BundleException e) {
			throw new IOException(header + ": " + e.getMessage(), e);
		}
		return names;
	}

	/**
	 * Where the bundle depends on one of the given packages or their sub-packages, each as a sentence.
	 *
	 * @param packages with dots; the names of bundles are looked for, too
	 */
	List<String> dependenciesOn(List<String> packages) {
		List<String> found = new ArrayList<>();
		for (String dependency : manifestDependencies)
			if (packages.stream().anyMatch(p -> within(dependency, p, '.')))
				found.add("the manifest of " + name + " names " + dependency);
		classReferences.forEach((file, references) -> {
			for (String reference : references)
				if (packages.stream().anyMatch(p -> within(reference, p.replace('.', '/'), '/')))
					found.add(file + " of " + name + " refers to " + reference);
		});
		return found;
	}

	private static boolean within(String name, String prefix, char separator) {
		return name.equals(prefix) || name.startsWith(prefix + separator);
	}
}
