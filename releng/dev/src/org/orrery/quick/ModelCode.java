// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** Runs the EMF generator of {@code releng/org.orrery.codegen} when the model is newer than the generated code. */
final class ModelCode {
	private static final Pattern DEPENDENCY = Pattern.compile(
			"<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

	private final Path codegen;
	private final Path model;
	private final Path classes;

	ModelCode(Path root, Path out) {
		codegen = root.resolve("releng/org.orrery.codegen");
		model = root.resolve("bundles/org.orrery.model");
		classes = out.resolve(".codegen");
	}

	void generateIfStale() throws IOException {
		if (!stale())
			return;
		List<Path> classpath = new ArrayList<>(dependencies());
		compileGenerator(classpath);
		classpath.add(0, classes);
		run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
				Classpath.join(classpath), "org.orrery.codegen.GenerateModel", "org.orrery.model", model.toString(),
				"model/orrery.genmodel");
		Files.writeString(marker(), "");
	}

	private Path marker() {
		return classes.resolve("generated");
	}

	/** Cheaper than starting the generator, which looks at the contents: whether anything at all was touched since. */
	private boolean stale() throws IOException {
		if (!Files.exists(marker()) || !Files.exists(model.resolve("src-gen")))
			return true;
		long generated = Files.getLastModifiedTime(marker()).toMillis();
		for (Path folder : List.of(model.resolve("model"), codegen.resolve("src")))
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.toList())
					if (Files.getLastModifiedTime(file).toMillis() > generated)
						return true;
			}
		return false;
	}

	private List<Path> dependencies() throws IOException {
		List<Path> jars = new ArrayList<>();
		Matcher dependency = DEPENDENCY.matcher(Files.readString(codegen.resolve("pom.xml")));
		while (dependency.find())
			jars.add(LocalRepository.existingJar(dependency.group(1) + ":" + dependency.group(2) + ":" + dependency.group(3),
					"Fetch it by one ./mvnw -B verify -DskipTests"));
		return jars;
	}

	private void compileGenerator(List<Path> classpath) throws IOException {
		Files.createDirectories(classes);
		List<String> arguments = new ArrayList<>(List.of("--release", "21", "-nowarn", "-proc:none", "-d", classes.toString(), "-cp",
				Classpath.join(classpath)));
		try (Stream<Path> sources = Files.walk(codegen.resolve("src/main/java"))) {
			sources.map(Path::toString).filter(s -> s.endsWith(".java")).forEach(arguments::add);
		}
		if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0)
			throw new QuickException("The EMF generator does not compile");
	}

	private static void run(String... command) throws IOException {
		Process process = new ProcessBuilder(command).inheritIO().start();
		try {
			if (process.waitFor() != 0)
				throw new QuickException("The EMF code could not be generated: " + Arrays.asList(command).subList(5, command.length));
		} catch (InterruptedException e) {
			process.destroy();
			throw new QuickException("Interrupted while generating EMF code");
		}
	}
}
