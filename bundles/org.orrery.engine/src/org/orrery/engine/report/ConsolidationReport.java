// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;
import org.orrery.engine.report.Scope.Member;
import org.orrery.hypervisor.DomainRecord;

/** How many machines share a host, how far its processors and memory are promised, and what servers that saves. */
final class ConsolidationReport {
	private static final int HOURS_A_YEAR = 8766;

	private final Scope scope;
	private final ReportWish wish;

	ConsolidationReport(Scope scope, ReportWish wish) {
		this.scope = scope;
		this.wish = wish;
	}

	List<Section> sections() {
		return List.of(hosts(), saved());
	}

	private Section hosts() {
		List<Column> columns = List.of(new Column("host", Messages.Column_host, Quantum.TEXT), new Column("cluster", Messages.Column_cluster, Quantum.TEXT), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("vms", Messages.Column_vms, Quantum.COUNT), new Column("activeVms", Messages.Column_activeVms, Quantum.COUNT), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("vcpus", Messages.Column_vcpus, Quantum.COUNT), new Column("cores", Messages.Column_cores, Quantum.COUNT), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("vcpusPerCore", Messages.Column_vcpusPerCore, Quantum.RATIO), new Column("memoryGiven", Messages.Column_memoryGiven, Quantum.BYTES), //$NON-NLS-1$ //$NON-NLS-2$
				new Column("memory", Messages.Column_memory, Quantum.BYTES), new Column("memoryRatio", Messages.Column_memoryRatio, Quantum.RATIO)); //$NON-NLS-1$ //$NON-NLS-2$
		List<List<Cell>> rows = new ArrayList<>();
		for (Member member : scope.members())
			rows.add(row(member.name(), member.host().definition().cluster(), List.of(member)));
		if (scope.members().size() > 1)
			rows.add(row(Messages.Total, "", scope.members())); //$NON-NLS-1$
		List<String> notes = new ArrayList<>(scope.notes());
		notes.add(Messages.Consolidation_rule);
		return new Section(Messages.Consolidation_hosts, columns, rows, notes);
	}

	/** Hosts of which nothing is known count for nothing on either side of a ratio. */
	private static List<Cell> row(String name, String cluster, List<Member> members) {
		List<Member> known = members.stream().filter(Member::isKnown).toList();
		if (known.isEmpty())
			return List.of(Cell.of(name), Cell.of(cluster), Cell.UNKNOWN, Cell.UNKNOWN, Cell.UNKNOWN, Cell.UNKNOWN, Cell.UNKNOWN, Cell.UNKNOWN,
					Cell.UNKNOWN, Cell.UNKNOWN);
		List<DomainRecord> active = known.stream().flatMap(member -> member.active().stream()).toList();
		int vms = known.stream().mapToInt(member -> member.vms().size()).sum();
		int vcpus = active.stream().mapToInt(DomainRecord::vcpus).sum();
		int cores = known.stream().mapToInt(Member::cores).sum();
		long given = active.stream().mapToLong(DomainRecord::memory).sum();
		long memory = known.stream().mapToLong(member -> Math.max(0, member.host().memory())).sum();
		return List.of(Cell.of(name), Cell.of(cluster), Cell.of(vms), Cell.of(active.size()), Cell.of(vcpus), Cell.of(cores),
				Cell.of((double) vcpus / cores), Cell.of(given), Cell.of(memory), Cell.of((double) given / memory));
	}

	private Section saved() {
		int active = scope.members().stream().filter(Member::isKnown).mapToInt(member -> member.active().size()).sum();
		long hosts = scope.members().stream().filter(Member::isKnown).count();
		double servers = active - hosts;
		List<Column> columns = List.of(new Column("figure", Messages.Column_figure, Quantum.TEXT), new Column("value", Messages.Column_value, Quantum.TEXT)); //$NON-NLS-1$ //$NON-NLS-2$
		List<List<Cell>> rows = new ArrayList<>();
		rows.add(figure(Messages.Saved_active, Quantum.COUNT, active));
		rows.add(figure(Messages.Saved_hosts, Quantum.COUNT, hosts));
		rows.add(figure(Messages.Saved_perHost, Quantum.RATIO, (double) active / hosts));
		rows.add(figure(Messages.Saved_servers, Quantum.COUNT, servers));
		List<String> notes = new ArrayList<>(List.of(Messages.Saved_assumption));
		if (wish.watts() > 0) {
			rows.add(figure(Messages.Saved_watts, Quantum.WATTS, servers * wish.watts()));
			rows.add(figure(Messages.Saved_energy, Quantum.KILOWATT_HOURS, servers * wish.watts() * HOURS_A_YEAR / 1000));
			notes.add(Messages.bind(Messages.Saved_wattsAssumption, Quantum.WATTS.words(wish.watts())));
		}
		if (wish.rackUnits() > 0) {
			rows.add(figure(Messages.Saved_space, Quantum.RACK_UNITS, servers * wish.rackUnits()));
			notes.add(Messages.bind(Messages.Saved_spaceAssumption, Quantum.RACK_UNITS.words(wish.rackUnits())));
		}
		return new Section(Messages.Saved_title, columns, rows, notes);
	}

	private static List<Cell> figure(String name, Quantum quantum, double value) {
		return List.of(Cell.of(name), Double.isFinite(value) ? Cell.of(quantum.words(value)) : Cell.UNKNOWN);
	}
}
