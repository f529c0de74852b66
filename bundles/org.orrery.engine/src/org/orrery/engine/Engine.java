// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.alarm.Alarms;
import org.orrery.engine.annotation.LocalAnnotations;
import org.orrery.engine.audit.AuditTrail;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.FleetUpdater;
import org.orrery.engine.inventory.InventoryCache;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.inventory.InventorySync;
import org.orrery.engine.inventory.ObjectFinder;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.maintenance.MaintenanceStore;
import org.orrery.engine.operation.migration.MappingMemory;
import org.orrery.engine.operation.migration.MigrationAdvisor;
import org.orrery.engine.operation.migration.MigrationSamples;
import org.orrery.engine.operation.migration.bulk.BulkSettings;
import org.orrery.engine.operation.migration.bulk.QueueControls;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies;
import org.orrery.engine.operation.network.PortFollower;
import org.orrery.engine.query.SavedSearches;
import org.orrery.engine.query.Search;
import org.orrery.engine.query.Surroundings;
import org.orrery.engine.report.Reports;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.statistics.history.StatisticsHistory;
import org.orrery.engine.task.TaskStoreException;
import org.orrery.engine.task.Tasks;
import org.orrery.model.FleetModel;

/**
 * The engine: connections, inventory, tasks. One per process; the console, the command line and the controller each start one.
 * Thread-safe. Registered as an OSGi service by the application.
 */
public final class Engine implements AutoCloseable {
	private static final Duration MAINTENANCE_LOOK = Duration.ofSeconds(1);

	private final EngineSettings settings;
	private final SavedSearches savedSearches;
	private final EventThread events = new EventThread();
	private final EngineTimer.RealTime ownTimer;
	private final InventoryStore inventory;
	/** Null in a short command: it shows only what hosts say themselves. */
	private final InventoryCache cache;
	private final Connections connections;
	private final FleetModel fleet;
	private final MaintenanceStore maintenance;
	private final ObjectFinder finder;
	private final LocalAnnotations localAnnotations;
	private final Search search;
	private final Networks networks;
	private final OperationContext context;
	private final Tasks tasks;
	private final AuditTrail audit;
	private final Statistics statistics;
	private final StatisticsHistory history;
	private final Alarms alarms;
	private final MappingMemory mappingMemory;
	private final MigrationSamples migrationSamples = new MigrationSamples();
	private MigrationAdvisor migrationAdvisor;

	private Engine(EngineSettings settings, EngineTimings timings, EngineTimer timer) throws IOException {
		this.settings = settings;
		savedSearches = new SavedSearches(settings.dataFolder());
		ownTimer = timer == null ? EngineTimer.realTime() : null;
		EngineTimer used = timer == null ? ownTimer : timer;
		inventory = new InventoryStore(events);
		fleet = new FleetModel(settings.modelThread());
		maintenance = new MaintenanceStore(settings.dataFolder().resolve("maintenance")); //$NON-NLS-1$
		FleetUpdater updater = new FleetUpdater(fleet, maintenance::of);
		inventory.addListener(updater);
		maintenance.addListener(inventory::announce);
		InventorySync sync = new InventorySync(inventory, timings, used, settings.clock());
		connections = Connections.open(settings.dataFolder(), new Connections.Services(settings.drivers(), settings.prompts(), settings.clock(),
				timings, used, events, sync));
		connections.addListener(sync);
		cache = settings.reconcile() ? new InventoryCache(settings.dataFolder().resolve("inventory"), inventory, used) : null; //$NON-NLS-1$
		if (cache != null)
			cache.open(connections.all().stream().map(HostConnection::definition).toList());
		statistics = new Statistics(connections::all, inventory::host, used, settings.clock(), timings.statistics());
		history = new StatisticsHistory(settings.dataFolder().resolve("statistics"), statistics, settings.clock()); //$NON-NLS-1$
		finder = new ObjectFinder(inventory);
		localAnnotations = new LocalAnnotations(settings.dataFolder());
		search = new Search(inventory, new Surroundings(statistics::vm, statistics::host, localAnnotations::of,
				connection -> maintenance.of(connection).isPresent(), settings.clock()::instant));
		mappingMemory = new MappingMemory(settings.dataFolder());
		networks = new Networks(settings, connections, inventory, events, used);
		context = new OperationContext(connections, inventory, settings.clock(), new MigrationPolicies(settings.dataFolder()),
				new QueueControls(settings.dataFolder().resolve("queues")), maintenance, localAnnotations, networks); //$NON-NLS-1$
		tasks = openTasks();
		tasks.addListener(migrationSamples);
		audit = new AuditTrail(settings.dataFolder().resolve("audit"), tasks); //$NON-NLS-1$
		if (settings.reconcile())
			audit.watch(inventory, settings.clock(), used);
		if (settings.reconcile())
			history.record();
		alarms = Alarms.open(settings.dataFolder().resolve("alarms"), settings.who(), settings.clock(), used); //$NON-NLS-1$
		if (settings.reconcile())
			watchAlarms();
		if (settings.reconcile())
			watchNetworks(used);
		lookAtMaintenance(used);
	}

	/** Other processes may put hosts into maintenance too. The files are few and small, so the timer's thread reads them. */
	private void lookAtMaintenance(EngineTimer timer) {
		timer.schedule(MAINTENANCE_LOOK, () -> {
			maintenance.refresh();
			localAnnotations.refresh();
			lookAtMaintenance(timer);
		});
	}

