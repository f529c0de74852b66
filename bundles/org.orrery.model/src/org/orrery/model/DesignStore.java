// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.eclipse.osgi.util.NLS;
import org.orrery.model.design.DesignPackage;
import org.orrery.model.design.DiagramDocument;

/**
 * Diagram documents as XMI files in one folder. Loading yields a document that belongs to nobody yet and may happen on any thread;
 * {@link #serialise} belongs to the thread of the document; {@link #write} blocks on the disk and needs no document.
 */
public final class DesignStore {
	/** Newest document format that this version reads and the one it writes. */
	public static final int FORMAT_VERSION = 1;

	private static final String EXTENSION = ".orrery"; //$NON-NLS-1$
	/** Documents need neither a document type nor anything from outside themselves. */
	private static final Map<String, Boolean> HARDENED = Map.of("http://apache.org/xml/features/disallow-doctype-decl", true, //$NON-NLS-1$
			"http://xml.org/sax/features/external-general-entities", false, //$NON-NLS-1$
			"http://xml.org/sax/features/external-parameter-entities", false); //$NON-NLS-1$

	private final Path folder;

	public DesignStore(Path folder) {
		this.folder = folder;
	}

	/** Where console and command line keep the documents of a data folder. */
	public static DesignStore ofDataFolder(Path dataFolder) {
		return new DesignStore(dataFolder.resolve("designs")); //$NON-NLS-1$
	}

	/** @param name letters, digits, '-', '_' and '.' */
	public Path file(String name) {
		if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}")) //$NON-NLS-1$
			throw new IllegalArgumentException("Document name of letters, digits, '-', '_' and '.' expected: " + name); //$NON-NLS-1$
		return folder.resolve(name + EXTENSION);
	}

	/**
	 * Empty when there is no such document. A malformed one is kept aside under another name before the exception leaves, so that saving
	 * a new one loses nothing; one of a newer version of Orrery stays where it is.
	 */
	public Optional<DiagramDocument> load(String name) throws DesignException {
		Path file = file(name);
		if (!Files.exists(file))
			return Optional.empty();
		Resource resource = resource(file);
		try (InputStream in = Files.newInputStream(file)) {
			resource.load(in, Map.of(XMLResource.OPTION_PARSER_FEATURES, HARDENED));
		} catch (Resource.IOWrappedException | WrappedException e) {
			throw malformed(file, resource, e);
		} catch (IOException e) {
			throw new DesignException(NLS.bind(Messages.DesignStore_unreadable, file, e.getMessage()), e);
		}
		if (resource.getContents().size() != 1 || !(resource.getContents().get(0) instanceof DiagramDocument document))
			throw malformed(file, resource, null);
		if (document.getFormatVersion() > FORMAT_VERSION)
			throw new DesignException(NLS.bind(Messages.DesignStore_newer, new Object[] { file, document.getFormatVersion(), FORMAT_VERSION }), null);
		resource.getContents().clear();
		return Optional.of(document);
	}

	private static DesignException malformed(Path file, Resource resource, Exception cause) {
		String problem = cause == null ? Messages.DesignStore_noDiagram : rootMessage(cause);
		List<Resource.Diagnostic> errors = resource.getErrors();
		String place = file.toString();
		if (!errors.isEmpty()) {
			place = NLS.bind(Messages.DesignStore_place, new Object[] { file, errors.get(0).getLine(), errors.get(0).getColumn() });
			problem = errors.get(0).getMessage();
		}
		String kept;
		try {
			kept = NLS.bind(Messages.DesignStore_kept, AtomicFile.keepAside(file).getFileName());
		} catch (IOException e) {
			kept = NLS.bind(Messages.DesignStore_notKept, e.getMessage());
		}
		return new DesignException(NLS.bind(Messages.DesignStore_malformed, new Object[] { place, problem, kept }), cause);
	}

	private static String rootMessage(Throwable cause) {
		Throwable root = cause;
		while (root.getCause() != null)
			root = root.getCause();
		return String.valueOf(root.getMessage());
	}

	/** On the thread that the document belongs to. */
	public static byte[] serialise(DiagramDocument document) {
		Resource resource = resource(Path.of("document" + EXTENSION)); //$NON-NLS-1$
		DiagramDocument copy = org.eclipse.emf.ecore.util.EcoreUtil.copy(document);
		copy.setFormatVersion(FORMAT_VERSION);
		resource.getContents().add(copy);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			resource.save(out, Map.of(XMLResource.OPTION_ENCODING, "UTF-8")); //$NON-NLS-1$
		} catch (IOException e) {
			throw new IllegalStateException("Writing to memory failed", e); //$NON-NLS-1$
		}
		return out.toByteArray();
	}

	/** Replaces the document atomically. Blocks on the disk: not on the UI thread. */
	public void write(String name, byte[] serialised) throws IOException {
		AtomicFile.write(file(name), serialised);
	}

	private static Resource resource(Path file) {
		// Outside any resource set: a reference to another file is never followed.
		DesignPackage.eINSTANCE.eClass();
		return new XMIResourceImpl(URI.createFileURI(file.toAbsolutePath().toString()));
	}
}
