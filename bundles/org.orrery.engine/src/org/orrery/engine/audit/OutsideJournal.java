// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.AtomicFile;
import org.orrery.model.ObjectRef;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What happened outside Orrery, on disk: JSON lines after a header, no more than the newest {@code limit} or a quarter more. One process
 * writes, the first that asked to; the others read. Blocks on the disk. Thread-safe.
 */
final class OutsideJournal implements AutoCloseable {
	static final int VERSION = 1;
	static final int LIMIT = 5000;
	private static final String FORMAT = "orrery-outside"; //$NON-NLS-1$
	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

	private record Line(String time, String vm, String name, String host, DomainEvent event, String from) {
		static Line of(OutsideChange change) {
			return new Line(change.time().toString(), change.vm().toString(), change.vmName(), change.hostName(), change.event(), change.from());
		}

		OutsideChange change() {
			if (event == null || name == null || host == null)
				throw new JsonParseException("incomplete"); //$NON-NLS-1$
			return new OutsideChange(Instant.parse(time), ObjectRef.valueOf(vm), name, host, event, from == null ? "" : from); //$NON-NLS-1$
		}
	}

	/** @param problem empty when all is well */
	private record Content(List<OutsideChange> changes, boolean newer, String problem) {
	}

	private final Path file;
	private final int limit;
	private FileChannel turn;
	private int lines;

	OutsideJournal(Path file, int limit) {
		this.file = file;
		this.limit = limit;
	}

	Path file() {
		return file;
	}

	/** Oldest first. */
	List<OutsideChange> read() {
		return content().changes();
	}

	/** What could not be read, with the remedy; empty when all is well. */
	String problem() {
		return content().problem();
	}

	private synchronized Content content() {
		if (!Files.exists(file))
			return new Content(List.of(), false, ""); //$NON-NLS-1$
		try {
			return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
		} catch (IOException e) {
			return new Content(List.of(), true, Messages.bind(Messages.OutsideJournal_unreadable, file, e.getMessage()));
		}
	}

	private Content parse(String text) {
		List<OutsideChange> changes = new ArrayList<>();
		int damaged = 0;
		for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
			try {
				JsonObject object = JsonParser.parseString(line).getAsJsonObject();
				if (!object.has("format")) //$NON-NLS-1$
					changes.add(GSON.fromJson(object, Line.class).change());
				else if (object.get("version").getAsInt() > VERSION) //$NON-NLS-1$
					return new Content(List.of(), true, Messages.bind(Messages.OutsideJournal_newer,
							new Object[] { file, object.get("version").getAsInt(), VERSION })); //$NON-NLS-1$
			} catch (RuntimeException e) { // a torn or foreign line
				damaged++;
			}
		}
		return new Content(List.copyOf(changes), false, damaged == 0 ? "" : Messages.bind(Messages.OutsideJournal_damaged, file, damaged)); //$NON-NLS-1$
	}

	/**
	 * Becomes the writer unless another process is.
	 *
	 * @return false when another writes, or the file is of a newer Orrery and therefore left alone
	 */
	synchronized boolean claim() throws IOException {
		if (turn != null)
			return true;
		Files.createDirectories(file.getParent());
		FileChannel channel = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); //$NON-NLS-1$
		try {
			if (channel.tryLock() == null || content().newer()) {
				channel.close();
				return false;
			}
		} catch (OverlappingFileLockException e) { // another engine of this process
			channel.close();
			return false;
		}
		turn = channel;
		lines = content().changes().size();
		return true;
	}

	/** On the disk when it returns. @throws IOException nothing was recorded */
	synchronized void append(List<OutsideChange> changes) throws IOException {
		if (lines + changes.size() > limit + limit / 4 || !endsWell()) {
			rewrite(changes);
			return;
		}
		StringBuilder text = new StringBuilder();
		if (!Files.exists(file))
			text.append(header());
		changes.forEach(change -> text.append(GSON.toJson(Line.of(change))).append('\n'));
		Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
		lines += changes.size();
	}

	/** After a power cut the last line may lack its end: the next one must not continue it. */
	private boolean endsWell() throws IOException {
		if (!Files.exists(file))
			return true;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			java.nio.ByteBuffer last = java.nio.ByteBuffer.allocate(1);
			return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
		}
	}

	private void rewrite(List<OutsideChange> more) throws IOException {
		List<OutsideChange> all = new ArrayList<>(read());
		all.addAll(more);
		List<OutsideChange> kept = all.subList(Math.max(0, all.size() - limit), all.size());
		StringBuilder text = new StringBuilder(header());
		kept.forEach(change -> text.append(GSON.toJson(Line.of(change))).append('\n'));
		AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
		lines = kept.size();
	}

	private static String header() {
		JsonObject header = new JsonObject();
		header.addProperty("format", FORMAT); //$NON-NLS-1$
		header.addProperty("version", VERSION); //$NON-NLS-1$
		return GSON.toJson(header) + '\n';
	}

	@Override
	public synchronized void close() throws IOException {
		if (turn != null)
			turn.close();
	}
}
