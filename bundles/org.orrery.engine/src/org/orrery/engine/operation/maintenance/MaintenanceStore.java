// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.orrery.model.AtomicFile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Which hosts are in maintenance: one file per host in the data folder, so that it holds over restarts and for every console and command. A
 * file that cannot be understood keeps its host in maintenance, rather than letting VMs onto a host that somebody works on. Thread-safe.
 */
public final class MaintenanceStore {
	private static final int VERSION = 1;
	private static final String SUFFIX = ".json"; //$NON-NLS-1$
	private static final System.Logger LOGGER = System.getLogger(MaintenanceStore.class.getName());

	private final Path folder;
	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
	/** Damage that the log has already. */
	private final Set<String> told = ConcurrentHashMap.newKeySet();
	private volatile Map<String, Maintenance> known = Map.of();

	/** Reads what is there. @param folder made with the first host */
	public MaintenanceStore(Path folder) {
		this.folder = folder;
		refresh();
	}

	/** As last read; never blocks. */
	public Optional<Maintenance> of(String connection) {
		return Optional.ofNullable(known.get(connection));
	}

	/** Told of each connection whose state has changed, also by another process, on the thread that noticed. */
	public void addListener(Consumer<String> listener) {
		listeners.add(listener);
	}

	/** Reads what other processes have written. Blocks on the disk. */
	public void refresh() {
		Map<String, Maintenance> read = new HashMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) { //$NON-NLS-1$
			for (Path file : files) {
				String name = file.getFileName().toString();
				String connection = name.substring(0, name.length() - SUFFIX.length());
				read(file, connection).ifPresent(maintenance -> read.put(connection, maintenance));
			}
		} catch (NoSuchFileException e) {
			LOGGER.log(Level.DEBUG, "no host was ever in maintenance", e); //$NON-NLS-1$
		} catch (IOException e) {
			LOGGER.log(Level.WARNING, folder + " cannot be read; what is known of it stays", e); //$NON-NLS-1$
			return;
		}
		take(read);
	}

	private void take(Map<String, Maintenance> now) {
		Set<String> changed = new HashSet<>(now.keySet());
		synchronized (this) {
			changed.addAll(known.keySet());
			changed.removeIf(connection -> java.util.Objects.equals(known.get(connection), now.get(connection)));
			known = Map.copyOf(now);
		}
		changed.forEach(connection -> listeners.forEach(listener -> listener.accept(connection)));
	}

	private Optional<Maintenance> read(Path file, String connection) {
		try {
			return Optional.of(parse(Files.readString(file), connection));
		} catch (NoSuchFileException e) {
			return Optional.empty();
		} catch (IOException | RuntimeException e) {
			if (told.add(file + " " + e.getMessage())) //$NON-NLS-1$
				LOGGER.log(Level.ERROR, file + " cannot be understood; its host counts as in maintenance", e); //$NON-NLS-1$
			return Optional.of(new Maintenance(connection, Instant.EPOCH, Messages.bind(Messages.MaintenanceStore_damaged, file), false, List.of()));
		}
	}

	private static Maintenance parse(String text, String connection) {
		JsonObject object = JsonParser.parseString(text).getAsJsonObject();
		if (object.get("version").getAsInt() > VERSION) //$NON-NLS-1$
			throw new JsonParseException("version " + object.get("version")); //$NON-NLS-1$ //$NON-NLS-2$
		List<Maintenance.Left> left = new ArrayList<>();
		for (JsonElement vm : object.getAsJsonArray("left")) //$NON-NLS-1$
			left.add(new Maintenance.Left(UUID.fromString(vm.getAsJsonObject().get("uuid").getAsString()), //$NON-NLS-1$
					vm.getAsJsonObject().get("name").getAsString())); //$NON-NLS-1$
		return new Maintenance(connection, Instant.parse(object.get("since").getAsString()), object.get("who").getAsString(), //$NON-NLS-1$ //$NON-NLS-2$
				object.get("ending").getAsBoolean(), left); //$NON-NLS-1$
	}

	/** On the disk before it returns. @throws IOException naming file and cause */
	void put(Maintenance maintenance) throws IOException {
		JsonObject object = new JsonObject();
		object.addProperty("version", VERSION); //$NON-NLS-1$
		object.addProperty("since", maintenance.since().toString()); //$NON-NLS-1$
		object.addProperty("who", maintenance.who()); //$NON-NLS-1$
		object.addProperty("ending", maintenance.ending()); //$NON-NLS-1$
		JsonArray left = new JsonArray();
		for (Maintenance.Left vm : maintenance.left()) {
			JsonObject entry = new JsonObject();
			entry.addProperty("uuid", vm.vm().toString()); //$NON-NLS-1$
			entry.addProperty("name", vm.name()); //$NON-NLS-1$
			left.add(entry);
		}
		object.add("left", left); //$NON-NLS-1$
		AtomicFile.write(file(maintenance.connection()), object.toString().getBytes(StandardCharsets.UTF_8));
		refresh();
	}

	/** @throws IOException naming file and cause */
	void remove(String connection) throws IOException {
		Files.deleteIfExists(file(connection));
		refresh();
	}

	private Path file(String connection) {
		return folder.resolve(connection + SUFFIX);
	}
}
