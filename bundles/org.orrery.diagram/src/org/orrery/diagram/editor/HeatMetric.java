// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.OptionalDouble;
import java.util.Set;

import org.orrery.diagram.Messages;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Statistics;
import org.orrery.hypervisor.DomainStatistics.Group;
import org.orrery.model.ObjectRef;

/** By what hosts can be coloured. */
public enum HeatMetric {
	NONE(Messages.Heat_none, null, null, Set.of()),
	CPU(Messages.Heat_cpu, Metric.CPU, null, Set.of()),
	/** As a share of what the host has. */
	MEMORY(Messages.Heat_memory, Metric.MEMORY, null, Set.of()),
	DISK(Messages.Heat_disk, Metric.DISK_READ, Metric.DISK_WRITTEN, Set.of(Group.STATE, Group.BLOCK)),
	NETWORK(Messages.Heat_network, Metric.NET_RECEIVED, Metric.NET_SENT, Set.of(Group.STATE, Group.NETWORK));

	private final String label;
	private final Metric first;
	private final Metric second;
	/** What has to be asked of the VMs; nothing where the host itself tells. */
	final Set<Group> groups;

	HeatMetric(String label, Metric first, Metric second, Set<Group> groups) {
		this.label = label;
		this.first = first;
		this.second = second;
		this.groups = groups;
	}

	public String label() {
		return label;
	}

	/** A share, or bytes per second; empty when nobody knows. */
	OptionalDouble of(Statistics statistics, String connection) {
		ObjectRef host = ObjectRef.host(connection);
		OptionalDouble value = statistics.now(host, first);
		if (value.isEmpty())
			return value;
		if (this == MEMORY) {
			OptionalDouble capacity = statistics.capacity(host);
			return capacity.isEmpty() ? capacity : OptionalDouble.of(value.getAsDouble() / capacity.getAsDouble());
		}
		return second == null ? value : OptionalDouble.of(value.getAsDouble() + statistics.now(host, second).orElse(0));
	}

	/** Whether 1 is all that there can be; else the hottest host is the measure. */
	boolean isShare() {
		return this == CPU || this == MEMORY;
	}

	String words(double value) {
		return (isShare() ? Metric.CPU : Metric.DISK_READ).words(value);
	}
}
