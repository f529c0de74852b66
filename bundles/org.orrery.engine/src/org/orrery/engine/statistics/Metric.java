// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.orrery.engine.operation.Quantity;
import org.orrery.model.ObjectKind;

/**
 * A figure that is measured over time. Of hosts, clusters and datastores, what their VMs do is summed (latencies: averaged over the
 * requests), except processors and memory of hosts, which the hosts tell themselves.
 */
public enum Metric {
	/** Share of the processors that it has, which were busy. */
	CPU(Unit.SHARE, Messages.Metric_cpu, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER),
	/** Share of the time in which virtual processors wanted to run and had to wait for one of the host's. */
	STEAL(Unit.SHARE, Messages.Metric_steal, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER),
	/** VM: what it occupies of the host's memory; hosts: what new VMs cannot have. */
	MEMORY(Unit.BYTES, Messages.Metric_memory, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER),
	/** What the guests have been given. */
	BALLOON(Unit.BYTES, Messages.Metric_balloon, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER),
	DISK_READ(Unit.BYTES_PER_SECOND, Messages.Metric_diskRead, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE),
	DISK_WRITTEN(Unit.BYTES_PER_SECOND, Messages.Metric_diskWritten, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE),
	READS(Unit.PER_SECOND, Messages.Metric_reads, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE),
	WRITES(Unit.PER_SECOND, Messages.Metric_writes, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE),
	/** From asking to the answer, on average. */
	READ_LATENCY(Unit.MILLISECONDS, Messages.Metric_readLatency, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE),
	WRITE_LATENCY(Unit.MILLISECONDS, Messages.Metric_writeLatency, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER, ObjectKind.DATASTORE),
	NET_RECEIVED(Unit.BYTES_PER_SECOND, Messages.Metric_netReceived, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER),
	NET_SENT(Unit.BYTES_PER_SECOND, Messages.Metric_netSent, ObjectKind.VM, ObjectKind.HOST, ObjectKind.CLUSTER),
	/** Share of the capacity that is taken. */
	FILL(Unit.SHARE, Messages.Metric_fill, ObjectKind.DATASTORE);

	/** In what a metric counts. */
	public enum Unit {
		/** 0 to 1. */
		SHARE("share"), //$NON-NLS-1$
		BYTES("B"), //$NON-NLS-1$
		BYTES_PER_SECOND("B/s"), //$NON-NLS-1$
		/** Requests per second. */
		PER_SECOND("1/s"), //$NON-NLS-1$
		MILLISECONDS("ms"); //$NON-NLS-1$

		private final String symbol;

		Unit(String symbol) {
			this.symbol = symbol;
		}

		/** In files, e.g. {@code B/s}. */
		public String symbol() {
			return symbol;
		}
	}

	private final Unit unit;
	private final String label;
	private final Set<ObjectKind> kinds;

	Metric(Unit unit, String label, ObjectKind... kinds) {
		this.unit = unit;
		this.label = label;
		this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
	}

	public Unit unit() {
		return unit;
	}

	/** For a person, e.g. "Disk read". */
	public String label() {
		return label;
	}

	/** For commands and files, e.g. {@code disk-read}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Metric> ofKey(String key) {
		return Arrays.stream(values()).filter(metric -> metric.key().equals(key)).findFirst();
	}

	/** A value with its unit, e.g. "62 %", "1.2 MiB/s", "0.45 ms"; the same in every language, as {@link Quantity}. */
	public String words(double value) {
		return switch (unit) {
		case SHARE -> String.format(Locale.ROOT, value < 0.0995 ? "%.1f %%" : "%.0f %%", value * 100); //$NON-NLS-1$ //$NON-NLS-2$
		case BYTES -> Quantity.bytes(Math.round(value));
		case BYTES_PER_SECOND -> Quantity.rate(Math.round(value));
		case PER_SECOND -> String.format(Locale.ROOT, value < 10 ? "%.1f /s" : "%.0f /s", value); //$NON-NLS-1$ //$NON-NLS-2$
		case MILLISECONDS -> String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%.0f ms", value); //$NON-NLS-1$ //$NON-NLS-2$
		};
	}

	/** The column by which a mean over several objects is weighed; -1: it is summed. */
	int weight() {
		return switch (this) {
		case CPU, STEAL -> Row.CPUS;
		case READ_LATENCY -> READS.ordinal();
		case WRITE_LATENCY -> WRITES.ordinal();
		default -> -1;
		};
	}

	public boolean existsFor(ObjectKind kind) {
		return kinds.contains(kind);
	}

	/** What is measured of objects of a kind; empty for kinds that nobody measures. */
	public static List<Metric> of(ObjectKind kind) {
		return Arrays.stream(values()).filter(metric -> metric.existsFor(kind)).toList();
	}
}
