// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

import org.orrery.engine.EngineSettings;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.EventThread;
import org.orrery.engine.connection.ConnectionListener;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryListener;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.Safeguard;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.runtime.PortLedgerFile;

/**
 * The networks of the fleet, for editors, views and the command line: what is live at each host, what is wrong with a design, how it differs
 * from what is live, and what applying it would do. What changes hosts are operations ({@code org.orrery.engine.operation.network}).
 * <p>
 * Thread-safe. Unless said otherwise a method answers from memory: it asks no host and no disk. Comparing and planning take up to a second for
 * a large fleet, so they are not for the UI thread.
 */
public final class Networks implements AutoCloseable {
	private final Connections connections;
	private final InventoryStore inventory;
	private final EventThread events;
	private final FabricLink.Shared shared;
	private final ThreadPoolExecutor worker;
	private final Map<String, FabricLink> links = new ConcurrentHashMap<>();
	private final List<NetworkListener> listeners = new CopyOnWriteArrayList<>();
	private final DesignStore designs;
	private final NetworkRoles roles;
	private final PortBook book;
	private final NetworkInside inside;
	private final GatheredChanges gathered;
	private final Object settled = new Object();
	private volatile boolean watching;

	/** @param settings data folder, drivers and account are used */
	public Networks(EngineSettings settings, Connections connections, InventoryStore inventory, EventThread events, EngineTimer timer) {
		this.connections = connections;
		this.inventory = inventory;
		this.events = events;
		worker = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
			Thread thread = new Thread(work, "orrery-networks"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		});
		worker.allowCoreThreadTimeOut(true);
		shared = new FabricLink.Shared(settings.fabrics(), FabricDriver.Options.standard(), timer, this::work, settings.clock()::instant);
		Path folder = settings.dataFolder();
		designs = new DesignStore(folder.resolve("networks")); //$NON-NLS-1$
		roles = new NetworkRoles(folder, settings.who());
		book = new PortBook(new PortLedgerFile(folder.resolve("networks"))); //$NON-NLS-1$
		inside = new NetworkInside(this, book, folder.resolve("networks").resolve("controllers"), settings.who()); //$NON-NLS-1$ //$NON-NLS-2$
		gathered = new GatheredChanges(timer, this::work, this::look);
		connections.addListener(new Following());
		inventory.addListener(new InventoryFollowing());
	}

	private void work(Runnable task) {
		try {
			worker.execute(task);
		} catch (RejectedExecutionException closed) {
			// nobody looks any more
		}
	}

	/** From now on the switches of all connected hosts are seen, and those of hosts that connect later. Returns at once. */
	public void watch() {
		watching = true;
		connections.all().stream().filter(host -> isActive(host.status())).forEach(host -> link(host).want());
	}

	/**
	 * Waits until every connected host has shown its switches or failed to. For the command line, after {@link #watch()}.
	 *
	 * @return false when the time ran out
	 */
	public boolean awaitSettled(Duration limit) throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		synchronized (settled) {
			while (links.values().stream().anyMatch(link -> link.state().health() == FabricHealth.CONNECTING)) {
				long left = end - System.nanoTime();
				if (left <= 0)
					return false;
				TimeUnit.NANOSECONDS.timedWait(settled, left);
			}
			return true;
		}
	}

	// --- what is live ----------------------------------------------------------------------------------------------------------------

	/** Every host of every connection, by name. */
	public List<HostNetwork> hosts() {
		return inventory.hosts().stream().map(this::network).sorted(Comparator.comparing(HostNetwork::name)).toList();
	}

	/** @param connection id; empty when there is no such connection */
	public Optional<HostNetwork> host(String connection) {
		return inventory.host(connection).map(this::network);
	}

	/** By its own UUID, which designs hold; of several connections to one host the one that is ready. */
	public Optional<HostNetwork> host(UUID host) {
		return hosts().stream().filter(known -> host.equals(known.host())).min(Comparator.comparing(known -> !known.isReady()));
	}

	private HostNetwork network(HostInventory host) {
		FabricLink.State state = connections.find(host.connection()).map(this::link).map(FabricLink::state)
				.orElse(FabricLink.State.UNASKED);
		return HostNetworks.of(host, inventory.visibleDomains(host), state);
	}

	private FabricLink link(HostConnection host) {
		return links.computeIfAbsent(host.id(), id -> new FabricLink(shared, host::definition, () -> changed(id)));
	}

	/** On the worker. */
	private void look(String connection) {
		host(connection).ifPresent(host -> {
			if (host.isReady())
				book.note(host);
			events.tell(() -> listeners.forEach(listener -> listener.networkChanged(host)));
		});
	}

	private void changed(String connection) {
		work(() -> host(connection).filter(HostNetwork::isReady).ifPresent(book::note));
		events.tell(() -> {
			synchronized (settled) {
				settled.notifyAll();
			}
			host(connection).ifPresent(host -> listeners.forEach(listener -> listener.networkChanged(host)));
		});
	}

	/**
	 * The switches of a host for one who changes them. Blocks while they are not connected; engine threads only.
	 *
	 * @throws FabricException UNREACHABLE and others, see {@link FabricDriver#open}
	 */
	public FabricConnection access(String connection) throws FabricException {
		HostConnection host = connections.find(connection).orElseThrow(
				() -> new FabricException(FabricException.Code.UNREACHABLE, Messages.FabricLink_opening, Messages.bind(Messages.Networks_noConnection, connection)));
		return link(host).open();
	}

	/** Takes over what a host's switches have told, without waiting for its turn. Engine threads only. */
	public void reread(String connection) {
		Optional.ofNullable(links.get(connection)).ifPresent(FabricLink::refresh);
	}

	/** Steps as one command of the switch's own command line, see {@link FabricDriver#commands}. */
	public List<List<String>> commands(String connection, List<FabricStep> steps) {
		String address = connections.find(connection).map(host -> SwitchAddress.of(host.definition())).orElse(""); //$NON-NLS-1$
		return driver(address).map(driver -> driver.commands(address, steps)).orElse(List.of());
	}

	/** What of them those commands cannot do, see {@link FabricDriver#rules}. */
	public List<List<String>> rules(String connection, List<FabricStep> steps) {
		String address = connections.find(connection).map(host -> SwitchAddress.of(host.definition())).orElse(""); //$NON-NLS-1$
		return driver(address).map(driver -> driver.rules(address, steps)).orElse(List.of());
	}

	/** Whether a timer can be set on the host that gives its switches their old state back. */
	public boolean canGuard(String connection) {
		return connections.find(connection).map(host -> SwitchAddress.guard(host.definition())).filter(address -> driver(address).filter(known -> known.canArm(address)).isPresent())
				.isPresent();
	}

	/**
	 * Sets that timer. Blocks; engine threads only.
	 *
	 * @param undo what leads back to the state that the host has now; @param name letters, digits, dashes
	 */
	public Safeguard guard(String connection, List<FabricStep> undo, Duration delay, String name) throws FabricException {
		HostConnection host = connections.find(connection).orElseThrow(
				() -> new FabricException(FabricException.Code.UNREACHABLE, Messages.FabricLink_opening, Messages.bind(Messages.Networks_noConnection, connection)));
		String address = SwitchAddress.guard(host.definition());
		FabricDriver driver = driver(address).orElseThrow(
				() -> new FabricException(FabricException.Code.UNSUPPORTED, Messages.FabricLink_opening, Messages.bind(Messages.FabricLink_noDriver, address)));
		return driver.arm(address, shared.options(), undo, delay, name);
	}

	private Optional<FabricDriver> driver(String address) {
		return shared.drivers().get().stream().filter(known -> known.kinds().contains(FabricDriver.kind(address))).findFirst();
	}

	/** Of the hypervisor of a connection; empty when there is none. */
	public String uri(String connection) {
		return connections.find(connection).map(host -> host.definition().uri()).orElse(""); //$NON-NLS-1$
	}

	public void addListener(NetworkListener listener) {
		listeners.add(listener);
	}

	public void removeListener(NetworkListener listener) {
		listeners.remove(listener);
	}

	// --- designs -----------------------------------------------------------------------------------------------------------------------

	/** Design documents of the data folder, and what was applied last. Blocks on the disk. */
	public DesignStore designs() {
		return designs;
	}

	/** Who may change switches and profiles. Blocks on the disk. */
	public NetworkRoles roles() {
		return roles;
	}

	/** What goes on inside the switches. */
	public NetworkInside inside() {
		return inside;
	}

	/** Everything that is wrong with a design, in itself and with the hosts as known. Fast enough for every stroke of an editor. */
	public List<DesignProblem> problems(NetworkDesign design) {
		return new DesignFacts(hosts()).problems(design);
	}

	/** As {@link #problems}, with the hosts as they are known now, for one who asks again and again. One thread may use what is returned. */
	public Function<NetworkDesign, List<DesignProblem>> checking() {
		return new DesignFacts(hosts())::problems;
	}

	/** How each member differs from a design, whether it answers or not. Not for the UI thread. */
	public NetworkComparison compare(NetworkDesign design) {
		return planning(design).comparison();
	}

	/** What applying a design would do, on what is live now. Not for the UI thread. */
	public NetworkPlan plan(NetworkDesign design) {
		return planning(design).plan();
	}

	/** The design changed to what its members have where they differ. Changes no host. Not for the UI thread. */
	public Adopted adopt(NetworkDesign design) {
		return new Adoption(hosts()).adopt(design);
	}

	/**
	 * Draws switches that others have made, over all hosts that have one of that name, and says which marks make them parts of the design; carry
	 * those out by {@code ApplyNetworkOperation.adopting}. Not for the UI thread.
	 *
	 * @throws IllegalArgumentException naming a switch that no host has, or that is part of a design already
	 */
	public Adopted adoptForeign(NetworkDesign design, Collection<String> switches) {
		List<HostNetwork> hosts = hosts();
		for (String name : switches)
			if (hosts.stream().flatMap(host -> host.foreign().stream()).noneMatch(made -> made.name().equals(name)))
				throw new IllegalArgumentException(Messages.bind(Messages.Networks_noSwitch, name));
		return new ForeignSwitches(hosts).into(design, switches);
	}

	/** Reads the numbers of ports of VMs that are off from the disk. */
	private NetworkPlanning planning(NetworkDesign design) {
		refresh();
		List<HostNetwork> all = hosts();
		all.stream().filter(HostNetwork::isReady).forEach(book::note);
		if (all.stream().allMatch(HostNetwork::isReady))
			design.switches().forEach(drawn -> book.retain(drawn.id(), all));
		return new NetworkPlanning(design, all, book::ledger);
	}

	/** What was told a moment ago belongs to it; what must be asked for is asked of all hosts at once. */
	private void refresh() {
		try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
			links.values().forEach(link -> asking.execute(link::refresh));
		}
	}

	/**
	 * Ports of VMs that came without Orrery's marks, as after a start or a migration, or have lost their guard, as after a restart of the switch's
	 * daemon, with what the profiles of the applied designs make of them. Blocks on the disk.
	 */
	public List<HostChange> unmarkedPorts() {
		if (hosts().stream().noneMatch(host -> host.vms().stream().anyMatch(nic -> isFresh(nic) || isUnguarded(host, nic))))
			return List.of();
		return portSteps(set -> !set.before().marks().containsKey(Marks.PROFILE) || isOnlyGuard(set));
	}

	private static boolean isOnlyGuard(FabricStep.SetPort set) {
		return set.after().withGuard(set.before().guard()).equals(set.before());
	}

	private static boolean isUnguarded(HostNetwork host, VmPort nic) {
		return host.unguarded().isEmpty() && nic.port() != null && nic.port().marks().containsKey(Marks.PROFILE)
				&& (nic.port().guard().isOpen() || nic.port().guard().equals(PortGuard.BROKEN));
	}

	/** What the profile that a VM's NIC asks for makes of its port, where that is not so yet. Blocks on the disk. */
	public List<HostChange> portSteps(String mac) {
		return portSteps(set -> mac.equalsIgnoreCase(set.before().marks().get(Marks.MAC)));
	}

	private List<HostChange> portSteps(Predicate<FabricStep.SetPort> wanted) {
		List<DistributedSwitch> applied = designs.applied();
		List<HostChange> fresh = new ArrayList<>();
		for (HostChange change : plan(new NetworkDesign("", applied)).changes()) { //$NON-NLS-1$
			List<FabricStep> steps = change.steps().stream()
					.filter(step -> step instanceof FabricStep.SetPort set && set.before().kind() == PortConfig.Kind.VM && wanted.test(set)).toList();
			if (!steps.isEmpty())
				fresh.add(new HostChange(change.connection(), change.host(), change.name(), steps));
		}
		return fresh;
	}

	private static boolean isFresh(VmPort nic) {
		return nic.port() != null && !nic.source().portGroup().isEmpty() && !nic.port().marks().containsKey(Marks.PROFILE);
	}

	// --- following ---------------------------------------------------------------------------------------------------------------------

	private static boolean isActive(ConnectionStatus status) {
		return status.state() == ConnectionState.ACTIVE || status.state() == ConnectionState.DEGRADED;
	}

	/** The switches are asked as soon as the host is there; they are kept while only the hypervisor is silent. */
	private final class Following implements ConnectionListener {
		@Override
		public void statusChanged(HostConnection connection, ConnectionStatus status) {
			if (watching && isActive(status))
				link(connection).want();
			else if (status.state() == ConnectionState.CLOSED)
				Optional.ofNullable(links.get(connection.id())).ifPresent(link -> link.forget(Messages.FabricLink_unasked));
		}

		@Override
		public void redefined(HostConnection connection) {
			FabricLink link = links.get(connection.id());
			if (link == null || link.state().address().equals(SwitchAddress.of(connection.definition())))
				return;
			link.forget(Messages.FabricLink_unasked);
			if (watching && isActive(connection.status()))
				link.want();
		}

		@Override
		public void removed(HostConnection connection) {
			Optional.ofNullable(links.remove(connection.id())).ifPresent(FabricLink::close);
			listeners.forEach(listener -> listener.networkRemoved(connection.id()));
		}
	}

	/** Only what networks are made of is told on: usage changes much more often. */
	private final class InventoryFollowing implements InventoryListener {
		private final Map<String, HostInventory> before = new ConcurrentHashMap<>();

		@Override
		public void inventoryChanged(HostInventory host) {
			HostInventory old = before.put(host.connection(), host);
			boolean same = old != null && old.interfaces().equals(host.interfaces()) && old.networks().equals(host.networks())
					&& old.displayName().equals(host.displayName()) && host.changedDomains(old).isEmpty();
			if (!same && !listeners.isEmpty())
				gathered.add(host.connection());
		}

		@Override
		public void inventoryRemoved(String connection) {
			before.remove(connection);
		}
	}

	@Override
	public void close() {
		watching = false;
		Collection<FabricLink> open = List.copyOf(links.values());
		open.forEach(FabricLink::close);
		worker.shutdownNow();
	}
}
