// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

import org.orrery.engine.Engine;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.model.ObjectRef;

/** Reads courses from the disk on a thread of its own and brings them to the UI thread; what nobody waits for any more is not read. */
final class CourseReader {
	private final Engine engine;
	private final BiConsumer<Request, Result> taker;
	private final ExecutorService disk = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name("orrery-performance").unstarted(work)); //$NON-NLS-1$
	private volatile Request wanted;

	record Request(Metric metric, TimeRange range, List<ObjectRef> objects, Instant now) {
	}

	/** @param problem empty: none */
	record Result(Map<ObjectRef, MetricCourse> courses, String problem) {
	}

	/** @param taker on the UI thread */
	CourseReader(Engine engine, BiConsumer<Request, Result> taker) {
		this.engine = engine;
		this.taker = taker;
	}

	/** Returns at once. UI thread. */
	void read(Request request) {
		wanted = request;
		CompletableFuture.supplyAsync(() -> wanted == request ? answer(request) : null, disk).thenAcceptAsync(result -> {
			if (result != null && wanted == request)
				taker.accept(request, result);
		}, engine.fleet().modelThread());
	}

	private Result answer(Request request) {
		Map<ObjectRef, MetricCourse> courses = new LinkedHashMap<>();
		String problem = ""; //$NON-NLS-1$
		for (ObjectRef object : request.objects()) {
			try {
				courses.put(object, course(object, request));
			} catch (IOException e) {
				problem = e.getMessage();
				courses.put(object, new MetricCourse(request.metric(), List.of(), Duration.ofMinutes(1)));
			}
		}
		return new Result(courses, problem);
	}

	private MetricCourse course(ObjectRef object, Request request) throws IOException {
		if (!request.metric().existsFor(object.kind()))
			return new MetricCourse(request.metric(), List.of(), Duration.ofMinutes(1));
		if (request.range() == TimeRange.LIVE) // it is in memory; readings of before somebody looked are farther apart
			return new MetricCourse(request.metric(), engine.statistics().course(object, request.metric()), Duration.ofSeconds(30));
		return engine.statisticsHistory().course(object, request.metric(), request.now().minus(request.range().length), request.now());
	}

	void close() {
		wanted = null;
		disk.shutdownNow();
	}
}
