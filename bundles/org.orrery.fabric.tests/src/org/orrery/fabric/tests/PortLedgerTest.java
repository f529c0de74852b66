// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.runtime.PortLedger;
import org.orrery.fabric.runtime.PortLedgerFile;

class PortLedgerTest {
	private static final String ONE = "52:54:00:00:00:01";
	private static final String TWO = "52:54:00:00:00:02";
	private static final String THREE = "52:54:00:00:00:03";

	private static PortStatus port(String mac, String epoch, long in, long out) {
		PortConfig config = new PortConfig("vnet0", Kind.VM, List.of("vnet0"), Teaming.NONE, Vlan.none(), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.MAC, mac));
		return new PortStatus(config, epoch, Link.UP, 0, 1500, new PortCounters(in, in, 0, 0, out, out, 0, 0), "", false);
	}

	@Test
	void aNumberStaysWithItsNicUntilTheNicIsDeleted() {
		PortLedger ledger = new PortLedger();
		assertEquals(List.of(1, 2, 1), List.of(ledger.number(ONE), ledger.number(TWO), ledger.number(ONE.toUpperCase())));
		ledger.retain(List.of(TWO));
		assertEquals(1, ledger.number(THREE), "the number of the deleted NIC is free again");
		assertEquals(2, ledger.number(TWO));
	}

	@Test
	void whatAHostKeepsCountsUnlessTwoClaimIt() {
		PortLedger ledger = new PortLedger();
		ledger.number(ONE);
		ledger.adopt(marked(TWO, "7"));
		ledger.adopt(marked(THREE, "7"));
		ledger.adopt(marked(THREE, "not a number"));
		assertEquals(7, ledger.number(TWO));
		assertEquals(2, ledger.number(THREE));
		ledger.adopt(marked(ONE, "9"));
		assertEquals(9, ledger.number(ONE));
	}

	private static PortConfig marked(String mac, String number) {
		return new PortConfig("vnet0", Kind.VM, List.of(), Teaming.NONE, Vlan.none(), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.MAC, mac, Marks.PORT, number));
	}

	@Test
	void countersGoOnOverMigrationRestartAndReset() {
		PortLedger ledger = new PortLedger();
		assertEquals(100, in(ledger, "a", 100));
		assertEquals(150, in(ledger, "a", 150));
		assertEquals(160, in(ledger, "b", 10), "on another host");
		assertEquals(190, in(ledger, "b", 40));
		assertEquals(195, in(ledger, "b", 5), "set to zero by hand");
		assertEquals(195, in(ledger, "a", 0), "back again");
		assertEquals(195, ledger.find(ONE).orElseThrow().total().inBytes());
	}

	private static long in(PortLedger ledger, String epoch, long now) {
		return ledger.count(port(ONE, epoch, now, 0)).orElseThrow().inBytes();
	}

	@Test
	void processesThatWriteAtOnceLoseNothing(@TempDir Path folder) throws Exception {
		UUID drawn = new UUID(1, 2);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			int number = i;
			threads.add(Thread.ofPlatform().start(() -> {
				for (int nic = 0; nic < 10; nic++) {
					String mac = "52:54:00:00:0%d:0%d".formatted(number, nic);
					try {
						new PortLedgerFile(folder).change(drawn, ledger -> ledger.number(mac));
					} catch (java.io.IOException e) {
						throw new java.io.UncheckedIOException(e);
					}
				}
			}));
		}
		for (Thread thread : threads)
			thread.join();
		PortLedger ledger = new PortLedgerFile(folder).read(drawn);
		TreeSet<Integer> numbers = new TreeSet<>();
		for (int i = 0; i < 4; i++)
			for (int nic = 0; nic < 10; nic++)
				numbers.add(ledger.find("52:54:00:00:0%d:0%d".formatted(i, nic)).orElseThrow().number());
		assertEquals(40, numbers.size());
		assertEquals(40, numbers.last());
		new PortLedgerFile(folder).change(drawn, kept -> kept.count(port(ONE, "a", 5, 6)));
		assertEquals(6, new PortLedgerFile(folder).read(drawn).find(ONE).orElseThrow().total().outBytes());
	}

	@Test
	void aSpoiltFileBeginsAnew(@TempDir Path folder) throws Exception {
		UUID drawn = new UUID(1, 2);
		for (String spoilt : List.of("", "{", "[]", "{\"ports\":3}", "{\"version\":1}", "{\"ports\":{\"m\":{\"number\":\"x\"}}}")) {
			Files.writeString(folder.resolve("ports-" + drawn + ".json"), spoilt);
			assertEquals(1, new PortLedgerFile(folder).read(drawn).number(ONE), spoilt);
		}
		int number = new PortLedgerFile(folder).change(drawn, ledger -> ledger.number(ONE));
		assertEquals(1, number);
		assertTrue(new PortLedgerFile(folder).read(drawn).find(ONE).isPresent());
	}
}
