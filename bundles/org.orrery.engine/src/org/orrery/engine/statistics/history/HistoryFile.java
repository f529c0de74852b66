// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.SubjectKey;
import org.orrery.model.AtomicFile;
import org.rrd4j.ConsolFun;
import org.rrd4j.core.FetchData;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdException;
import org.rrd4j.core.Sample;

/** The file of one object. Blocks on the disk. Not thread-safe. */
final class HistoryFile {
	/** The contents are no history of this object that this version understands. */
	static final class DamagedException extends IOException {
		private static final long serialVersionUID = 1;

		DamagedException(String reason, Throwable cause) {
			super(reason, cause);
		}
	}

	/** The disk is told of changes in such parts. */
	private static final int BLOCK = 4096;

	private final Path path;
	private final SubjectKey key;
	private final List<Metric> columns;

	HistoryFile(Path path, SubjectKey key) {
		this.path = path;
		this.key = key;
		columns = HistoryLayout.columns(key.kind());
	}

	/**
	 * Rows that are not later than what the file holds are passed over.
	 *
	 * @param latest seconds; a file that holds something later than this was written while the clock was wrong
	 */
	void append(Rows rows, long latest) throws IOException {
		if (rows.size() == 0)
			return;
		byte[] before = Files.exists(path) ? Files.readAllBytes(path) : null;
		Image image = new Image(before == null ? null : before.clone());
		try (RrdDb db = before == null ? create(image, rows.second(0)) : open(image, false)) {
			if (db.getLastUpdateTime() > latest)
				throw new DamagedException(NLS.bind(Messages.File_future, HistoryTimes.text(db.getLastUpdateTime())), null);
			for (int i = 0; i < rows.size(); i++)
				if (rows.second(i) > db.getLastUpdateTime())
					append(db, rows, i);
		} catch (RrdException | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new DamagedException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
		}
		if (before == null)
			AtomicFile.write(path, image.bytes());
		else
			writeChanges(before, image.bytes());
	}

	private static RrdDb create(Image image, long firstSeconds, SubjectKey key) throws IOException {
		RrdDb db = RrdDb.getBuilder().setBackendFactory(image).setRrdDef(HistoryLayout.define(Image.path(), key.kind(), firstSeconds)).build();
		db.getHeader().setInfo(HistoryLayout.mark(key.toString()));
		return db;
	}

	private RrdDb create(Image image, long firstSeconds) throws IOException {
		return create(image, firstSeconds, key);
	}

	private RrdDb open(Image image, boolean readOnly) throws IOException {
		if (image.bytes().length > HistoryLayout.LARGEST_FILE)
			throw new DamagedException(NLS.bind(Messages.File_size, image.bytes().length), null);
		try {
			RrdDb db = RrdDb.getBuilder().setBackendFactory(image).setPath(Image.path()).setReadOnly(readOnly).build();
			check(db);
			return db;
		} catch (DamagedException e) {
			throw e;
		} catch (IOException | RuntimeException e) { // RRD4J reads what it finds, without looking whether it is there
			throw new DamagedException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
		}
	}

	private void check(RrdDb db) throws IOException {
		String mark = db.getHeader().getInfo();
		if (!mark.startsWith(HistoryLayout.MARK))
			throw new DamagedException(Messages.File_foreign, null);
		if (!mark.startsWith(HistoryLayout.MARK + HistoryLayout.VERSION + ' '))
			throw new DamagedException(NLS.bind(Messages.File_version, mark.substring(HistoryLayout.MARK.length())), null);
		long size = db.getRrdDef().getEstimatedSize();
		if (db.getRrdBackend().getLength() < size)
			throw new DamagedException(NLS.bind(Messages.File_cut, db.getRrdBackend().getLength(), size), null);
	}

	private void append(RrdDb db, Rows rows, int index) throws IOException {
		Sample sample = db.createSample(rows.second(index));
		for (int column = 0; column < columns.size(); column++)
			if (db.getDatasource(columns.get(column).key()) != null) // a metric that this file was made without
				sample.setValue(columns.get(column).key(), rows.figure(index, columns.get(column).ordinal()));
		sample.update();
	}

	/** Only the parts that changed; the beginning, which says where the newest row is, comes last. */
	private void writeChanges(byte[] before, byte[] after) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
			for (int at = (after.length - 1) / BLOCK * BLOCK; at >= 0; at -= BLOCK) {
				int end = Math.min(after.length, at + BLOCK);
				if (Arrays.equals(before, at, end, after, at, end))
					continue;
				ByteBuffer part = ByteBuffer.wrap(after, at, end - at);
				while (part.hasRemaining())
					channel.write(part, part.position());
			}
		}
	}

	/** What the file knows of a metric. @param lastSeconds of the newest row; @param stepSeconds between two points */
	record Found(List<Point> points, long lastSeconds, long stepSeconds) {
	}

	/** At the finest step that reaches back to the begin. Gaps are left out. */
	Found fetch(Metric metric, long fromSeconds, long toSeconds) throws IOException {
		byte[] bytes;
		try {
			bytes = Files.readAllBytes(path);
		} catch (NoSuchFileException e) {
			return new Found(List.of(), 0, HistoryLayout.stepSeconds(fromSeconds, toSeconds));
		}
		try (RrdDb db = open(new Image(bytes), true)) {
			long last = db.getLastUpdateTime();
			long step = HistoryLayout.stepSeconds(fromSeconds, Math.max(last, toSeconds));
			if (db.getDatasource(metric.key()) == null || fromSeconds > last)
				return new Found(List.of(), last, step);
			FetchData data = db.createFetchRequest(ConsolFun.AVERAGE, fromSeconds, Math.max(fromSeconds, Math.min(toSeconds, last)), step).fetchData();
			return new Found(points(data, metric, fromSeconds, Math.min(toSeconds, last)), last, data.getStep());
		} catch (RrdException | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new DamagedException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
		}
	}

	private static List<Point> points(FetchData data, Metric metric, long from, long to) {
		List<Point> points = new ArrayList<>();
		long[] times = data.getTimestamps();
		double[] values = data.getValues(metric.key());
		for (int i = 0; i < times.length; i++)
			if (!Double.isNaN(values[i]) && times[i] >= from && times[i] - data.getStep() < to)
				points.add(new Point(HistoryTimes.instant(Math.min(times[i], to)), values[i]));
		return points;
	}
}
