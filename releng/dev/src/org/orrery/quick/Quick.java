// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;

/** The commands of {@code releng/dev/quick}, whose header describes them. */
public final class Quick {
	private final Path root;
	private final Path out;
	private final Path launchFolder;
	private final TargetPlatform target;
	private final Checkout checkout;
	private final BundleCompiler compiler;

	private Quick(Path root, Path out, Path launchFolder) throws IOException {
		this.root = root;
		this.out = out;
		this.launchFolder = launchFolder;
		target = new TargetPlatform(root.resolve("targetplatform/platform.gav"), out.resolve(".wrapped"));
		checkout = new Checkout(root.resolve("bundles"), target);
		compiler = new BundleCompiler(checkout, root, out);
	}

	/** Arguments: the checkout, the output folder, the folder for what is to be started, then those of the developer. */
	public static void main(String[] arguments) throws IOException {
		List<String> own = List.of(arguments).subList(3, arguments.length);
		boolean success;
		try {
			success = new Quick(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).execute(own);
		} catch (QuickException e) {
			System.err.println("quick: " + e.getMessage());
			success = false;
		}
		System.exit(success ? 0 : 1);
	}

	private boolean execute(List<String> arguments) throws IOException {
		String command = arguments.isEmpty() ? "compile" : arguments.get(0);
		List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
		return switch (command) {
		case "compile" -> compile(rest.isEmpty() ? checkout.bundles() : bundles(rest));
		case "test" -> test(rest);
		case "uitest" -> uiTest(rest);
		case "run" -> run(rest);
		case "classpath" -> classpath(rest);
		default -> compile(bundles(arguments));
		};
	}

	private List<Bundle> bundles(List<String> names) {
		return names.stream().map(checkout::bundle).toList();
	}

	/** Two runs in one checkout would write the same files: the second waits. */
	private boolean compile(Collection<Bundle> wanted) throws IOException {
		Files.createDirectories(out);
		try (FileChannel lock = FileChannel.open(out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			lock.lock();
			new ModelCode(root, out).generateIfStale();
			return compiler.compile(checkout.inBuildOrder(wanted));
		}
	}

	private boolean test(List<String> arguments) throws IOException {
		List<Bundle> tests = arguments.isEmpty() ? checkout.bundles().stream().filter(Quick::plainTests).toList()
				: List.of(testBundle(arguments.get(0)));
		boolean compiled = compile(tests);
		if (!compiled && !arguments.isEmpty())
			return false;
		boolean passed = compiled;
		PlainTests runner = new PlainTests(compiler, target);
		for (Bundle bundle : tests)
			if (compiler.compiled(bundle))
				passed &= runner.run(bundle, arguments.size() > 1 ? arguments.get(1) : null);
		return passed;
	}

	private Bundle testBundle(String name) {
		return checkout.bundle(name.endsWith(".tests") ? name : name + ".tests");
	}

	/** Tests of the workbench need OSGi around them. */
	private static boolean plainTests(Bundle bundle) {
		if (!Checkout.isTest(bundle))
			return false;
		try {
			return !Files.readString(bundle.location().resolve("pom.xml")).contains("<useUIHarness>true");
		} catch (IOException e) {
			throw new QuickException("Cannot read the pom.xml of " + bundle.name() + ": " + e.getMessage());
		}
	}

	private boolean uiTest(List<String> arguments) throws IOException {
		if (arguments.isEmpty())
			throw new QuickException("uitest needs a bundle: ui or diagram");
		Bundle tests = testBundle(arguments.get(0));
		if (System.getenv("DISPLAY") == null)
			throw new QuickException("These tests open windows and DISPLAY is not set: run this under xvfb-run -a");
		if (!compile(productBundlesAnd(tests)))
			return false;
		OsgiLaunch launch = new OsgiLaunch(checkout, target, compiler, launchFolder);
		launch.prepareTests(root, tests, arguments.size() > 1 ? arguments.get(1) : null);
		return true;
	}

	private boolean run(List<String> arguments) throws IOException {
		String name = System.getenv("ORRERY_QUICK_BESIDE");
		Bundle beside = name == null ? null : checkout.bundle(name);
		if (!compile(productBundlesAnd(beside)))
			return false;
		new OsgiLaunch(checkout, target, compiler, launchFolder).prepare(beside, arguments);
		return true;
	}

	private List<Bundle> productBundlesAnd(Bundle tests) {
		return checkout.bundles().stream().filter(b -> !Checkout.isTest(b) || b.equals(tests)).toList();
	}

	private boolean classpath(List<String> arguments) throws IOException {
		if (arguments.size() != 1)
			throw new QuickException("classpath needs a bundle");
		Bundle bundle = checkout.bundle(arguments.get(0));
		System.out.println(compiler.output(bundle) + ":" + Classpath.join(compiler.classpath(bundle)));
		return true;
	}
}
