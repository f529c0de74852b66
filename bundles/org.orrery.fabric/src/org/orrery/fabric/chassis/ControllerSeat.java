// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.orrery.fabric.chassis.Module.State;

/**
 * The seat of this process among the two controllers of a switch: slot 1 decides, slot 2 takes over as soon as slot 1 is empty. Seats are locks
 * on files of the data folder, which the operating system gives back when a process ends, however that comes. Thread-safe.
 */
public final class ControllerSeat implements AutoCloseable {
	private static final int SEATS = 2;
	private static final int LONGEST_NAME = 200;

	/**
	 * Seats that this process has, with the names of their holders. A lock belongs to the whole process, and ends as soon as it closes the file
	 * anywhere: such a file is not touched again.
	 */
	private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

	private final Path folder;
	private final String name;

	// guarded by this
	private FileChannel channel;
	private FileLock lock;
	private int slot;
	private boolean closed;

	/** @param name of this process for a person, without secrets */
	public ControllerSeat(Path folder, String name) {
		this.folder = folder;
		this.name = name;
	}

	/** Takes the best seat that is free, a better one than the own included. Blocks on the disk for a moment. @return 1, 2, or 0: both are taken */
	public synchronized int take() {
		for (int better = 1; !closed && better <= SEATS && (slot == 0 || better < slot); better++)
			if (sit(better))
				break;
		return slot;
	}

	private boolean sit(int seat) {
		if (HELD.putIfAbsent(file(seat), name) != null)
			return false;
		if (lock(seat))
			return true;
		HELD.remove(file(seat));
		return false;
	}

	private boolean lock(int seat) {
		FileChannel opened = null;
		try {
			Files.createDirectories(folder);
			opened = FileChannel.open(file(seat), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			FileLock taken = opened.tryLock(Long.MAX_VALUE - 1, 1, false);
			if (taken == null) {
				opened.close();
				return false;
			}
			leave();
			channel = opened;
			lock = taken;
			slot = seat;
			opened.truncate(0);
			opened.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), 0);
			return true;
		} catch (IOException | OverlappingFileLockException e) {
			close(opened);
			System.getLogger(ControllerSeat.class.getName()).log(System.Logger.Level.DEBUG, e.toString());
			return false;
		}
	}

	private Path file(int seat) {
		return folder.toAbsolutePath().resolve("controller-" + seat); //$NON-NLS-1$
	}

	/** Those that are there now, this one included. Blocks on the disk for a moment. */
	public synchronized List<Module> controllers() {
		List<Module> controllers = new ArrayList<>();
		for (int seat = 1; seat <= SEATS; seat++) {
			State state = seat == 1 ? State.ACTIVE : State.STANDBY;
			if (seat == slot)
				controllers.add(new Module(seat, null, name, state, 0, "")); //$NON-NLS-1$
			else if (HELD.containsKey(file(seat)))
				controllers.add(new Module(seat, null, HELD.getOrDefault(file(seat), ""), state, 0, "")); //$NON-NLS-1$ //$NON-NLS-2$
			else if (isTaken(seat))
				controllers.add(new Module(seat, null, nameOf(seat), state, 0, "")); //$NON-NLS-1$
		}
		return controllers;
	}

	private boolean isTaken(int seat) {
		if (!Files.exists(file(seat)))
			return false;
		try (FileChannel asked = FileChannel.open(file(seat), StandardOpenOption.WRITE); FileLock free = asked.tryLock(Long.MAX_VALUE - 1, 1, false)) {
			return free == null;
		} catch (OverlappingFileLockException e) {
			return true;
		} catch (IOException e) {
			return false;
		}
	}

	private String nameOf(int seat) {
		try {
			String text = Files.readString(file(seat));
			return text.substring(0, Math.min(LONGEST_NAME, text.length()));
		} catch (IOException e) {
			return ""; //$NON-NLS-1$
		}
	}

	private void leave() {
		if (lock != null) {
			close(channel);
			HELD.remove(file(slot));
		}
		lock = null;
		channel = null;
		slot = 0;
	}

	private static void close(FileChannel channel) {
		try {
			if (channel != null)
				channel.close();
		} catch (IOException e) {
			System.getLogger(ControllerSeat.class.getName()).log(System.Logger.Level.DEBUG, e.toString());
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		leave();
	}
}
