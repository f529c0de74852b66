// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.VmSample;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.StatisticsFeed;
import org.orrery.ui.Words;

/** What a VM or host uses right now. UI thread. */
final class UseTopic {
	private UseTopic() {
	}

	/** Empty for objects that nobody measures. */
	static Optional<Topic> of(InventoryObject object, StatisticsFeed statistics) {
		return switch (object) {
		case VirtualMachine vm -> Optional.of(topic(statistics.of(vm).map(UseTopic::facts)));
		case Host host -> Optional.of(topic(statistics.of(host).map(UseTopic::facts)));
		default -> Optional.empty();
		};
	}

	private static Topic topic(Optional<List<Fact>> facts) {
		return Topic.ofFacts(Messages.Topic_use, facts.orElseGet(() -> List.of(new Fact(Messages.Use_cpu, Messages.Use_unknown))));
	}

	private static List<Fact> facts(VmSample sample) {
		return List.of(new Fact(Messages.Use_cpu, sample.cpu() < 0 ? "" : NLS.bind(Messages.Use_ofVcpus, Words.percent(sample.cpu()), sample.vcpus())), //$NON-NLS-1$
				new Fact(Messages.Use_occupied, sample.memory() < 0 ? "" : Words.bytes(sample.memory())), //$NON-NLS-1$
				new Fact(Messages.Use_diskRead, rate(sample.diskRead())), new Fact(Messages.Use_diskWritten, rate(sample.diskWritten())),
				new Fact(Messages.Use_received, rate(sample.netReceived())), new Fact(Messages.Use_sent, rate(sample.netSent())));
	}

	private static List<Fact> facts(HostSample sample) {
		return List.of(new Fact(Messages.Use_cpu, sample.cpu() < 0 ? "" : Words.percent(sample.cpu())), //$NON-NLS-1$
				new Fact(Messages.Use_memory, sample.memory() < 0 ? "" //$NON-NLS-1$
						: NLS.bind(Messages.Use_ofMemory, new Object[] { Words.bytes(sample.memoryUsed()), Words.bytes(sample.memoryTotal()),
								Words.percent(sample.memory()) })));
	}

	private static String rate(long bytesPerSecond) {
		return bytesPerSecond < 0 ? "" : NLS.bind(Messages.Use_rate, Words.bytes(bytesPerSecond)); //$NON-NLS-1$
	}
}
