// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The third-party bundles of {@code targetplatform/platform.gav}, in the local Maven repository. */
final class TargetPlatform {
	private final Path wrapped;
	private final List<Bundle> product = new ArrayList<>();
	private final List<Bundle> testOnly = new ArrayList<>();

	/** @param wrapped folder for the jars that have to be given a manifest */
	TargetPlatform(Path list, Path wrapped) throws IOException {
		this.wrapped = wrapped;
		List<String> missing = new ArrayList<>();
		for (String line : Files.readAllLines(list))
			if (!line.isBlank() && !line.startsWith("#"))
				read(line.strip().split("\\s+"), missing);
		if (!missing.isEmpty())
			throw new QuickException("Not in the local Maven repository: " + String.join(", ", missing)
					+ "\nFetch them by one ./mvnw -B verify -DskipTests");
	}

	private void read(String[] fields, List<String> missing) throws IOException {
		Map<String, String> attributes = new HashMap<>();
		for (int i = 1; i < fields.length; i++) {
			String[] pair = fields[i].split("=", 2);
			attributes.put(pair[0], pair[1]);
		}
		Path jar = LocalRepository.jar(fields[0]);
		if (!Files.exists(jar)) {
			missing.add(fields[0]);
			return;
		}
		if (attributes.containsKey("bundle"))
			jar = wrap(jar, attributes);
		Bundle bundle = readManifest(jar);
		if (bundle.forThisMachine())
			("test".equals(attributes.get("scope")) ? testOnly : product).add(bundle);
	}

	private static Bundle readManifest(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			return Bundle.of(jar, file.getManifest().getMainAttributes());
		}
	}

	/** Bundles that are part of the product. */
	List<Bundle> product() {
		return product;
	}

	/** Bundles that only tests use: JUnit and what it needs. */
	List<Bundle> testOnly() {
		return testOnly;
	}

	Bundle productBundle(String name) {
		return product.stream().filter(b -> b.name().equals(name)).findFirst()
				.orElseThrow(() -> new QuickException(name + " is not in targetplatform/platform.gav"));
	}

	/** Does for a plain jar what Tycho has bnd do: its own packages are exported, every other one it may use is optional. */
	private Path wrap(Path jar, Map<String, String> attributes) throws IOException {
		Path result = wrapped.resolve(jar.getFileName());
		if (Files.exists(result))
			return result;
		Files.createDirectories(wrapped);
		Path unfinished = Files.createTempFile(wrapped, "wrap", ".part");
		try (JarFile source = new JarFile(jar.toFile());
				JarOutputStream target = new JarOutputStream(Files.newOutputStream(unfinished), manifest(source, attributes))) {
			for (Enumeration<JarEntry> entries = source.entries(); entries.hasMoreElements();) {
				JarEntry entry = entries.nextElement();
				if (entry.getName().equals(JarFile.MANIFEST_NAME) || entry.isDirectory())
					continue;
				target.putNextEntry(new JarEntry(entry.getName()));
				source.getInputStream(entry).transferTo(target);
				target.closeEntry();
			}
		}
		return Files.move(unfinished, result, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
	}

	private static Manifest manifest(JarFile source, Map<String, String> attributes) {
		Set<String> packages = new TreeSet<>();
		source.stream().map(JarEntry::getName).filter(n -> n.endsWith(".class") && n.contains("/") && !n.startsWith("META-INF"))
				.forEach(n -> packages.add(n.substring(0, n.lastIndexOf('/')).replace('/', '.')));
		String jarName = Path.of(source.getName()).getFileName().toString();
		String version = jarName.replaceFirst(".*-([0-9.]+)\\.jar", "$1");
		String osgiVersion = version.matches("\\d+\\.\\d+") ? version + ".0" : version;
		Manifest manifest = new Manifest();
		Attributes main = manifest.getMainAttributes();
		main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		main.putValue("Bundle-ManifestVersion", "2");
		main.putValue("Bundle-SymbolicName", attributes.get("bundle"));
		main.putValue("Bundle-Version", osgiVersion);
		main.putValue("Export-Package", String.join(",", packages.stream().map(p -> p + ";version=" + osgiVersion).toList()));
		main.putValue("DynamicImport-Package", "org.w3c.*,org.xml.*,javax.*");
		if (attributes.containsKey("import"))
			main.putValue("Import-Package", attributes.get("import"));
		return manifest;
	}
}
