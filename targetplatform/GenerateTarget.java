// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code org.orrery.targetplatform.target} from {@code platform.gav}; the format is described at the top of that list.
 * <p>
 * {@code java targetplatform/GenerateTarget.java [--check]}, from any folder. With {@code --check} nothing is written: exit code 1
 * says that the checked-in target is not the one the list would give.
 */
class GenerateTarget {
	private static final String TARGET = "org.orrery.targetplatform";

	/** One line of the list: a Maven artifact and its attributes (scope, bundle, export, import). */
	private record Artifact(String group, String id, String version, Map<String, String> attributes) {
		static Artifact parse(String line) {
			String[] fields = line.split("\\s+");
			String[] coordinates = fields[0].split(":");
			if (coordinates.length != 3)
				throw new IllegalArgumentException("groupId:artifactId:version expected: " + line);
			Map<String, String> attributes = new LinkedHashMap<>();
			for (int i = 1; i < fields.length; i++) {
				String[] pair = fields[i].split("=", 2);
				if (pair.length != 2)
					throw new IllegalArgumentException("key=value expected, not " + fields[i] + ": " + line);
				attributes.put(pair[0], pair[1]);
			}
			return new Artifact(coordinates[0], coordinates[1], coordinates[2], attributes);
		}

		boolean wrapped() {
			return attributes.containsKey("bundle");
		}

		String dependency() {
			return """
					        <dependency>
					          <groupId>%s</groupId>
					          <artifactId>%s</artifactId>
					          <version>%s</version>
					          <type>jar</type>
					        </dependency>
					""".formatted(group, id, version);
		}

		/** Instructions to bnd, which Tycho runs over a jar that has no manifest of its own. */
		String instructions() {
			String osgiVersion = version.matches("\\d+\\.\\d+") ? version + ".0" : version;
			String mandatory = attributes.containsKey("import") ? attributes.get("import") + "," : "";
			return """
					Bundle-SymbolicName: %s
					Bundle-Version: %s
					Export-Package: %s;version="%2$s"
					Import-Package: %s*;resolution:=optional
					-noimportjava: true
					""".formatted(attributes.get("bundle"), osgiVersion, attributes.get("export"), mandatory);
		}
	}

	public static void main(String[] arguments) throws IOException {
		Path folder = folder();
		String generated = generate(read(folder.resolve("platform.gav")));
		Path target = folder.resolve(TARGET + ".target");
		boolean current = Files.exists(target) && Files.readString(target).equals(generated);
		if (arguments.length == 0) {
			if (!current)
				Files.writeString(target, generated);
		} else if (!current) {
			System.err.println(target + " is not what platform.gav gives: run java targetplatform/GenerateTarget.java");
			System.exit(1);
		}
	}

	/** The folder of this very file, so that the working folder does not matter. */
	private static Path folder() {
		String source = System.getProperty("jdk.launcher.sourcefile");
		if (source != null)
			return Path.of(source).toAbsolutePath().getParent();
		Path here = Path.of("").toAbsolutePath();
		for (Path p = here; p != null; p = p.getParent())
			if (Files.exists(p.resolve("targetplatform/platform.gav")))
				return p.resolve("targetplatform");
		throw new IllegalStateException("No targetplatform/platform.gav above " + here);
	}

	private static List<Artifact> read(Path list) throws IOException {
		List<Artifact> artifacts = new ArrayList<>();
		for (String line : Files.readAllLines(list))
			if (!line.isBlank() && !line.startsWith("#"))
				artifacts.add(Artifact.parse(line.strip()));
		return artifacts;
	}

	private static String generate(List<Artifact> artifacts) {
		StringBuilder xml = new StringBuilder("""
				<?xml version="1.0" encoding="UTF-8" standalone="no"?>
				<?pde version="3.8"?>
				<!-- Generated from platform.gav by GenerateTarget.java: change the list, not this file. -->
				<target name="Orrery">
				  <locations>
				""");
		List<Artifact> bundles = artifacts.stream().filter(a -> !a.wrapped()).toList();
		location(xml, "OSGi bundles", "error", bundles, null);
		artifacts.stream().filter(Artifact::wrapped)
				.forEach(a -> location(xml, a.id(), "generate", List.of(a), a.instructions()));
		return xml.append("  </locations>\n</target>\n").toString();
	}

	private static void location(StringBuilder xml, String label, String missingManifest, List<Artifact> artifacts,
			String instructions) {
		xml.append("    <location includeDependencyDepth=\"none\" includeDependencyScopes=\"compile\" includeSource=\"false\""
				+ " label=\"" + label + "\" missingManifest=\"" + missingManifest + "\" type=\"Maven\">\n      <dependencies>\n");
		artifacts.forEach(a -> xml.append(a.dependency()));
		xml.append("      </dependencies>\n");
		if (instructions != null)
			xml.append("      <instructions><![CDATA[\n").append(instructions).append("]]></instructions>\n");
		xml.append("    </location>\n");
	}
}
