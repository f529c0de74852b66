// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.audit.OutsideChange;
import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;
import org.orrery.engine.report.Scope.Member;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.ObjectRef;

/**
 * How long hosts and VMs were up, as far as anybody looked. A host that was measured was up; while others were measured and it was not, it
 * was down; while none was measured, nobody looked. A VM that was measured was up; while its host was and it was not, it was down, or off
 * where somebody had switched it off, which counts neither for nor against its availability. Reads the disk.
 */
final class UptimeReport {
	private static final Duration DEFAULT_STEP = Duration.ofMinutes(1);

	private final Scope scope;
	private final Scope fleet;
	private final Instant from;
	private final CapacitySeries series;
	private final Collection<OutsideChange> outside;
	private final SwitchedOff switchedOff;
	private final List<String> unreadable = new ArrayList<>();
	private Watched watched;

	/** @param fleet all hosts: who looked at any of them looked; @param tasks that are recorded; @param outside what others did */
	UptimeReport(Scope scope, Scope fleet, Instant from, CapacitySeries series, Collection<TaskRecord> tasks, Collection<OutsideChange> outside) {
		this.scope = scope;
		this.fleet = fleet;
		this.from = from;
		this.series = series;
		this.outside = outside;
		switchedOff = new SwitchedOff(tasks, outside);
	}

	List<Section> sections() {
		Map<String, MetricCourse> courses = new HashMap<>();
		fleet.members().forEach(member -> courses.put(member.host().connection(), course(ObjectRef.host(member.host().connection()))));
		Duration step = courses.values().stream().filter(course -> !course.points().isEmpty()).map(MetricCourse::step).max(Duration::compareTo).orElse(DEFAULT_STEP);
		watched = Watched.of(from, scope.now(), step);
		Map<String, BitSet> up = new HashMap<>();
		BitSet looked = new BitSet();
		courses.forEach((host, course) -> {
			BitSet measured = watched.measured(course.points());
			up.put(host, measured);
			looked.or(measured);
		});
		return List.of(hosts(up, looked), vms(up));
	}

	private Section hosts(Map<String, BitSet> up, BitSet looked) {
		List<List<Cell>> rows = new ArrayList<>();
		for (Member member : scope.members())
			rows.add(row(List.of(Cell.of(member.name()), Cell.of(member.host().definition().cluster())), up.get(member.host().connection()), looked, new BitSet()));
		List<String> notes = new ArrayList<>(scope.notes());
		notes.add(Messages.bind(Messages.Uptime_hostRule, Quantum.SECONDS.words(watched.seconds(1))));
		if (fleet.members().size() == 1)
			notes.add(Messages.Uptime_oneHost);
		notes.add(Messages.bind(Messages.Uptime_looked, Quantum.SHARE.words((double) looked.cardinality() / watched.steps())));
		notes.addAll(unreadable);
		unreadable.clear();
		return new Section(Messages.Uptime_hosts, columns(false, new Column("host", Messages.Column_host, Quantum.TEXT), //$NON-NLS-1$
				new Column("cluster", Messages.Column_cluster, Quantum.TEXT)), rows, notes); //$NON-NLS-1$
	}

	private Section vms(Map<String, BitSet> hostsUp) {
		Map<String, Integer> crashes = new HashMap<>();
		outside.stream().filter(change -> change.event() == DomainEvent.CRASHED && !change.time().isBefore(from) && !change.time().isAfter(scope.now()))
				.forEach(change -> crashes.merge(change.vm().id(), 1, Integer::sum));
		List<List<Cell>> rows = new ArrayList<>();
		for (Member member : scope.members())
			for (DomainRecord vm : member.vms().stream().sorted(java.util.Comparator.comparing(DomainRecord::name)).toList()) {
				BitSet up = watched.measured(course(ObjectRef.vm(member.host().connection(), vm.uuid())).points());
				BitSet looked = (BitSet) hostsUp.get(member.host().connection()).clone();
				looked.or(up); // it was elsewhere then
				BitSet off = switchedOff.steps(vm.uuid().toString(), up, watched);
				off.and(looked);
				List<Cell> cells = row(List.of(Cell.of(vm.name()), Cell.of(member.name())), up, looked, off);
				cells.add(cells.size() - 1, Cell.of(watched.seconds(off.cardinality())));
				cells.add(Cell.of(crashes.getOrDefault(vm.uuid().toString(), 0)));
				rows.add(cells);
			}
		List<Column> columns = columns(true, new Column("vm", Messages.Column_vm, Quantum.TEXT), new Column("host", Messages.Column_host, Quantum.TEXT)); //$NON-NLS-1$ //$NON-NLS-2$
		columns.add(new Column("crashes", Messages.Column_crashes, Quantum.COUNT)); //$NON-NLS-1$
		List<String> notes = new ArrayList<>(List.of(Messages.Uptime_vmRule, Messages.Uptime_intended, Messages.Uptime_crashes));
		notes.addAll(unreadable);
		return new Section(Messages.Uptime_vms, columns, rows, notes);
	}

	private static List<Column> columns(boolean off, Column first, Column second) {
		List<Column> columns = new ArrayList<>(List.of(first, second, new Column("availability", Messages.Column_availability, Quantum.SHARE), //$NON-NLS-1$
				new Column("up", Messages.Column_up, Quantum.SECONDS), new Column("down", Messages.Column_down, Quantum.SECONDS))); //$NON-NLS-1$ //$NON-NLS-2$
		if (off)
			columns.add(new Column("switchedOff", Messages.Column_switchedOff, Quantum.SECONDS)); //$NON-NLS-1$
		columns.add(new Column("unknown", Messages.Column_unknown, Quantum.SECONDS)); //$NON-NLS-1$
		return columns;
	}

	/** @param off steps that count neither as up nor as down */
	private List<Cell> row(List<Cell> names, BitSet up, BitSet looked, BitSet off) {
		BitSet down = (BitSet) looked.clone();
		down.andNot(up);
		down.andNot(off);
		int known = up.cardinality() + down.cardinality();
		List<Cell> cells = new ArrayList<>(names);
		cells.add(known == 0 ? Cell.UNKNOWN : Cell.of((double) up.cardinality() / known));
		cells.add(Cell.of(watched.seconds(up.cardinality())));
		cells.add(Cell.of(watched.seconds(down.cardinality())));
		cells.add(Cell.of(watched.seconds(watched.steps() - known - off.cardinality())));
		return cells;
	}

	/** Active VMs and hosts that answer are measured. */
	private MetricCourse course(ObjectRef subject) {
		try {
			return series.course(subject, Metric.MEMORY, from, scope.now());
		} catch (IOException e) {
			unreadable.add(e.getMessage());
			return new MetricCourse(Metric.MEMORY, List.of(), DEFAULT_STEP);
		}
	}
}