	private void watchNetworks(EngineTimer timer) {
		networks.addListener(new PortFollower(networks, tasks, timer));
		networks.watch();
	}

	private Tasks openTasks() {
		try {
			return Tasks.open(settings.dataFolder().resolve("tasks"), context, settings.who(), settings.reconcile()); //$NON-NLS-1$
		} catch (TaskStoreException e) {
			closeConnections();
			throw e;
		}
	}

	/** Reads the data folder; dials nobody before {@link Connections#connectAll()}. @throws EngineStartException naming folder and remedy */
	public static Engine start(EngineSettings settings) throws EngineStartException {
		return start(settings, EngineTimings.standard(), null);
	}

	/** The same with other paces. @param timer null: real time */
	public static Engine start(EngineSettings settings, EngineTimings timings, EngineTimer timer) throws EngineStartException {
		Path folder = settings.dataFolder();
		try {
			Files.createDirectories(folder);
			requireWritable(folder);
			return new Engine(settings, timings, timer);
		} catch (IOException e) {
			throw new EngineStartException(NLS.bind(Messages.Engine_dataFolder, folder, words(e)), e);
		} catch (TaskStoreException e) {
			throw new EngineStartException(e.getMessage(), e);
		}
	}

	/** Tasks are recorded before they act: an engine that cannot write may not act, and says so before anybody relies on it. */
	private static void requireWritable(Path folder) throws IOException {
		Files.delete(Files.createTempFile(folder, ".writable", null)); //$NON-NLS-1$
	}

	private static String words(IOException e) {
		if (e instanceof AccessDeniedException || e.getMessage() != null && e.getMessage().contains("Read-only")) //$NON-NLS-1$
			return Messages.Engine_notWritable;
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}

	public EngineSettings settings() {
		return settings;
	}

	public Connections connections() {
		return connections;
	}

	/** Immutable records of everything seen; for engine threads, the command line and prechecks. */
	public InventoryStore inventory() {
		return inventory;
	}

	/** The same as EObjects, on the model thread; for views and diagrams. */
	public FleetModel fleet() {
		return fleet;
	}

	public Tasks tasks() {
		return tasks;
	}

	/** Who did what to which VM, also outside Orrery. */
	public AuditTrail audit() {
		return audit;
	}

	/** What VMs and hosts use, while somebody watches. */
	public Statistics statistics() {
		return statistics;
	}

	/** What they used in the last 30 days; the console writes it down while it runs. */
	public StatisticsHistory statisticsHistory() {
		return history;
	}

	/** What is out of its limits, and the rules that say so. */
	public Alarms alarms() {
		return alarms;
	}

	/** Evaluates the rules of alarms in this process, unless another one does already. */
	public void watchAlarms() {
		alarms.watch(new Alarms.Watched(inventory, statistics, tasks, connection -> maintenance.of(connection).isPresent()));
	}

	/** The course of the migrations of this process, for charts. */
	public MigrationSamples migrationSamples() {
		return migrationSamples;
	}

	public synchronized MigrationAdvisor migrationAdvisor() {
		if (migrationAdvisor == null)
			migrationAdvisor = new MigrationAdvisor(context, tasks);
		return migrationAdvisor;
	}

	/** How many migrations of a bulk may run at the same time. */
	public BulkSettings bulkSettings() {
		return BulkSettings.of(settings.dataFolder());
	}

	/** Which hosts are in maintenance. */
	public MaintenanceStore maintenance() {
		return maintenance;
	}

	/** What is called differently where, as remembered between pairs of hosts. Blocks on the disk. */
	public MappingMemory mappingMemory() {
		return mappingMemory;
	}

	public ObjectFinder finder() {
		return finder;
	}

	/** Asks queries of everything that is known. */
	public Search search() {
		return search;
	}

	/** The virtual switches of all hosts, and designs for them. The console watches them; a command does when it needs them. */
	public Networks networks() {
		return networks;
	}

	/** Queries with names. Blocks on the disk. */
	public SavedSearches savedSearches() {
		return savedSearches;
	}

	/** Tags and notes of what is no VM. */
	public LocalAnnotations localAnnotations() {
		return localAnnotations;
	}

	/** Reports of what is known and recorded. */
	public Reports reports() {
		return new Reports(inventory, audit, history::course, settings.clock(), settings.who());
	}

	public OperationContext context() {
		return context;
	}

	/** What could not be read of the data folder, one sentence each with the remedy; usually empty. For a person to see at the start. */
	public List<String> problems() {
		List<String> problems = new ArrayList<>(connections.problems());
		problems.addAll(tasks.problems());
		problems.addAll(audit.problems());
		problems.addAll(history.problems());
		problems.addAll(alarms.problems());
		return problems;
	}

	/** Closes connections and stores; running migrations go on at the hosts and are found again at the next start. */
	@Override
	public void close() {
		synchronized (this) {
			if (migrationAdvisor != null)
				migrationAdvisor.close();
		}
		history.close();
		alarms.close();
		statistics.close();
		audit.close();
		tasks.close();
		networks.close();
		closeConnections();
	}

	private void closeConnections() {
		if (cache != null)
			cache.close();
		connections.close();
		if (ownTimer != null)
			ownTimer.close();
		events.close();
	}
}
