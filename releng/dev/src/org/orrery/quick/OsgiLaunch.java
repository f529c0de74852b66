// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prepares the start of Equinox with the bundles of the target platform as jars and those of this checkout as compiled folders. What is
 * to be started is left in a file for the shell, which replaces itself with it. Every start has a configuration of its own, so that
 * nothing of an older state is used.
 */
final class OsgiLaunch {
	private static final Map<String, String> START_LEVELS = Map.of("org.eclipse.equinox.simpleconfigurator", "1,true",
			"org.eclipse.equinox.common", "2,true", "org.eclipse.equinox.event", "2,true", "org.apache.felix.scr", "2,true",
			"org.eclipse.core.runtime", "4,true", "org.orrery.ui.bench.tests", "4,true");
	private static final Pattern TYCHO = Pattern.compile("<tycho.version>([^<]+)</tycho.version>");

	private final Checkout checkout;
	private final TargetPlatform target;
	private final BundleCompiler compiler;
	private final Path launchFolder;

	OsgiLaunch(Checkout checkout, TargetPlatform target, BundleCompiler compiler, Path launchFolder) {
		this.checkout = checkout;
		this.target = target;
		this.compiler = compiler;
		this.launchFolder = launchFolder;
	}

	/** @param beside a bundle of tests that drives the console from inside, or null */
	void prepare(Bundle beside, List<String> arguments) throws IOException {
		List<Bundle> bundles = bundlesOfTheProduct();
		if (beside != null)
			bundles.add(compiledFolder(beside));
		writeConfiguration(bundles);
		writeCommand(Path.of("").toAbsolutePath(), arguments);
	}

	/**
	 * The same start as tycho-surefire's: its launcher application starts the console and runs the tests on the UI thread.
	 *
	 * @param selection simple name of a test class, or null for all
	 */
	void prepareTests(Path root, Bundle tests, String selection) throws IOException {
		List<Bundle> bundles = bundlesOfTheProduct();
		bundles.addAll(target.testOnly());
		bundles.add(compiledFolder(tests));
		bundles.add(stub(root));
		bundles.addAll(tychoBundles(root));
		writeConfiguration(bundles);
		Path properties = launchFolder.resolve("surefire.properties");
		store(properties, testProperties(tests, selection));
		writeCommand(tests.location(), List.of("-data", launchFolder.resolve("data").toString(), "-application",
				"org.eclipse.tycho.surefire.osgibooter.uitest", "-testproperties", properties.toString(), "-testApplication",
				"org.orrery.app.console", "-product", "org.orrery.app.product"));
	}

	private List<Bundle> bundlesOfTheProduct() {
		List<Bundle> bundles = new ArrayList<>(target.product());
		checkout.bundles().stream().filter(b -> !Checkout.isTest(b)).map(this::compiledFolder).forEach(bundles::add);
		return bundles;
	}

	private Bundle compiledFolder(Bundle bundle) {
		return new Bundle(compiler.output(bundle), bundle.name(), bundle.version(), bundle.required(), bundle.imported(),
				bundle.exported(), bundle.host(), null);
	}

	private static Bundle stub(Path root) throws IOException {
		Path folder = root.resolve("releng/org.eclipse.ui.ide.application");
		try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			return Bundle.of(folder, new Manifest(in).getMainAttributes());
		}
	}

	private static List<Bundle> tychoBundles(Path root) throws IOException {
		Matcher version = TYCHO.matcher(Files.readString(root.resolve("pom.xml")));
		if (!version.find())
			throw new QuickException("pom.xml names no tycho.version");
		List<Bundle> bundles = new ArrayList<>();
		for (String name : List.of("org.eclipse.tycho.surefire.osgibooter", "org.eclipse.tycho.surefire.junit6")) {
			Path jar = LocalRepository.existingJar("org.eclipse.tycho:" + name + ":" + version.group(1),
					"It comes with one xvfb-run -a ./mvnw -B verify");
			try (JarFile file = new JarFile(jar.toFile())) {
				bundles.add(Bundle.of(jar, file.getManifest().getMainAttributes()));
			}
		}
		return bundles;
	}

	private Properties testProperties(Bundle tests, String selection) throws IOException {
		Properties properties = new Properties();
		properties.put("testpluginname", tests.name());
		properties.put("testclassesdirectory", compiler.output(tests).toString());
		properties.put("reportsdirectory", compiler.output(tests).resolveSibling(".reports").toString());
		properties.put("testprovider", "org.apache.maven.surefire.junitplatform.JUnitPlatformProvider");
		properties.put("runOrder", "filesystem");
		properties.put("classLoaderOrder", "booterFirst");
		properties.put("rerunFailingTestsCount", "0");
		properties.put("skipAfterFailureCount", "0");
		for (String name : List.of("printBundles", "printWires", "redirectTestOutputToFile", "trimStackTrace"))
			properties.put(name, "false");
		List<String> classes = testClasses(tests, selection);
		for (int i = 0; i < classes.size(); i++)
			properties.put("__provider.tc." + i, classes.get(i));
		return properties;
	}

	private List<String> testClasses(Bundle tests, String selection) throws IOException {
		Path output = compiler.output(tests);
		try (Stream<Path> files = Files.walk(output)) {
			List<String> classes = files.map(f -> output.relativize(f).toString()).filter(f -> f.endsWith("Test.class"))
					.map(f -> f.replace(".class", "").replace('/', '.'))
					.filter(c -> selection == null || c.equals(selection) || c.endsWith("." + selection)).sorted().toList();
			if (classes.isEmpty())
				throw new QuickException("No test class " + (selection == null ? "" : selection + " ") + "in " + tests.name());
			return classes;
		}
	}

	private void writeConfiguration(List<Bundle> bundles) throws IOException {
		Path configuration = launchFolder.resolve("configuration");
		Path bundlesInfo = configuration.resolve("org.eclipse.equinox.simpleconfigurator/bundles.info");
		Files.createDirectories(bundlesInfo.getParent());
		List<String> lines = new ArrayList<>(List.of("#encoding=UTF-8", "#version=1"));
		for (Bundle bundle : bundles)
			lines.add(bundle.name() + "," + bundle.version() + "," + bundle.location().toUri() + ","
					+ START_LEVELS.getOrDefault(bundle.name(), "4,false"));
		Files.write(bundlesInfo, lines);
		Properties config = new Properties();
		config.put("osgi.framework", target.productBundle("org.eclipse.osgi").location().toUri().toString());
		config.put("osgi.bundles", "reference:"
				+ target.productBundle("org.eclipse.equinox.simpleconfigurator").location().toUri() + "@1:start");
		config.put("osgi.bundles.defaultStartLevel", "4");
		config.put("osgi.configuration.cascaded", "false");
		config.put("org.eclipse.equinox.simpleconfigurator.configUrl", bundlesInfo.toUri().toString());
		config.put("eclipse.product", "org.orrery.app.product");
		config.put("osgi.instance.area.default", launchFolder.resolve("data").toUri().toString());
		store(configuration.resolve("config.ini"), config);
	}

	private void writeCommand(Path directory, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("-ea", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-jar",
				target.productBundle("org.eclipse.equinox.launcher").location().toString(), "-install", launchFolder.toString(),
				"-configuration", launchFolder.resolve("configuration").toString()));
		command.addAll(arguments);
		Files.writeString(launchFolder.resolve("directory"), directory.toString());
		StringBuilder separated = new StringBuilder();
		command.forEach(a -> separated.append(a).append('\0'));
		Files.writeString(launchFolder.resolve("command"), separated);
	}

	private static void store(Path file, Properties properties) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			properties.store(out, null);
		}
	}
}
