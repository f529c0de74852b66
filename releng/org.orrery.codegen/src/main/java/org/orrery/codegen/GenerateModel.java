// SPDX-License-Identifier: EPL-2.0
package org.orrery.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.Monitor;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates the model classes of one bundle from its genmodel, without Eclipse around it.
 * <p>
 * {@code GenerateModel BUNDLE FOLDER GENMODEL}: GENMODEL is relative to FOLDER, the bundle's folder, and writes into its
 * {@code src-gen}. Nothing is done when the files of the model folder are those of the last run, whose fingerprint is kept in the
 * folder {@code target}.
 */
public final class GenerateModel {
	private static final String GENERATED = "src-gen";
	private static final String FINGERPRINT = "target/src-gen.fingerprint";

	private final String bundle;
	private final Path folder;
	private final String genmodel;

	private GenerateModel(String bundle, Path folder, String genmodel) {
		this.bundle = bundle;
		this.folder = folder;
		this.genmodel = genmodel;
	}

	public static void main(String[] arguments) throws IOException {
		if (arguments.length != 3)
			throw new IllegalArgumentException("Arguments: BUNDLE FOLDER GENMODEL");
		new GenerateModel(arguments[0], Path.of(arguments[1]).toRealPath(), arguments[2]).generateIfStale();
	}

	private void generateIfStale() throws IOException {
		Path fingerprintFile = folder.resolve(FINGERPRINT);
		String fingerprint = fingerprint(folder.resolve(genmodel).getParent());
		if (Files.exists(folder.resolve(GENERATED)) && Files.exists(fingerprintFile)
				&& Files.readString(fingerprintFile).equals(fingerprint))
			return;
		deleteGenerated();
		generate(load());
		Files.createDirectories(fingerprintFile.getParent());
		Files.writeString(fingerprintFile, fingerprint);
		System.out.println("Generated the classes of " + bundle + "/" + genmodel);
	}

	/** A class whose EClass is gone must go, too; the generator only ever adds. */
	private void deleteGenerated() throws IOException {
		Path generated = folder.resolve(GENERATED);
		if (!Files.exists(generated))
			return;
		try (Stream<Path> files = Files.walk(generated)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}

	private GenModel load() {
		EcorePlugin.getPlatformResourceMap().put(bundle, URI.createFileURI(folder + "/"));
		GenModelPackage.eINSTANCE.eClass();
		ResourceSet resources = new ResourceSetImpl();
		resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put(Resource.Factory.Registry.DEFAULT_EXTENSION,
				new EcoreResourceFactoryImpl());
		Resource resource = resources.getResource(URI.createPlatformResourceURI(bundle + "/" + genmodel, true), true);
		EcoreUtil.resolveAll(resources);
		for (Resource loaded : resources.getResources())
			if (!loaded.getErrors().isEmpty())
				throw new IllegalStateException(loaded.getURI() + ": " + loaded.getErrors());
		return (GenModel) resource.getContents().get(0);
	}

	private void generate(GenModel model) {
		model.reconcile();
		refuseErrors(model.diagnose());
		model.setCanGenerate(true);
		model.setForceOverwrite(true);
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
				ModelClassesOnly::new);
		Generator generator = new Generator();
		generator.setInput(model);
		refuseErrors(generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor()));
	}

	private void refuseErrors(Diagnostic diagnostic) {
		if (diagnostic.getSeverity() < Diagnostic.ERROR)
			return;
		StringBuilder message = new StringBuilder(genmodel);
		describe(diagnostic, message, "\n  ");
		throw new IllegalStateException(message.toString());
	}

	private static void describe(Diagnostic diagnostic, StringBuilder message, String indent) {
		message.append(indent).append(diagnostic.getMessage());
		for (Diagnostic child : diagnostic.getChildren())
			if (child.getSeverity() >= Diagnostic.ERROR)
				describe(child, message, indent + "  ");
	}

	private static String fingerprint(Path modelFolder) throws IOException {
		MessageDigest digest = sha256();
		try (Stream<Path> files = Files.list(modelFolder)) {
			List<Path> sources = files.filter(f -> f.toString().endsWith(".ecore") || f.toString().endsWith(".genmodel")).sorted().toList();
			for (Path source : sources) {
				digest.update(source.getFileName().toString().getBytes());
				digest.update(Files.readAllBytes(source));
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256", e);
		}
	}

	/** Leaves out what belongs to the genmodel as a whole: plugin.xml, build.properties and the like are written by hand. */
	private static final class ModelClassesOnly extends GenModelGeneratorAdapterFactory {
		@Override
		public Adapter createGenModelAdapter() {
			return new GenModelGeneratorAdapter(this) {
				@Override
				protected Diagnostic generateModel(Object object, Monitor monitor) {
					return Diagnostic.OK_INSTANCE;
				}
			};
		}
	}
}
