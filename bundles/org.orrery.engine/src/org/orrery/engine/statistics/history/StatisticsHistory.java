// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.statistics.Interest;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Pace;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.statistics.SubjectKey;
import org.orrery.model.ObjectRef;

/**
 * What was measured in the last 30 days. Each minute the means of everything that is measured become a row of each object; rows wait in
 * memory and are written by a thread of its own, some files a second in turn, so that neither readings nor anybody who looks waits for
 * the disk. One process of a data folder writes, any reads. A process that dies loses the rows that waited: up to five minutes, and with
 * more than three thousand objects up to the time that it takes to write them all at ten a second. Thread-safe.
 */
public final class StatisticsHistory implements AutoCloseable {
	private static final int FILES_A_SECOND = 10;
	private static final long WAITING_SECONDS = 300;
	/** Rows of an object that wait while the disk is full; then the oldest are lost. */
	private static final int LONGEST_WAIT = 120;
	private static final long MINUTE = 60;
	private static final long DAY = 24 * 60 * MINUTE;
	/** A file may be this much ahead of the clock, which somebody has set right: it goes on when the clock has caught up. */
	private static final long AHEAD = 60 * MINUTE;
	private static final Duration CLOSING = Duration.ofSeconds(3);

	private final Statistics statistics;
	private final Clock clock;
	private final HistoryFiles files;
	private final LinkedHashMap<SubjectKey, Rows> waiting = new LinkedHashMap<>(); // guarded by itself
	private Statistics.Watch watch; // guarded by this
	private Thread recorder; // guarded by this
	private volatile boolean closed;

	// of the recorder's thread
	private long lastMinute;
	private long lastForgotten;
	private double due;

	/** Reads only, until {@link #record()}. @param folder is made when something is written */
	public StatisticsHistory(Path folder, Statistics statistics, Clock clock) {
		this.statistics = statistics;
		this.clock = clock;
		files = new HistoryFiles(folder);
	}

	/** From now on watches everything in the background and writes it down, if no other process does. Returns at once. */
	public synchronized void record() {
		if (closed || recorder != null)
			return;
		watch = statistics.watch((host, vms) -> { // what was measured is fetched each minute
		}, Interest.of(Pace.BACKGROUND));
		recorder = Thread.ofPlatform().daemon().name("orrery-history").start(this::work); //$NON-NLS-1$
	}

