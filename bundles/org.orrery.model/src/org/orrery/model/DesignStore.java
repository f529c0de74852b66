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
			throw new DesignException("Cannot read the diagram " + file + ": " + e.getMessage() + ". Check the file's permissions.", e); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		if (resource.getContents().size() != 1 || !(resource.getContents().get(0) instanceof DiagramDocument document))
			throw malformed(file, resource, null);
		if (document.getFormatVersion() > FORMAT_VERSION)
			throw new DesignException("The diagram " + file + " was written by a newer Orrery (format " + document.getFormatVersion() //$NON-NLS-1$ //$NON-NLS-2$
					+ ", this one reads up to " + FORMAT_VERSION + "). Open it with the newer version; it was not touched.", null); //$NON-NLS-1$ //$NON-NLS-2$
		resource.getContents().clear();
		return Optional.of(document);
	}

	private static DesignException malformed(Path file, Resource resource, Exception cause) {
		String place = ""; //$NON-NLS-1$
		String problem = cause == null ? "it holds no diagram" : rootMessage(cause); //$NON-NLS-1$
		List<Resource.Diagnostic> errors = resource.getErrors();
		if (!errors.isEmpty()) {
			place = " at line " + errors.get(0).getLine() + ", column " + errors.get(0).getColumn(); //$NON-NLS-1$ //$NON-NLS-2$
			problem = errors.get(0).getMessage();
		}
		String kept;
		try {
			kept = "It is kept as " + AtomicFile.keepAside(file).getFileName() + "; a new one is begun."; //$NON-NLS-1$ //$NON-NLS-2$
		} catch (IOException e) {
			kept = "It could not be kept aside (" + e.getMessage() + "): move it away before you save the diagram."; //$NON-NLS-1$ //$NON-NLS-2$
		}
		return new DesignException("The diagram " + file + " is malformed" + place + ": " + problem + ". " + kept, cause); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
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
