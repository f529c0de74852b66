// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Safeguard;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;

/**
 * Opens {@code sim://FLEET/HOST}, and that host's virtual switches as {@code sim:FLEET/HOST}. The fleet "demo" is always there, and "fleet-3x20" is one of 3 hosts with 20 VMs each; tests add their own.
 * Thread-safe.
 */
public final class SimulatorDriver implements HypervisorDriver, FabricDriver {
	private static final Pattern SIZED = Pattern.compile("fleet-(\\d{1,3})x(\\d{1,4})");

	private final Map<String, SimulatedFleet> fleets = new ConcurrentHashMap<>();

	/** As a service: fleets in real time, made when first asked for. */
	public SimulatorDriver() {
		this(new SimulatedFleet[0]);
	}

	public SimulatorDriver(SimulatedFleet... known) {
		for (SimulatedFleet fleet : known)
			add(fleet);
	}

	public void add(SimulatedFleet fleet) {
		fleets.put(fleet.name(), fleet);
	}

	/** The fleet of that name; empty when there is none and the name describes none. */
	public Optional<SimulatedFleet> fleet(String name) {
		return Optional.ofNullable(fleets.computeIfAbsent(name, SimulatorDriver::build));
	}

	private static SimulatedFleet build(String name) {
		if (name.equals("demo"))
			return SimulatedFleet.demo(SimulationClock.real());
		Matcher sized = SIZED.matcher(name);
		if (!sized.matches())
			return null;
		return SimulatedFleet.of(name, SimulationClock.real(), Integer.parseInt(sized.group(1)), Integer.parseInt(sized.group(2)));
	}

	@Override
	public Set<String> drivers() {
		return Set.of("sim");
	}

	@Override
	public Optional<String> unavailable() {
		return Optional.empty();
	}

	@Override
	public HypervisorConnection open(HypervisorUri uri, OpenOptions options) throws HypervisorException {
		String operation = "open " + uri;
		String hostName = uri.path().replaceFirst("^/", "");
		SimulatedFleet fleet = uri.host().flatMap(this::fleet)
				.orElseThrow(() -> new HypervisorException(ErrorCode.UNREACHABLE, operation, "no simulated fleet of that name; try sim://demo/h1"));
		SimulatedHost host = fleet.find(hostName).orElseThrow(
				() -> new HypervisorException(ErrorCode.UNREACHABLE, operation, "fleet " + fleet.name() + " has no host \"" + hostName + '"'));
		return host.open(uri, options);
	}

	@Override
	public Set<String> kinds() {
		return drivers();
	}

	@Override
	public FabricConnection open(String address, FabricDriver.Options options) throws FabricException {
		return host(address).fabric().connect();
	}

	@Override
	public boolean canArm(String address) {
		return true;
	}

	@Override
	public Safeguard arm(String address, FabricDriver.Options options, List<FabricStep> undo, Duration delay, String name) throws FabricException {
		return host(address).fabric().arm(undo, delay);
	}

	private SimulatedHost host(String address) throws FabricException {
		String[] parts = address.substring(address.indexOf(':') + 1).split("/", 2);
		SimulatedHost host = parts.length < 2 ? null : fleet(parts[0]).flatMap(fleet -> fleet.find(parts[1])).orElse(null);
		if (host == null)
			throw new FabricException(FabricException.Code.UNREACHABLE, "connect to the switches at " + address, "no simulated host of that name; try sim:demo/h1");
		return host;
	}
}
