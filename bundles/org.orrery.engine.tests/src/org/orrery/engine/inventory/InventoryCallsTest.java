// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.TestEngine;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;

/** How often a host is asked for what: the price of an inventory. */
@Timeout(60)
class InventoryCallsTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 1, 30);
	private final CountingDriver driver = new CountingDriver();

	/** Counts what is asked of the simulator, and can lack features or refuse a function as an old host would. */
	private final class CountingDriver implements HypervisorDriver {
		private final SimulatorDriver simulator = new SimulatorDriver(fleet);
		private final Map<String, Integer> calls = new ConcurrentHashMap<>();
		private volatile Set<Feature> features = EnumSet.allOf(Feature.class);
		private volatile Set<String> refused = Set.of();
		private volatile HypervisorConnection opened;

		int count(String method) {
			return calls.getOrDefault(method, 0);
		}

		@Override
		public Set<String> drivers() {
			return simulator.drivers();
		}

		@Override
		public Optional<String> unavailable() {
			return Optional.empty();
		}

		@Override
		public HypervisorConnection open(HypervisorUri uri, OpenOptions options) throws HypervisorException {
			HypervisorConnection live = simulator.open(uri, options);
			opened = live;
			return (HypervisorConnection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { HypervisorConnection.class },
					(proxy, method, arguments) -> {
						calls.merge(method.getName(), 1, Integer::sum);
						if (method.getName().equals("features"))
							return features;
						if (refused.contains(method.getName()))
							throw new HypervisorException(ErrorCode.UNSUPPORTED, method.getName(), "this function is not supported");
						try {
							return method.invoke(live, arguments);
						} catch (InvocationTargetException e) {
							throw e.getCause();
						}
					});
		}
	}

	private TestEngine engine(EngineTimings timings) throws Exception {
		return new TestEngine(folder, fleet, timings, UserPrompts.UNATTENDED, List.of(driver));
	}

	@Test
	void connectingTakesOneBulkCallOfEachKind() throws Exception {
		try (TestEngine test = engine(TestEngine.FAST.withHealth(Duration.ofMinutes(1), Duration.ofMinutes(1)))) {
			test.connectAll();
			for (String bulk : List.of("host", "readDomains", "networks", "interfaces", "pools", "secrets", "emulators", "usage"))
				assertEquals(1, driver.count(bulk), bulk);
			assertEquals(0, driver.count("domain") + driver.count("domains"));
			assertEquals(0, driver.count("volumes"));
			assertEquals(0, driver.count("snapshots"));
		}
	}

	@Test
	void whatIsNotSupportedIsNotAskedAndNoProblem() throws Exception {
		driver.features = EnumSet.complementOf(EnumSet.of(Feature.NETWORKS, Feature.STORAGE_POOLS));
		driver.refused = Set.of("interfaces", "emulators", "usage");
		try (TestEngine test = engine(TestEngine.FAST)) {
			test.connectAll();
			assertEquals(30, test.inventory("h1").domains().size());
			assertEquals(0, driver.count("networks") + driver.count("pools"));
			assertEquals(1, driver.count("interfaces"));
			test.engine.inventory().refresh(org.orrery.model.ObjectRef.host("h1"));
			TestEngine.await(() -> "not read again", () -> driver.count("domains") == 1);
			assertEquals(1, driver.count("interfaces"), "asked again although the host cannot");
			assertEquals(List.of(), test.engine.inventory().problems("h1"));
		}
	}

	@Test
	void aStormOfEventsOfOneDomainIsFewQuestions() throws Exception {
		try (TestEngine test = engine(TestEngine.FAST)) {
			test.connectAll();
			fleet.host("h1").faults().slow(Duration.ofMillis(20));
			UUID vm = fleet.host("h1").uuidOf("vm-1-1");
			for (int i = 0; i < 500; i++)
				fleet.host("h1").alter(vm, domain -> domain.withState(DomainState.PAUSED, "user", domain.id()), DomainEvent.PAUSED);
			fleet.host("h1").alter(vm, domain -> domain.withState(DomainState.CRASHED, "panicked", -1), DomainEvent.CRASHED);
			TestEngine.await(() -> "not seen", () -> test.inventory("h1").domains().get(vm).state() == DomainState.CRASHED);
			assertTrue(driver.count("domain") < 50, driver.count("domain") + " questions");
			assertEquals(0, driver.count("domains"));
		}
	}

	@Test
	void manyChangedDomainsAreOneBulkCall() throws Exception {
		try (TestEngine test = engine(TestEngine.FAST.withHealth(Duration.ofMinutes(1), Duration.ofMinutes(1)))) {
			test.connectAll();
			TestEngine.await(() -> "no first inventory", () -> driver.count("readDomains") == 1 && test.inventory("h1").domains().size() == 30);
			Set<UUID> told = ConcurrentHashMap.newKeySet();
			driver.opened.addListener(new HypervisorListener() {
				@Override
				public void domainChanged(UUID domain, DomainEvent event) {
					told.add(domain); // after the engine, which has listened longer
				}
			});
			int before = driver.count("domain");
			fleet.host("h1").faults().hang();
			crash(1);
			TestEngine.await(() -> "the first change leads to no question", () -> driver.count("domain") > before);
			for (int v = 2; v <= 30; v++) // all of them while the host still owes that answer
				crash(v);
			TestEngine.await(() -> "only told of " + told.size(), () -> told.size() == 30);
			fleet.host("h1").faults().release();
			TestEngine.await(() -> "not seen", () -> test.inventory("h1").domains().values().stream()
					.allMatch(domain -> domain.state() == DomainState.CRASHED));
			assertTrue(driver.count("domains") >= 1, driver.count("domains") + " bulk calls");
			assertEquals(before + 1, driver.count("domain"), "single questions");
		}
	}

	private void crash(int v) {
		fleet.host("h1").alter(fleet.host("h1").uuidOf("vm-1-" + v), domain -> domain.withState(DomainState.CRASHED, "panicked", -1),
				DomainEvent.CRASHED);
	}

	@Test
	void addressesThatStayUnknownAreAskedForEverMoreRarely() throws Exception {
		SimulatedFleet silent = SimulatedFleet.of("silent", SimulationClock.real(), 1, 0);
		UUID vm = silent.host("h1").add(VmSpec.named("silent").withoutAgent().network("default"));
		driver.simulator.add(silent);
		try (TestEngine test = new TestEngine(folder, silent, TestEngine.FAST.withAddresses(Duration.ofMillis(20), Duration.ofSeconds(30)),
				UserPrompts.UNATTENDED, List.of(driver))) {
			test.connectAll();
			TimeUnit.MILLISECONDS.sleep(1500);
			int asked = driver.count("guestAddresses");
			assertTrue(asked >= 3 && asked <= 9, asked + " questions in 1.5 s, where 20 ms doubling allow 7");
			assertTrue(test.inventory("h1").addresses().isEmpty());
			silent.host("h1").alter(vm, domain -> domain, DomainEvent.STARTED);
			TestEngine.await(() -> "an event did not make it ask", () -> driver.count("guestAddresses") > asked);
		}
	}
}
