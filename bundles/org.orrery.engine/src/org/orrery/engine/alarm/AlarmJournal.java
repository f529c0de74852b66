// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.engine.alarm.AlarmLedger.Mute;
import org.orrery.model.AtomicFile;

/**
 * Alarms on disk, {@code alarms.jsonl}: what this process and others have written, one line for each change, the last one of an alarm holds.
 * Written anew when it has grown to twice what is kept. For one thread; blocks on the disk.
 */
final class AlarmJournal {
	private final AlarmFolder folder;
	private final Path file;
	private final AlarmLedger ledger;
	private final Clock clock;
	private final int longest;
	private final Map<String, String> problems = new java.util.concurrent.ConcurrentSkipListMap<>();
	private String generation = ""; //$NON-NLS-1$
	private long position;
	private int lines;
	private int damaged;
	private boolean newer;

	/** @param longest lines before it is written anew */
	AlarmJournal(AlarmFolder folder, AlarmLedger ledger, Clock clock, int longest) {
		this.folder = folder;
		this.file = folder.path().resolve("alarms.jsonl"); //$NON-NLS-1$
		this.ledger = ledger;
		this.clock = clock;
		this.longest = longest;
	}

	List<String> problems() {
		return List.copyOf(problems.values());
	}

	/** Reads what others have written since the last time. @return the alarms that are other ones now */
	List<Alarm> read() {
		try {
			if (!Files.exists(file) || Files.size(file) == position && !newer)
				return List.of();
			return readOn();
		} catch (IOException e) {
			problems.put("read", Messages.bind(Messages.Journal_unreadable, file, e.getMessage())); //$NON-NLS-1$
			return List.of();
		}
	}

	private List<Alarm> readOn() throws IOException {
		byte[] bytes;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (!begins(channel))
				return List.of();
			ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, channel.size() - position));
			while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0)
				continue;
			bytes = java.util.Arrays.copyOf(buffer.array(), buffer.position());
		}
		Map<String, Alarm> changed = new LinkedHashMap<>();
		int start = 0;
		for (int end = 0; end < bytes.length; end++)
			if (bytes[end] == '\n') {
				take(new String(bytes, start, end - start, StandardCharsets.UTF_8), changed);
				start = end + 1;
			}
		position += start; // a line without an end is still being written, or was cut off: append() decides
		return List.copyOf(changed.values());
	}

	/** Looks at the header; another generation is read from its beginning. @return whether there is anything for this version */
	private boolean begins(FileChannel channel) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(512);
		channel.read(buffer, 0);
		String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
		int end = text.indexOf('\n');
		if (end < 0)
			return false;
		AlarmJson.Header header;
		try {
			header = AlarmJson.readHeader(text.substring(0, end));
		} catch (RuntimeException e) {
			header = new AlarmJson.Header("", AlarmJson.VERSION, "?"); //$NON-NLS-1$ //$NON-NLS-2$
			damaged++;
			told();
		}
		newer = header.version() > AlarmJson.VERSION;
		if (newer) {
			problems.put("newer", Messages.bind(Messages.Journal_newer, new Object[] { file, header.version(), AlarmJson.VERSION })); //$NON-NLS-1$
			position = channel.size();
			return false;
		}
		if (!header.generation().equals(generation)) {
			generation = header.generation();
			position = text.substring(0, end + 1).getBytes(StandardCharsets.UTF_8).length;
			lines = 0;
		}
		return true;
	}

	private void take(String line, Map<String, Alarm> changed) {
		if (line.isBlank())
			return;
		lines++;
		try {
			switch (AlarmJson.read(line)) {
			case Alarm alarm -> note(ledger.put(alarm), changed);
			case Mute mute -> ledger.put(mute).ifPresent(alarm -> note(alarm, changed));
			default -> damaged++;
			}
		} catch (RuntimeException e) {
			damaged++;
			told();
		}
	}

	private void told() {
		problems.put("damaged", Messages.bind(Messages.Journal_damaged, file, damaged)); //$NON-NLS-1$
	}

	private static void note(Alarm alarm, Map<String, Alarm> changed) {
		if (alarm != null)
			changed.put(alarm.id(), alarm);
	}

	/**
	 * Reads what is new, then lets the work say what follows from it, then writes that.
	 *
	 * @param entries what to add, each an Alarm or a Mute; asked while no other process writes
	 * @return the alarms that are other ones now, also when they could not be written
	 */
	List<Alarm> append(java.util.function.Supplier<List<Object>> entries) {
		Map<String, Alarm> changed = new LinkedHashMap<>();
		List<Object> taken = new ArrayList<>();
		try {
			folder.locked(() -> {
				read().forEach(alarm -> changed.put(alarm.id(), alarm));
				taken.addAll(entries.get());
				keep(taken, changed);
				if (!newer && !taken.isEmpty())
					write(taken);
				return null;
			});
			problems.remove("write"); //$NON-NLS-1$
		} catch (IOException e) {
			problems.put("write", Messages.bind(Messages.Journal_unwritable, file, e.getMessage())); //$NON-NLS-1$
			if (taken.isEmpty())
				keep(entries.get(), changed);
		}
		return List.copyOf(changed.values());
	}

	private void keep(List<Object> entries, Map<String, Alarm> changed) {
		for (Object entry : entries)
			switch (entry) {
			case Alarm alarm -> note(ledger.put(alarm), changed);
			case Mute mute -> ledger.put(mute).ifPresent(alarm -> note(alarm, changed));
			default -> throw new IllegalArgumentException(entry.toString());
			}
	}

	private void write(List<Object> entries) throws IOException {
		setTornEndAside();
		if (!Files.exists(file) || position == 0 || lines + entries.size() > longest) {
			writeAnew();
			return;
		}
		StringBuilder text = new StringBuilder();
		entries.forEach(entry -> text.append(line(entry)));
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		Files.write(file, bytes, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
		position += bytes.length;
		lines += entries.size();
	}

	private static String line(Object entry) {
		return entry instanceof Alarm alarm ? AlarmJson.line(alarm) : AlarmJson.line((Mute) entry);
	}

	/** While this process has the lock nobody is in the middle of a line: it was cut off. */
	private void setTornEndAside() throws IOException {
		if (!Files.exists(file) || Files.size(file) == position)
			return;
		byte[] all = Files.readAllBytes(file);
		int whole = (int) Math.min(position, all.length);
		Path aside = file.resolveSibling(file.getFileName() + ".torn"); //$NON-NLS-1$
		Files.write(aside, java.util.Arrays.copyOfRange(all, whole, all.length));
		AtomicFile.write(file, java.util.Arrays.copyOf(all, whole));
		problems.put("torn", Messages.bind(Messages.Journal_aside, file, aside)); //$NON-NLS-1$
	}

	private void writeAnew() throws IOException {
		if (damaged > 0 && Files.exists(file))
			AtomicFile.keepAside(file);
		damaged = 0;
		generation = UUID.randomUUID().toString();
		StringBuilder text = new StringBuilder(AlarmJson.header(generation));
		List<Alarm> alarms = ledger.all();
		List<Mute> mutes = ledger.mutes(clock.instant());
		mutes.forEach(mute -> text.append(AlarmJson.line(mute)));
		alarms.forEach(alarm -> text.append(AlarmJson.line(alarm)));
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		AtomicFile.write(file, bytes);
		position = bytes.length;
		lines = alarms.size() + mutes.size();
	}
}
