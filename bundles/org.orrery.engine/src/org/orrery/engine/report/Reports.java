// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.audit.AuditTrail;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.report.Report.Parameter;
import org.orrery.engine.report.Report.Section;

/** Makes reports of what the engine knows and has recorded. Thread-safe. */
public final class Reports {
	private final InventoryStore inventory;
	private final AuditTrail audit;
	private final CapacitySeries series;
	private final Clock clock;
	private final String who;

	/** @param who account that asks for them */
	public Reports(InventoryStore inventory, AuditTrail audit, CapacitySeries series, Clock clock, String who) {
		this.inventory = inventory;
		this.audit = audit;
		this.series = series;
		this.clock = clock;
		this.who = who;
	}

	/** Blocks on the disk: not on the UI thread. Asks no host. */
	public Report create(ReportKind kind, ReportWish wish) {
		Instant now = clock.instant();
		Scope fleet = new Scope(inventory.hosts().stream().map(host -> new Scope.Member(host, inventory.visibleDomains(host))).toList(), now);
		Scope scope = fleet.in(wish.group());
		Instant from = now.minus(wish.period());
		List<Section> sections = switch (kind) {
		case CONSOLIDATION -> new ConsolidationReport(scope, wish).sections();
		case CAPACITY -> new CapacityReport(scope, from, series).sections();
		case UPTIME -> new UptimeReport(scope, fleet, from, series, audit.tasks(), audit.outside()).sections();
		};
		return new Report(kind, kind.title(), parameters(kind, wish, from, now), now, who, sections);
	}

	private static List<Parameter> parameters(ReportKind kind, ReportWish wish, Instant from, Instant now) {
		List<Parameter> parameters = new ArrayList<>();
		parameters.add(new Parameter(Messages.Parameter_scope, wish.group().isEmpty() ? Messages.Parameter_fleet : wish.group()));
		if (kind != ReportKind.CONSOLIDATION)
			parameters.add(new Parameter(Messages.Parameter_period, Messages.bind(Messages.Parameter_fromTo, ReportText.moment(from), ReportText.moment(now))));
		return parameters;
	}
}
