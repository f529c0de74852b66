// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.VmSample;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.StatisticsFeed;
import org.orrery.ui.Words;
import org.orrery.ui.internal.properties.Fact.Course;

/** What a VM or host uses right now. UI thread. */
final class UseTopic {
	private UseTopic() {
	}

	/** Empty for objects that nobody measures. */
	static Optional<Topic> of(InventoryObject object, StatisticsFeed statistics) {
		return switch (object) {
		case VirtualMachine vm -> Optional.of(topic(statistics.of(vm).map(sample -> facts(vm, sample, statistics))));
		case Host host -> Optional.of(topic(statistics.of(host).map(sample -> facts(host, sample, statistics))));
		default -> Optional.empty();
		};
	}

	private static Topic topic(Optional<List<Fact>> facts) {
		return Topic.ofFacts(Messages.Topic_use, facts.orElseGet(() -> List.of(new Fact(Messages.Use_cpu, Messages.Use_unknown))));
	}

	private static List<Fact> facts(VirtualMachine vm, VmSample sample, StatisticsFeed statistics) {
		String cpu = sample.cpu() < 0 ? "" : NLS.bind(Messages.Use_ofVcpus, Words.percent(sample.cpu()), sample.vcpus()); //$NON-NLS-1$
		return List.of(new Fact(Messages.Use_cpu, cpu, null, new Course(statistics.sparkline(vm, Metric.CPU), 1)),
				new Fact(Messages.Use_occupied, sample.memory() < 0 ? "" : Words.bytes(sample.memory())), //$NON-NLS-1$
				rate(Messages.Use_diskRead, sample.diskRead(), statistics.sparkline(vm, Metric.DISK_READ)),
				rate(Messages.Use_diskWritten, sample.diskWritten(), statistics.sparkline(vm, Metric.DISK_WRITTEN)),
				rate(Messages.Use_received, sample.netReceived(), statistics.sparkline(vm, Metric.NET_RECEIVED)),
				rate(Messages.Use_sent, sample.netSent(), statistics.sparkline(vm, Metric.NET_SENT)));
	}

	private static List<Fact> facts(Host host, HostSample sample, StatisticsFeed statistics) {
		return List.of(
				new Fact(Messages.Use_cpu, sample.cpu() < 0 ? "" : Words.percent(sample.cpu()), null, //$NON-NLS-1$
						new Course(statistics.sparkline(host, Metric.CPU), 1)),
				new Fact(Messages.Use_memory, sample.memory() < 0 ? "" //$NON-NLS-1$
						: NLS.bind(Messages.Use_ofMemory, new Object[] { Words.bytes(sample.memoryUsed()), Words.bytes(sample.memoryTotal()),
								Words.percent(sample.memory()) })));
	}

	private static Fact rate(String name, long bytesPerSecond, float[] course) {
		return new Fact(name, rate(bytesPerSecond), null, Course.scaled(course));
	}

	private static String rate(long bytesPerSecond) {
		return bytesPerSecond < 0 ? "" : NLS.bind(Messages.Use_rate, Words.bytes(bytesPerSecond)); //$NON-NLS-1$
	}
}
