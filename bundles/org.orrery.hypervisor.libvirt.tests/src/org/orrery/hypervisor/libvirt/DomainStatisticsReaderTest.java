// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.DomainStatistics.Disk;
import org.orrery.hypervisor.libvirt.DomainStatisticsReader.Values;

/** What libvirt's names of counters mean. */
class DomainStatisticsReaderTest {
	@Test
	void disksAreReadOneByOne() {
		Map<String, Object> told = new HashMap<>(Map.of("block.count", 2L, "block.0.name", "vda", "block.0.rd.bytes", 10L, "block.0.rd.reqs", 2L,
				"block.0.rd.times", 500L, "block.0.backingIndex", 1L)); // the index of the disk's own image
		told.put("block.1.name", "vdb");
		assertEquals(List.of(new Disk("vda", 10, -1, 2, -1, 500, -1), new Disk("vdb", -1, -1, -1, -1, -1, -1)), new Values(told).disks());
		assertEquals(List.of(), new Values(Map.of()).disks());
	}

	@Test
	void processorsThatAreOfflineLeaveGapsInTheNumbers() {
		Values values = new Values(Map.of("vcpu.current", 2L, "vcpu.maximum", 8L, "vcpu.0.delay", 5L, "vcpu.7.delay", 6L, "vcpu.7.wait", 100L));
		assertEquals(11, values.sum("vcpu", "delay"));
		assertEquals(-1, values.sum("vcpu", "halted"));
	}
}