	private void work() {
		try {
			while (!closed) {
				guarded(() -> pass(clock.instant().getEpochSecond()));
				Thread.sleep(1000);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** What one second brings must not end the writing for good. */
	private static void guarded(Runnable work) {
		try {
			work.run();
		} catch (RuntimeException e) {
			System.getLogger(StatisticsHistory.class.getName()).log(System.Logger.Level.ERROR, "Statistics could not be recorded", e); //$NON-NLS-1$
		}
	}

	/** Once a second. */
	void pass(long now) {
		long minute = now / MINUTE * MINUTE;
		if (minute != lastMinute) {
			if (lastMinute > 0 && files.claim())
				collect(lastMinute < minute ? lastMinute : minute - MINUTE, minute);
			lastMinute = minute;
		}
		int size = waitingObjects();
		due = Math.min(2 * FILES_A_SECOND, due + Math.min(FILES_A_SECOND, (double) size / WAITING_SECONDS));
		for (; due >= 1; due--)
			if (!writeNext(now))
				break;
		if (Math.abs(now - lastForgotten) > DAY && files.claim()) {
			forgetOld();
			lastForgotten = now;
		}
	}

	private int waitingObjects() {
		synchronized (waiting) {
			return waiting.size();
		}
	}

	/** The means of what was measured since the last minute. */
	private void collect(long since, long minute) {
		for (SubjectKey key : statistics.measuredSince(Instant.ofEpochSecond(since))) {
			float[] means = statistics.meansSince(key, Instant.ofEpochSecond(since));
			if (means != null)
				synchronized (waiting) {
					waiting.computeIfAbsent(key, any -> new Rows(means.length)).add(minute, means, LONGEST_WAIT);
				}
		}
	}

	/** @return false: none waits, or the disk takes nothing */
	private boolean writeNext(long now) {
		Map.Entry<SubjectKey, Rows> next;
		synchronized (waiting) {
			next = waiting.pollFirstEntry();
		}
		if (next == null || files.append(next.getKey(), next.getValue(), now + AHEAD))
			return next != null;
		putBack(next.getKey(), next.getValue());
		return false;
	}

	/** Before what has come meanwhile. */
	private void putBack(SubjectKey key, Rows rows) {
		synchronized (waiting) {
			Rows newer = waiting.remove(key);
			waiting.put(key, rows);
			for (int i = 0; newer != null && i < newer.size(); i++)
				rows.add(newer.second(i), newer.row(i), LONGEST_WAIT);
		}
	}

	private void forgetOld() {
		try {
			files.forgetOld();
		} catch (IOException | java.io.UncheckedIOException e) {
			System.getLogger(StatisticsHistory.class.getName()).log(System.Logger.Level.WARNING, "Old statistics could not be removed", e); //$NON-NLS-1$
		}
	}

	/**
	 * What is known of a metric between two times, at the finest step that was kept of the begin: a minute for the last four hours, five
	 * minutes for the last 26, two hours for the last 30 days; the last ten minutes as they were measured, when that is all that was asked
	 * for. Blocks on the disk: not on the UI thread. Empty when nobody has measured.
	 *
	 * @throws IOException naming object, file and reason
	 */
	public MetricCourse course(ObjectRef subject, Metric metric, Instant from, Instant to) throws IOException {
		return course(statistics.keyOf(subject), metric, from, to);
	}

	MetricCourse course(SubjectKey key, Metric metric, Instant from, Instant to) throws IOException {
		long begin = from.getEpochSecond();
		long end = to.getEpochSecond();
		HistoryFile.Found found;
		try {
			found = files.fetch(key, metric, begin, end);
		} catch (IOException e) {
			throw new IOException(NLS.bind(Messages.Files_unreadable, new Object[] { key, files.path(key), e.getMessage() }), e);
		}
		List<Point> points = new ArrayList<>(found.points());
		addWaiting(points, key, metric, begin, end, found);
		Duration step = Duration.ofSeconds(found.stepSeconds());
		addLive(points, key, metric, from, to, step);
		return new MetricCourse(metric, points, step);
	}

	private void addWaiting(List<Point> points, SubjectKey key, Metric metric, long begin, long end, HistoryFile.Found found) {
		Averages averages = new Averages(found.stepSeconds(), points);
		synchronized (waiting) {
			Rows rows = waiting.get(key);
			for (int i = 0; rows != null && i < rows.size(); i++) {
				float figure = rows.figure(i, metric.ordinal());
				if (rows.second(i) > found.lastSeconds() && rows.second(i) >= begin && rows.second(i) <= end && !Float.isNaN(figure))
					averages.add(rows.second(i), figure);
			}
		}
		averages.finish();
	}

	/** What is newer than the last row; coarser, when the rest of the course is. */
	private void addLive(List<Point> points, SubjectKey key, Metric metric, Instant from, Instant to, Duration step) {
		List<Point> live = statistics.course(key, metric);
		boolean all = !from.isBefore(clock.instant().minus(Statistics.KEPT).minus(step));
		if (all && !live.isEmpty()) // it is as fine as can be
			points.removeIf(point -> !point.at().isBefore(live.getFirst().at()));
		Instant last = points.isEmpty() ? from.minusMillis(1) : points.getLast().at();
		Averages averages = new Averages(step.toSeconds(), points);
		for (Point point : live)
			if (point.at().isAfter(last) && !point.at().isAfter(to))
				if (step.toSeconds() <= HistoryLayout.STEP_SECONDS)
					points.add(point);
				else
					averages.add(point.at().getEpochSecond(), point.value());
		averages.finish();
	}

	/** What could not be read or written, one sentence each with the remedy; usually empty. */
	public List<String> problems() {
		return files.problems();
	}

	/** Writes what waits, as much as can be written in a few seconds. */
	@Override
	public void close() {
		Thread writer;
		synchronized (this) {
			if (closed)
				return;
			closed = true;
			writer = recorder;
			if (watch != null)
				watch.close();
		}
		if (writer != null)
			end(writer);
		writeAll();
		files.close();
	}

	private static void end(Thread writer) {
		writer.interrupt();
		try {
			writer.join(CLOSING);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void writeAll() {
		long now = clock.instant().getEpochSecond();
		long end = System.nanoTime() + CLOSING.toNanos();
		for (int left = waitingObjects(); left > 0 && System.nanoTime() < end; left--)
			writeNext(now);
	}
}
