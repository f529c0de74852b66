// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the tests of one bundle with JUnit's console launcher, outside OSGi, in a JVM of their own. */
final class PlainTests {
	private static final String JUNIT = "org.junit.platform:junit-platform-console-standalone:";

	private final BundleCompiler compiler;
	private final TargetPlatform target;

	PlainTests(BundleCompiler compiler, TargetPlatform target) {
		this.compiler = compiler;
		this.target = target;
	}

	/** @param selection simple name of a class, perhaps with #method, or null for all */
	boolean run(Bundle tests, String selection) throws IOException {
		if (selection == null && !hasTests(tests))
			return true;
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-ea",
				"-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
		String more = System.getenv("ORRERY_JAVA_OPTS");
		if (more != null && !more.isBlank())
			command.addAll(List.of(more.strip().split("\\s+")));
		command.addAll(List.of("-cp", Classpath.join(classpath(tests)), "org.junit.platform.console.ConsoleLauncher", "execute",
				"--disable-banner", "--disable-ansi-colors"));
		if (selection == null)
			command.addAll(List.of("--details=summary", "--scan-classpath=" + compiler.output(tests)));
		else
			command.addAll(select(tests, selection));
		System.out.println("== " + tests.name());
		return start(command, tests.location());
	}

	/** By name and not as a method selector, which would need the types of the parameters, too. */
	private List<String> select(Bundle tests, String selection) throws IOException {
		String[] parts = selection.split("#", 2);
		List<String> options = new ArrayList<>(List.of("--details=tree", "--fail-if-no-tests",
				"--select-class=" + qualified(tests, parts[0])));
		if (parts.length > 1)
			options.add("--include-methodname=.*#" + Pattern.quote(parts[1]));
		return options;
	}

	private boolean hasTests(Bundle tests) throws IOException {
		try (Stream<Path> files = Files.walk(compiler.output(tests))) {
			return files.anyMatch(f -> f.toString().endsWith("Test.class"));
		}
	}

	private List<Path> classpath(Bundle tests) {
		String version = target.testOnly().stream().filter(b -> b.name().equals("junit-platform-launcher")).map(Bundle::version)
				.findFirst().orElseThrow(() -> new QuickException("junit-platform-launcher is not in targetplatform/platform.gav"));
		List<Path> classpath = new ArrayList<>();
		classpath.add(LocalRepository.existingJar(JUNIT + version,
				"Fetch it: ./mvnw -B -q -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dtransitive=false"
						+ " -Dartifact=" + JUNIT + version));
		classpath.add(compiler.output(tests));
		List<Path> contained = target.testOnly().stream().map(Bundle::location).toList();
		compiler.classpath(tests).stream().filter(p -> !contained.contains(p)).forEach(classpath::add);
		return classpath;
	}

	/** The full name of the one compiled class that is called so; a full name stays as it is. */
	private String qualified(Bundle tests, String name) throws IOException {
		if (name.contains("."))
			return name;
		Path output = compiler.output(tests);
		try (Stream<Path> files = Files.walk(output)) {
			Path found = files.filter(f -> f.getFileName().toString().equals(name + ".class")).findFirst()
					.orElseThrow(() -> new QuickException("No class " + name + " in " + tests.name()));
			return output.relativize(found).toString().replace(".class", "").replace('/', '.');
		}
	}

	private static boolean start(List<String> command, Path directory) throws IOException {
		Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
		Thread kill = new Thread(process::destroy);
		Runtime.getRuntime().addShutdownHook(kill);
		try {
			return process.waitFor() == 0;
		} catch (InterruptedException e) {
			process.destroy();
			return false;
		} finally {
			Runtime.getRuntime().removeShutdownHook(kill);
		}
	}
}
