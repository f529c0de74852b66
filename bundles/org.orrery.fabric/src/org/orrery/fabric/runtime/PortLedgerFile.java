// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The ledgers of all switches in the data folder, one file each. Console and command line may change them at the same time: each change reads,
 * changes and writes under a lock. Blocks on the disk; thread-safe.
 */
public final class PortLedgerFile {
	private static final int VERSION = 1;

	private final Path folder;

	public PortLedgerFile(Path folder) {
		this.folder = folder;
	}

	/** As of now. A file that cannot be read counts as empty and is written anew: hosts keep the numbers, too. */
	public PortLedger read(UUID drawn) throws IOException {
		try {
			return parse(Files.readString(file(drawn)));
		} catch (NoSuchFileException e) {
			return new PortLedger();
		} catch (JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException | NullPointerException e) {
			System.getLogger(PortLedgerFile.class.getName()).log(System.Logger.Level.WARNING, file(drawn) + " cannot be read and begins anew: " + e); //$NON-NLS-1$
			return new PortLedger();
		}
	}

	/** @param change gets the ledger as it is on the disk now; @return what it returns, when that is written */
	public <T> T change(UUID drawn, Function<PortLedger, T> change) throws IOException {
		Files.createDirectories(folder);
		// Locks on a file are the process's: threads of this one wait for the monitor.
		synchronized (PortLedgerFile.class) {
			try (FileChannel guard = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); //$NON-NLS-1$
					FileLock lock = guard.lock()) {
				PortLedger ledger = read(drawn);
				Map<String, PortRecord> before = ledger.ports();
				T result = change.apply(ledger);
				if (!ledger.ports().equals(before))
					write(drawn, ledger);
				return result;
			}
		}
	}

	private void write(UUID drawn, PortLedger ledger) throws IOException {
		JsonObject ports = new JsonObject();
		Gson gson = new Gson();
		new java.util.TreeMap<>(ledger.ports()).forEach((mac, port) -> ports.add(mac, gson.toJsonTree(port)));
		JsonObject all = new JsonObject();
		all.addProperty("version", VERSION); //$NON-NLS-1$
		all.add("ports", ports); //$NON-NLS-1$
		Path fresh = Files.createTempFile(folder, "ports", ".new"); //$NON-NLS-1$ //$NON-NLS-2$
		Files.writeString(fresh, all.toString());
		Files.move(fresh, file(drawn), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static PortLedger parse(String text) {
		Map<String, PortRecord> ports = new HashMap<>();
		Gson gson = new Gson();
		JsonElement all = JsonParser.parseString(text);
		all.getAsJsonObject().getAsJsonObject("ports").entrySet() //$NON-NLS-1$
				.forEach(entry -> ports.put(entry.getKey(), gson.fromJson(entry.getValue(), PortRecord.class)));
		return new PortLedger(ports);
	}

	private Path file(UUID drawn) {
		return folder.resolve("ports-" + drawn + ".json"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
