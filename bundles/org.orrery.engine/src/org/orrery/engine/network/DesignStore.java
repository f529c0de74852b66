// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignDocument;
import org.orrery.fabric.document.DesignFormatException;
import org.orrery.model.AtomicFile;

/**
 * Design documents: those of the data folder by name, any file by its path, and for each switch what was applied last. Thread-safe; blocks on
 * the disk: not for the UI thread.
 */
public final class DesignStore {
	/** Ends the names of design files. */
	public static final String EXTENSION = ".orrery-network"; //$NON-NLS-1$
	private static final long LARGEST = 64L << 20;

	private final Path folder;

	DesignStore(Path folder) {
		this.folder = folder;
	}

	/** Where the documents of the data folder are; may not exist yet. */
	public Path folder() {
		return folder;
	}

	/** Files of the data folder, by name. */
	public List<Path> all() throws IOException {
		return files(folder);
	}

	private static List<Path> files(Path in) throws IOException {
		try (Stream<Path> files = Files.list(in)) {
			return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION)).sorted().toList();
		} catch (NoSuchFileException e) {
			return List.of();
		}
	}

	/**
	 * @throws IOException           the file cannot be read
	 * @throws DesignFormatException naming the place in the file and what is expected there
	 */
	public static NetworkDesign read(Path file) throws IOException, DesignFormatException {
		if (Files.size(file) > LARGEST)
			throw new IOException(Messages.bind(Messages.DesignStore_large, file, LARGEST >> 20));
		return DesignDocument.read(Files.readString(file));
	}

	/** Replaces the file as a whole. @throws IOException naming file and cause */
	public static void write(Path file, NetworkDesign design) throws IOException {
		if (file.toAbsolutePath().getParent() != null)
			Files.createDirectories(file.toAbsolutePath().getParent());
		AtomicFile.write(file, DesignDocument.write(design).getBytes(StandardCharsets.UTF_8));
	}

	// --- what was applied --------------------------------------------------------------------------------------------------------------

	/** Every switch as it was applied last from here; what cannot be read is left out and logged. */
	public List<DistributedSwitch> applied() {
		List<DistributedSwitch> applied = new ArrayList<>();
		try {
			for (Path file : files(appliedFolder()))
				read(file).switches().forEach(applied::add);
		} catch (IOException | DesignFormatException e) {
			System.getLogger(DesignStore.class.getName()).log(System.Logger.Level.WARNING, "applied networks cannot be read", e); //$NON-NLS-1$
		}
		return applied;
	}

	public Optional<DistributedSwitch> applied(String name) {
		return applied().stream().filter(drawn -> drawn.name().equals(name)).findFirst();
	}

	/** Remembers each switch of it as what is to be live from now on. */
	public void remember(NetworkDesign design) throws IOException {
		for (DistributedSwitch drawn : design.switches())
			write(appliedFolder().resolve(drawn.id() + EXTENSION), new NetworkDesign(design.name(), List.of(drawn)));
	}

	private Path appliedFolder() {
		return folder.resolve("applied"); //$NON-NLS-1$
	}
}
