// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

import org.orrery.engine.inventory.StorageIdentity;
import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;
import org.orrery.engine.report.Scope.Member;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** What clusters and datastores have, what of it is used, how that grows and until when it lasts. Reads the disk. */
final class CapacityReport {
	private final Scope scope;
	private final Instant from;
	private final CapacitySeries series;
	private final List<String> unreadable = new ArrayList<>();
	private boolean tooLittle;

	/** A pool by the first host that shows it. */
	private record Store(String connection, String host, PoolRecord pool, int hosts) {
	}

	CapacityReport(Scope scope, Instant from, CapacitySeries series) {
		this.scope = scope;
		this.from = from;
		this.series = series;
	}

	List<Section> sections() {
		return List.of(processors(), memory(), datastores());
	}

	private Section processors() {
		List<Column> columns = List.of(place(), new Column("hosts", Messages.Column_hosts, Quantum.COUNT), //$NON-NLS-1$
				new Column("cpus", Messages.Column_cpus, Quantum.COUNT), new Column("used", Messages.Column_usedMean, Quantum.SHARE), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("peak", Messages.Column_peak, Quantum.SHARE), new Column("growth", Messages.Column_growth, Quantum.SHARE_PER_WEEK), fit(), //$NON-NLS-1$ //$NON-NLS-2$
				days());
		List<List<Cell>> rows = new ArrayList<>();
		scope.clusters().forEach((name, members) -> rows.add(processors(name, members)));
		return new Section(Messages.Capacity_processors, columns, rows, noteTrend(scope.notes()));
	}

	private Section memory() {
		List<Column> columns = List.of(place(), new Column("total", Messages.Column_memory, Quantum.BYTES), //$NON-NLS-1$
				new Column("free", Messages.Column_available, Quantum.BYTES), new Column("used", Messages.Column_used, Quantum.SHARE), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("growth", Messages.Column_growth, Quantum.BYTES_PER_WEEK), fit(), days(), //$NON-NLS-1$
				new Column("typical", Messages.Column_typical, Quantum.TEXT), new Column("fitting", Messages.Column_fitting, Quantum.COUNT)); //$NON-NLS-1$ //$NON-NLS-2$
		List<List<Cell>> rows = new ArrayList<>();
		scope.clusters().forEach((name, members) -> rows.add(memory(name, members)));
		return new Section(Messages.Capacity_memory, columns, rows, noteTrend(List.of(Messages.Capacity_fitting)));
	}

	private static Column place() {
		return new Column("place", Messages.Column_place, Quantum.TEXT); //$NON-NLS-1$
	}

	private static Column fit() {
		return new Column("fit", Messages.Column_fit, Quantum.FIT); //$NON-NLS-1$
	}

	private static Column days() {
		return new Column("daysUntilFull", Messages.Column_days, Quantum.DAYS); //$NON-NLS-1$
	}

	private List<String> noteTrend(List<String> first) {
		List<String> notes = new ArrayList<>(first);
		notes.add(Messages.bind(Messages.Capacity_trend, Trend.LEAST_POINTS, Trend.LEAST_SPAN.toDays()));
		if (tooLittle)
			notes.add(Messages.Capacity_tooLittle);
		notes.addAll(unreadable);
		unreadable.clear();
		tooLittle = false;
		return notes;
	}

	private List<Cell> processors(String name, List<Member> members) {
		MetricCourse course = course(subject(members), Metric.CPU);
		Optional<Trend> trend = trend(course);
		long cpus = members.stream().filter(Member::isKnown).mapToLong(member -> member.host().host().cpu().logicalCpus()).sum();
		return List.of(Cell.of(name), Cell.of(members.size()), Cell.of(cpus), cell(course.mean()), cell(course.maximum()),
				cell(trend.map(Trend::perWeek)), cell(trend.map(Trend::fit)), cell(trend.map(line -> line.daysUntil(1))));
	}

