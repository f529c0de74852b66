// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.connection.ConnectionDefinition;

/**
 * Keeps what each host has told last in the data folder, one file each, and shows it at the next start until the host answers itself. Holds no
 * secret: records know none. Written in the background and at the end; one that cannot be read is left out, with a line in the problems of the
 * host. Thread-safe.
 */
public final class InventoryCache implements InventoryListener, AutoCloseable {
	private static final Duration PACE = Duration.ofSeconds(30);
	private static final int CLOSING_SECONDS = 5;
	private static final String ENDING = ".inventory"; //$NON-NLS-1$
	private static final String SUBJECT = "cache"; //$NON-NLS-1$

	private final Path folder;
	private final InventoryStore store;
	private final EngineTimer timer;
	private final ExecutorService disk;

	/** When a host has confirmed what is on the disk. */
	private final Map<String, Instant> kept = new ConcurrentHashMap<>();
	/** Of whom there may be a file. */
	private final Set<String> seen = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean planned = new AtomicBoolean();

	public InventoryCache(Path folder, InventoryStore store, EngineTimer timer) {
		this.folder = folder;
		this.store = store;
		this.timer = timer;
		ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
			Thread thread = new Thread(work, "orrery-inventory-cache"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		});
		one.allowCoreThreadTimeOut(true);
		disk = one;
	}

	/** Reads what is kept of these hosts, and begins to keep what comes. Returns at once. */
	public void open(Collection<ConnectionDefinition> hosts) {
		hosts.forEach(host -> seen.add(host.id()));
		store.addListener(this);
		later(() -> hosts.forEach(this::show));
	}

	private void show(ConnectionDefinition host) {
		try {
			CachedInventory cached = CacheFile.read(file(host.id()));
			if (!cached.connection().equals(host.id()) || !cached.uri().equals(host.uri()))
				throw new IOException(NLS.bind(Messages.InventoryCache_other, cached.uri()));
			store.change(host.id(), draft -> {
				if (draft.host != null || draft.confirmed != null)
					return; // the host has been faster
				kept.put(host.id(), cached.confirmed());
				cached.fill(draft);
			});
		} catch (NoSuchFileException neverSeen) {
			// nothing to show
		} catch (IOException | RuntimeException e) {
			String words = e.getMessage() == null ? e.toString() : e.getMessage();
			store.problem(host.id(), SUBJECT, NLS.bind(Messages.InventoryCache_ignored, new Object[] { host.uri(), file(host.id()), words }));
		}
	}

	private Path file(String connection) {
		return folder.resolve(connection + ENDING);
	}

	@Override
	public void inventoryChanged(HostInventory inventory) {
		seen.add(inventory.connection());
		if (isDue(inventory) && planned.compareAndSet(false, true))
			timer.schedule(PACE, () -> later(this::writeAll));
	}

	private boolean isDue(HostInventory inventory) {
		return inventory.confirmed() != null && inventory.host() != null && !inventory.confirmed().equals(kept.get(inventory.connection()));
	}

	@Override
	public void inventoryRemoved(String connection) {
		later(() -> forget(connection));
	}

	private void forget(String connection) {
		kept.remove(connection);
		try {
			Files.deleteIfExists(file(connection));
		} catch (IOException e) {
			log(e);
		}
	}

	private void later(Runnable work) {
		try {
			disk.execute(work);
		} catch (RejectedExecutionException closed) {
			// what was to be written then was written by close()
		}
	}

	private void writeAll() {
		planned.set(false);
		for (HostInventory inventory : store.hosts()) {
			if (!isDue(inventory))
				continue;
			try {
				Files.createDirectories(folder);
				CacheFile.write(file(inventory.connection()), CachedInventory.of(inventory));
				kept.put(inventory.connection(), inventory.confirmed());
				store.problem(inventory.connection(), SUBJECT, null);
			} catch (IOException | RuntimeException e) {
				log(e); // only a cache: the next start begins without
			}
		}
	}

	private static void log(Exception e) {
		System.getLogger(InventoryCache.class.getName()).log(System.Logger.Level.WARNING, "The inventory cannot be kept for the next start", e); //$NON-NLS-1$
	}

	/** Whoever is removed just before the end may be news that nobody is told any more. */
	private void forgetRemoved() {
		seen.stream().filter(connection -> store.host(connection).isEmpty()).forEach(this::forget);
	}

	/** Writes what is not written yet; waits some seconds at most. */
	@Override
	public void close() {
		store.removeListener(this);
		later(this::writeAll);
		later(this::forgetRemoved);
		disk.shutdown();
		try {
			disk.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
