// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.orrery.engine.lock.LockHolder;
import org.orrery.engine.lock.LockRefusedException;
import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.lock.LockTable;
import org.orrery.model.AtomicFile;

/**
 * Tasks on disk: one append-only journal per run of Orrery, so that several processes may write at the same time, and one file with the
 * closed tasks of earlier runs. Nothing is created before the first task; nothing that cannot be understood is ever deleted.
 * Thread-safe.
 */
final class TaskStore implements AutoCloseable {
	static final String HISTORY = "history.jsonl"; //$NON-NLS-1$
	static final String JOURNAL = ".jsonl"; //$NON-NLS-1$
	static final String LOCK = ".lock"; //$NON-NLS-1$

	/** Something that was found wrong on reading. @param line from 1, 0: the whole file; @param message names both, and the remedy */
	record Problem(Path file, int line, String message) {
	}

	private static final DateTimeFormatter RUN_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC); //$NON-NLS-1$
	/** Within this process the folder lock of the operating system does not exclude: two engines of one process take turns here. */
	private static final ReentrantLock TURN = new ReentrantLock();

	private final Path folder;
	private final String who;
	private final Clock clock;
	private final Map<Path, Seen> seen = new HashMap<>();
	private TaskJournal journal;
	private RunLock runLock;
	private boolean closed;

	private record Seen(long size, FileTime modified, JournalReader reader) {
	}

	TaskStore(Path folder, String who, Clock clock) {
		this.folder = folder;
		this.who = who;
		this.clock = clock;
	}

	Path folder() {
		return folder;
	}

	void append(TaskEvent event) {
		append(event, event.isBinding());
	}

	/** @param binding on the disk when it returns @throws TaskStoreException when it could not be written */
	synchronized void append(TaskEvent event, boolean binding) {
		try {
			journal().append(event, binding);
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	/**
	 * Records a new task, unless a task of another process that still lives holds what it wants to hold.
	 *
	 * @throws TaskStoreException when it could not be written
	 */
	void create(TaskEvent.Created created) throws LockRefusedException {
		try (FolderTurn turn = takeTurn()) {
			for (TaskLedger.Entry entry : loadOthers().openOfOtherLivingRuns()) {
				LockRequest conflict = LockTable.conflict(entry.locks(), created.locks()).orElse(null);
				if (conflict != null) {
					TaskRecord holder = entry.record();
					throw new LockRefusedException(conflict, new LockHolder(holder.id(), holder.title(), holder.who()));
				}
			}
			append(created);
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	/** Takes the open task of a dead run over. @return false when it was closed or taken by another process meanwhile */
	boolean adopt(String task) {
		try (FolderTurn turn = takeTurn()) {
			if (load().orphans().stream().noneMatch(orphan -> orphan.record().id().equals(task)))
				return false;
			append(new TaskEvent.Adopted(task, clock.instant(), runName()));
			return true;
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	/** Everything that can be read now, of all runs. */
	TaskLedger load() {
		return load(journals());
	}

	/** Without what this process wrote itself: its own journal grows with every event and is known already. */
	TaskLedger loadOthers() {
		return load(journals().stream().filter(file -> !isOwn(file)).toList());
	}

	private synchronized boolean isOwn(Path file) {
		return journal != null && file.equals(journal.file());
	}

	private synchronized TaskLedger load(List<Path> files) {
		seen.keySet().retainAll(files);
		List<TaskLedger.Run> runs = new ArrayList<>();
		for (Path file : files) {
			JournalReader reader = read(file);
			boolean own = isOwn(file);
			boolean living = own || !isHistory(file) && RunLock.isHeld(lockOf(file), reader.header());
			if (!living && reader.isEmpty())
				reader = reader.withProblem(Messages.bind(Messages.JournalReader_empty, file));
			runs.add(new TaskLedger.Run(file, reader, own, living));
		}
		return TaskLedger.of(runs);
	}

	/**
	 * Sets aside what was cut off in the journals of dead runs. Where that is not possible now, it is told as before, and tried by the next start.
	 *
	 * @return what there is to tell, this once
	 */
	List<Problem> setTornEndsAside() {
		if (torn().isEmpty())
			return List.of();
		List<Problem> told = new ArrayList<>();
		try (FolderTurn turn = takeTurn()) {
			for (TornEnd end : torn())
				told.add(end.setAside());
		} catch (IOException e) {
			System.getLogger(TaskStore.class.getName()).log(System.Logger.Level.INFO, "torn journals stay as they are", e); //$NON-NLS-1$
		}
		return told;
	}

	private List<TornEnd> torn() {
		return load().runs().stream().filter(run -> !run.living() && run.reader().torn() != null).map(run -> run.reader().torn()).toList();
	}

	private JournalReader read(Path file) {
		BasicFileAttributes now;
		try {
			now = Files.readAttributes(file, BasicFileAttributes.class);
		} catch (IOException e) {
			return JournalReader.read(file); // which reports it
		}
		Seen known = seen.get(file);
		if (known != null && known.size() == now.size() && known.modified().equals(now.lastModifiedTime()))
			return known.reader();
		JournalReader reader = JournalReader.read(file);
		seen.put(file, new Seen(now.size(), now.lastModifiedTime(), reader));
		return reader;
	}

	/** The history, then the runs in the order of their begin. */
	private List<Path> journals() {
		if (!Files.isDirectory(folder))
			return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().endsWith(JOURNAL)).sorted((a, b) -> isHistory(a) == isHistory(b)
					? a.getFileName().compareTo(b.getFileName()) : isHistory(a) ? -1 : 1).toList();
		} catch (IOException e) {
			throw new TaskStoreException(Messages.bind(Messages.TaskStore_unreadable, folder, cause(e)), e);
		}
	}

	/** By the retention that was set. Where that cannot be read, nothing is dropped. */
	int compact() {
		try {
			return compact(retention());
		} catch (IOException e) {
			System.getLogger(TaskStore.class.getName()).log(System.Logger.Level.WARNING, e.getMessage(), e);
			return compact(TaskRetention.EVERYTHING);
		}
	}

	/** @throws IOException naming file and remedy */
	TaskRetention retention() throws IOException {
		return TaskRetention.read(folder.resolve(TaskRetention.FILE));
	}

	void setRetention(TaskRetention retention) throws IOException {
		retention.write(folder.resolve(TaskRetention.FILE));
	}

	int compact(int keep) {
		return compact(new TaskRetention(keep, 0));
	}

	/**
	 * Moves the closed tasks of dead runs to the history, keeps what is to be kept, and removes the journals that hold nothing else.
	 *
	 * @param keep those that wait for a person's decision are kept in any case
	 * @return how many journals were removed
	 */
	int compact(TaskRetention keep) {
		if (!Files.isDirectory(folder))
			return 0;
		try (FolderTurn turn = takeTurn()) {
			TaskLedger ledger = load();
			List<Path> removable = ledger.removable();
			List<TaskRecord> kept = ledger.archive(removable, keep, clock.instant());
			if (removable.isEmpty() && !ledger.outgrows(kept))
				return 0;
			writeHistory(kept);
			for (Path file : removable) {
				if (!isHistory(file)) {
					Files.deleteIfExists(file);
					Files.deleteIfExists(lockOf(file));
				}
			}
			DurableFolder.force(folder);
			return removable.size();
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	private void writeHistory(List<TaskRecord> records) throws IOException {
		StringBuilder text = new StringBuilder(TaskJson.write(header("history"))).append('\n'); //$NON-NLS-1$
		for (TaskRecord record : records)
			text.append(TaskJson.write(new TaskEvent.Archived(record))).append('\n');
		AtomicFile.write(folder.resolve(HISTORY), text.toString().getBytes(StandardCharsets.UTF_8));
		DurableFolder.force(folder);
	}

	private TaskJournal journal() throws IOException {
		checkOpen();
		if (journal == null) {
			Files.createDirectories(folder);
			String name = RUN_NAME.format(clock.instant()) + '-' + ProcessHandle.current().pid() + '-' + UUID.randomUUID().toString().substring(0, 4);
			Path file = folder.resolve("run-" + name + JOURNAL); //$NON-NLS-1$
			RunLock lock = RunLock.hold(lockOf(file));
			try {
				journal = new TaskJournal(file, header(name));
				runLock = lock;
			} catch (IOException e) {
				lock.close();
				Files.deleteIfExists(lockOf(file));
				throw e;
			}
		}
		return journal;
	}

	private synchronized void checkOpen() throws IOException {
		if (closed)
			throw new ClosedException();
	}

	private String runName() throws IOException {
		return journal().file().getFileName().toString();
	}

	private TaskJson.Header header(String run) {
		ProcessHandle process = ProcessHandle.current();
		return new TaskJson.Header(TaskJson.Header.FORMAT, TaskJson.VERSION, run, process.pid(),
				process.info().startInstant().orElse(null), who);
	}

	static Path lockOf(Path journal) {
		String name = journal.getFileName().toString();
		return journal.resolveSibling(name.substring(0, name.length() - JOURNAL.length()) + LOCK);
	}

	static boolean isHistory(Path file) {
		return file.getFileName().toString().equals(HISTORY);
	}

	/** Orrery is closing: what is not recorded now is found out by the next start. */
	private static final class ClosedException extends IOException {
		private static final long serialVersionUID = 1L;

		ClosedException() {
			super(Messages.TaskStore_closed);
		}
	}

	private TaskStoreException unwritable(IOException e) {
		if (e instanceof ClosedException)
			return new TaskStoreException(e.getMessage(), e, System.Logger.Level.DEBUG);
		return new TaskStoreException(Messages.bind(Messages.TaskStore_unwritable, folder, cause(e)), e);
	}

	/** "Access denied", "Not a directory", "No space left on device", … */
	private static String cause(IOException e) {
		if (e instanceof AccessDeniedException)
			return Messages.TaskStore_accessDenied;
		String text = e instanceof FileSystemException named && named.getReason() != null ? named.getReason() : e.getMessage();
		return text == null ? e.getClass().getSimpleName() : text;
	}

	private interface FolderTurn extends AutoCloseable {
		@Override
		void close() throws IOException;
	}

	/** Between processes: only one at a time looks at all journals and decides by what it saw. */
	private FolderTurn takeTurn() throws IOException {
		TURN.lock();
		try {
			checkOpen();
			Files.createDirectories(folder);
			FileChannel channel = FileChannel.open(folder.resolve("folder" + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE); //$NON-NLS-1$
			try {
				channel.lock();
			} catch (ClosedByInterruptException | FileLockInterruptionException e) {
				channel.close();
				throw e;
			} catch (IOException e) {
				System.getLogger(TaskStore.class.getName()).log(System.Logger.Level.WARNING, Messages.bind(Messages.RunLock_noLocks, folder), e);
			}
			return () -> {
				try {
					channel.close();
				} finally {
					TURN.unlock();
				}
			};
		} catch (IOException | RuntimeException e) {
			TURN.unlock();
			throw e;
		}
	}

	/** Its open tasks count as those of a dead run from now on; nothing more is written, not even by who is about to. */
	@Override
	public void close() throws IOException {
		TURN.lock();
		try {
			closeJournal();
		} finally {
			TURN.unlock();
		}
	}

	private synchronized void closeJournal() throws IOException {
		closed = true;
		if (journal != null) {
			journal.close();
			runLock.close();
		}
	}
}
