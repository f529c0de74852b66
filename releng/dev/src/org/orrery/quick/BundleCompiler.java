// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles one bundle after the other, each against what its manifest names, into a folder laid out like the installed bundle. A bundle
 * is compiled anew, whole, when one of its files or a class of a bundle it needs changed.
 */
final class BundleCompiler {
	private final Checkout checkout;
	private final Path root;
	private final Path out;
	private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
	/** What the classes of a bundle are now, by symbolic name; absent when it does not compile. */
	private final Map<String, String> classDigests = new HashMap<>();

	BundleCompiler(Checkout checkout, Path root, Path out) {
		this.checkout = checkout;
		this.root = root;
		this.out = out;
	}

	Path output(Bundle bundle) {
		return out.resolve(bundle.name());
	}

	/** Whether the bundle is as its sources are now, after {@link #compile(List)}. */
	boolean compiled(Bundle bundle) {
		return classDigests.containsKey(bundle.name());
	}

	/** @return whether everything compiled; errors have been printed */
	boolean compile(List<Bundle> inBuildOrder) throws IOException {
		boolean complete = true;
		for (Bundle bundle : inBuildOrder)
			complete &= compileIfStale(bundle);
		return complete;
	}

	private boolean compileIfStale(Bundle bundle) throws IOException {
		List<Bundle> needed = checkout.closure(bundle).stream().filter(checkout::owns).toList();
		List<String> broken = needed.stream().map(Bundle::name).filter(n -> !classDigests.containsKey(n)).toList();
		if (!broken.isEmpty()) {
			System.err.println("NOT COMPILED " + bundle.name() + ": needs " + String.join(", ", broken));
			return false;
		}
		Layout layout = Layout.of(bundle.location());
		Path stamp = out.resolve(".stamps").resolve(bundle.name());
		String inputs = inputs(layout, bundle, needed);
		if (!Files.exists(stamp) || !Files.readString(stamp).equals(inputs)) {
			Files.deleteIfExists(stamp);
			if (!compile(bundle, layout))
				return false;
			Files.createDirectories(stamp.getParent());
			Files.writeString(stamp, inputs);
		}
		classDigests.put(bundle.name(), digestOfClasses(output(bundle)));
		return true;
	}

	private boolean compile(Bundle bundle, Layout layout) throws IOException {
		long start = System.nanoTime();
		delete(output(bundle));
		Files.createDirectories(output(bundle));
		List<Path> sources = new ArrayList<>();
		for (Path sourceFolder : layout.sourceFolders())
			for (Path file : files(sourceFolder))
				if (file.toString().endsWith(".java"))
					sources.add(file);
				else
					copy(file, output(bundle).resolve(sourceFolder.relativize(file)));
		for (Path included : layout.resources())
			for (Path file : files(included))
				copy(file, output(bundle).resolve(bundle.location().relativize(file)));
		boolean compiled = sources.isEmpty() || javac(bundle, sources);
		System.out.printf("%s %s, %d sources, %.1f s%n", compiled ? "compiled" : "FAILED  ", bundle.name(), sources.size(),
				(System.nanoTime() - start) / 1e9);
		return compiled;
	}

	private boolean javac(Bundle bundle, List<Path> sources) throws IOException {
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		try (StandardJavaFileManager files = javac.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
			List<String> options = List.of("--release", "21", "-g", "-proc:none", "-implicit:none", "-Xlint:none", "-nowarn",
					"-encoding", "UTF-8", "-Xmaxerrs", "300", "-d", output(bundle).toString(), "-classpath",
					Classpath.join(classpath(bundle)));
			boolean compiled = javac.getTask(null, files, problems, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
			problems.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).forEach(this::print);
			return compiled;
		}
	}

	private void print(Diagnostic<? extends JavaFileObject> problem) {
		String place = problem.getSource() == null ? ""
				: root.relativize(Path.of(problem.getSource().toUri())) + ":" + problem.getLineNumber() + ": ";
		System.err.println(place + problem.getMessage(null));
	}

	/** Compiled folders and jars that the bundle needs, without its own. */
	List<Path> classpath(Bundle bundle) {
		return checkout.closure(bundle).stream().map(b -> checkout.owns(b) ? output(b) : b.location()).toList();
	}

	private String inputs(Layout layout, Bundle bundle, List<Bundle> needed) throws IOException {
		StringBuilder inputs = new StringBuilder();
		List<Path> files = new ArrayList<>();
		for (Path folder : layout.sourceFolders())
			files.addAll(files(folder));
		for (Path resource : layout.resources())
			files.addAll(files(resource));
		files.add(bundle.location().resolve("build.properties"));
		for (Path file : files)
			inputs.append(file).append(' ').append(Files.getLastModifiedTime(file).toMillis()).append(' ').append(Files.size(file))
					.append('\n');
		for (Bundle other : needed)
			inputs.append(other.name()).append(' ').append(classDigests.get(other.name())).append('\n');
		for (Path entry : classpath(bundle))
			inputs.append(entry).append('\n');
		return Digest.of(inputs.toString());
	}

	private static String digestOfClasses(Path output) throws IOException {
		Digest digest = new Digest();
		for (Path file : files(output))
			if (file.toString().endsWith(".class"))
				digest.add(output.relativize(file).toString()).add(Files.readAllBytes(file));
		return digest.hex();
	}

	private static void copy(Path from, Path to) throws IOException {
		Files.createDirectories(to.getParent());
		Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
	}

	private static List<Path> files(Path fileOrFolder) throws IOException {
		if (!Files.exists(fileOrFolder))
			return List.of();
		try (Stream<Path> files = Files.walk(fileOrFolder)) {
			return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
		}
	}

	private static void delete(Path folder) throws IOException {
		if (!Files.exists(folder))
			return;
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
				Files.delete(visited);
				return FileVisitResult.CONTINUE;
			}
		});
	}

	/** What build.properties says of a bundle's folder. */
	private record Layout(List<Path> sourceFolders, List<Path> resources) {
		static Layout of(Path bundle) throws IOException {
			Properties build = new Properties();
			try (InputStream in = Files.newInputStream(bundle.resolve("build.properties"))) {
				build.load(in);
			}
			return new Layout(paths(bundle, build.getProperty("source..", "")), paths(bundle, build.getProperty("bin.includes", "")));
		}

		private static List<Path> paths(Path bundle, String list) {
			return Stream.of(list.split(",")).map(String::strip).filter(p -> !p.isEmpty() && !p.equals(".")).map(bundle::resolve).toList();
		}
	}
}