	private List<Cell> memory(String name, List<Member> members) {
		List<Member> told = members.stream().filter(member -> member.host().usage() != null && member.host().usage().memoryAvailable() >= 0).toList();
		long total = told.stream().mapToLong(member -> member.host().memory()).sum();
		long free = told.stream().mapToLong(member -> member.host().usage().memoryAvailable()).sum();
		Optional<Trend> trend = trend(course(subject(members), Metric.MEMORY));
		List<DomainRecord> vms = members.stream().flatMap(member -> member.vms().stream()).toList();
		long typicalMemory = median(vms, DomainRecord::maximumMemory);
		long typicalCpus = median(vms, DomainRecord::vcpus);
		long fitting = typicalMemory <= 0 ? -1 : told.stream().mapToLong(member -> member.host().usage().memoryAvailable() / typicalMemory).sum();
		boolean known = !told.isEmpty();
		return List.of(Cell.of(name), known ? Cell.of(total) : Cell.UNKNOWN, known ? Cell.of(free) : Cell.UNKNOWN,
				known ? Cell.of(1 - (double) free / total) : Cell.UNKNOWN, cell(trend.map(Trend::perWeek)), cell(trend.map(Trend::fit)),
				known ? cell(trend.map(line -> line.daysUntil(total))) : Cell.UNKNOWN,
				typicalMemory <= 0 ? Cell.UNKNOWN : Cell.of(Messages.bind(Messages.Capacity_typical, typicalCpus, Quantum.BYTES.words(typicalMemory))),
				known ? Cell.ofBytes(fitting) : Cell.UNKNOWN);
	}

	private Section datastores() {
		List<Column> columns = List.of(new Column("datastore", Messages.Column_datastore, Quantum.TEXT), new Column("host", Messages.Column_host, Quantum.TEXT), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("capacity", Messages.Column_capacity, Quantum.BYTES), new Column("free", Messages.Column_free, Quantum.BYTES), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("used", Messages.Column_used, Quantum.SHARE), new Column("growth", Messages.Column_growth, Quantum.BYTES_PER_WEEK), fit(), days()); //$NON-NLS-1$ //$NON-NLS-2$
		List<List<Cell>> rows = new ArrayList<>();
		for (Store store : stores()) {
			PoolRecord pool = store.pool();
			Optional<Trend> trend = trend(course(new ObjectRef(store.connection(), ObjectKind.DATASTORE, pool.uuid().toString()), Metric.FILL));
			boolean known = pool.capacity() > 0 && pool.available() >= 0;
			rows.add(List.of(Cell.of(pool.name()), Cell.of(store.hosts() == 1 ? store.host() : Messages.bind(Messages.Capacity_shared, store.hosts())),
					Cell.ofBytes(pool.capacity()), Cell.ofBytes(pool.available()),
					known ? Cell.of(1 - (double) pool.available() / pool.capacity()) : Cell.UNKNOWN,
					known ? cell(trend.map(line -> line.perWeek() * pool.capacity())) : Cell.UNKNOWN, cell(trend.map(Trend::fit)),
					cell(trend.map(line -> line.daysUntil(1)))));
		}
		return new Section(Messages.Capacity_datastores, columns, rows, noteTrend(List.of()));
	}

	/** Shared ones once. */
	private List<Store> stores() {
		Map<String, Store> stores = new LinkedHashMap<>();
		for (Member member : scope.members())
			for (PoolRecord pool : member.host().pools().values()) {
				String key = StorageIdentity.of(pool).orElse(member.host().connection() + '/' + pool.uuid());
				stores.merge(key, new Store(member.host().connection(), member.name(), pool, 1),
						(first, next) -> new Store(first.connection(), first.host(), first.pool(), first.hosts() + 1));
			}
		return stores.values().stream().sorted(Comparator.comparing((Store store) -> store.pool().name()).thenComparing(Store::host)).toList();
	}

	/** The cluster, or the host that is in none. */
	private static ObjectRef subject(List<Member> members) {
		Member first = members.getFirst();
		return first.clusterPath().isEmpty() ? ObjectRef.host(first.host().connection()) : new ObjectRef("", ObjectKind.CLUSTER, first.clusterPath()); //$NON-NLS-1$
	}

	private MetricCourse course(ObjectRef subject, Metric metric) {
		try {
			return series.course(subject, metric, from, scope.now());
		} catch (IOException e) {
			unreadable.add(e.getMessage());
			return new MetricCourse(metric, List.of(), java.time.Duration.ofMinutes(1));
		}
	}

	private Optional<Trend> trend(MetricCourse course) {
		Optional<Trend> trend = Trend.of(course.points(), scope.now());
		tooLittle |= trend.isEmpty();
		return trend;
	}

	private static long median(List<DomainRecord> vms, ToLongFunction<DomainRecord> size) {
		long[] sizes = vms.stream().mapToLong(size).sorted().toArray();
		return sizes.length == 0 ? -1 : Arrays.stream(sizes).skip((sizes.length - 1) / 2).findFirst().orElseThrow();
	}

	private static Cell cell(OptionalDouble value) {
		return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.UNKNOWN;
	}

	private static Cell cell(Optional<Double> value) {
		return value.map(Cell::of).orElse(Cell.UNKNOWN);
	}
}
