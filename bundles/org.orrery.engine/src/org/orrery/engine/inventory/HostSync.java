// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.HypervisorCall;
import org.orrery.engine.connection.Lane;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainSink;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.model.ObjectRef;

/**
 * Keeps the snapshot of one host true for as long as one connection to it holds: reads everything once, then what events name. All
 * reading happens on the refresh lane, one after the other, so that an older answer never replaces a newer one. Thread-safe.
 */
final class HostSync implements HypervisorListener {
	/** A domain alone costs five calls; several together one each, and four for all. */
	private static final int BULK = 4;
	/** Of so many domains that a host has one more that is asked for alone: the calls for all tell of each. */
	private static final int BULK_SHARE = 100;

	/** libvirt forgets the definition of what has left a moment after it has told that it left, and sends no event for that. */
	private static final List<Duration> FORGOTTEN_AFTER = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

	/** Parts of a host that are read as a whole. */
	private enum Part {
		HOST, DOMAINS, NETWORKS, INTERFACES, POOLS, SECRETS
	}

	private final HostConnection host;
	private final InventorySync sync;
	private final InventoryStore store;
	private final GuestAddresses addresses;
	/** What the host has turned out not to support; asked once. */
	private final Set<Feature> unsupported = EnumSet.noneOf(Feature.class);

	// guarded by this
	private final Set<UUID> dirtyDomains = new LinkedHashSet<>();
	private final Set<Part> dirtyParts = EnumSet.noneOf(Part.class);
	private boolean scheduled;
	private boolean ended;
	private Instant usagePublished = Instant.MIN;

	HostSync(HostConnection host, InventorySync sync, InventoryStore store) {
		this.host = host;
		this.sync = sync;
		this.store = store;
		addresses = new GuestAddresses(host, store, sync.timings(), sync.timer(), sync.addressTurns(), sync::now);
	}

	/**
	 * Reads everything. On the refresh lane.
	 *
	 * @throws HypervisorException the host itself or its list of domains cannot be read
	 */
	void populate(HypervisorConnection live) throws HypervisorException {
		live.addListener(this);
		HostRecord record = live.host();
		tell(draft -> draft.host = record);
		readDomains(live);
		Optional<List<NetworkRecord>> networks = part(Feature.NETWORKS, live, HypervisorConnection::networks);
		Optional<List<PoolRecord>> pools = part(Feature.STORAGE_POOLS, live, HypervisorConnection::pools);
		Optional<List<InterfaceRecord>> interfaces = part(Feature.INTERFACES, live, HypervisorConnection::interfaces);
		Optional<List<SecretRecord>> secrets = part(Feature.SECRETS, live, HypervisorConnection::secrets);
		Optional<List<EmulatorRecord>> emulators = part(null, live, HypervisorConnection::emulators);
		Optional<HostUsage> usage = part(null, live, HypervisorConnection::usage);
		notePartly(networks, pools);
		publish(draft -> {
			draft.networks = networks.map(list -> byUuid(list, NetworkRecord::uuid)).orElse(Map.of());
			draft.pools = pools.map(list -> byUuid(list, PoolRecord::uuid)).orElse(Map.of());
			draft.interfaces = interfaces.orElse(List.of());
			draft.emulators = emulators.orElse(List.of());
			draft.secrets = secrets.orElse(List.of());
			draft.usage = usage.orElse(null);
		});
		planReconcile();
	}

	/** Names and states of all first, so that a person sees them at once; then what costs a call for each. */
	private void readDomains(HypervisorConnection live) throws HypervisorException {
		live.readDomains(new DomainSink() {
			@Override
			public void outlines(List<DomainRecord> all) {
				tell(draft -> draft.replaceDomains(all.stream().map(outline -> filled(outline, draft.domains().get(outline.uuid()))).toList()));
			}

			@Override
			public void details(List<DomainRecord> some) {
				tell(draft -> some.forEach(draft::putDomain));
			}
		});
	}

	/** Until its details come, a domain that is known has those that were known. */
	private static DomainRecord filled(DomainRecord outline, DomainRecord known) {
		return known == null || !outline.isOutline() ? outline : known.withOutline(outline);
	}

	/** The connection is gone: what was read stays, nothing more comes. */
	void end() {
		synchronized (this) {
			ended = true;
			dirtyDomains.clear();
			dirtyParts.clear();
		}
		addresses.end();
	}

	private synchronized boolean hasEnded() {
		return ended;
	}

	// --- events: what to read again ----------------------------------------------------------------------------------------------

	@Override
	public void domainChanged(UUID domain, DomainEvent event) {
		if (event != DomainEvent.MIGRATION_ITERATION)
			store.happened(ObjectRef.vm(host.id(), domain), event);
		switch (event) {
		case MIGRATION_ITERATION, WATCHDOG -> {
			// says nothing about the domain's record
		}
		case STARTED, MIGRATED_IN, RESUMED, REBOOTED, AGENT, DEVICES -> {
			changed(domain);
			addresses.soon(domain);
		}
		case MIGRATED_AWAY -> {
			changed(domain);
			FORGOTTEN_AFTER.forEach(delay -> sync.timer().schedule(delay, () -> changed(domain)));
		}
		default -> changed(domain);
		}
	}

	@Override
	public void networkChanged(UUID network) {
		changed(Part.NETWORKS);
		changed(Part.INTERFACES);
	}

	@Override
	public void poolChanged(UUID pool) {
		changed(Part.POOLS);
	}

	@Override
	public void secretChanged(UUID secret) {
		changed(Part.SECRETS);
	}

	@Override
	public void hostDevicesChanged() {
		changed(Part.INTERFACES);
	}

	void changed(UUID domain) {
		synchronized (this) {
			dirtyDomains.add(domain);
		}
		schedule();
	}

	private void changed(Part part) {
		synchronized (this) {
			dirtyParts.add(part);
		}
		schedule();
	}

	/** Everything is to be compared with the host again: heals what events did not tell. */
	void reconcile() {
		synchronized (this) {
			dirtyParts.addAll(EnumSet.allOf(Part.class));
		}
		schedule();
	}

	void changedPools() {
		changed(Part.POOLS);
	}

	void changedNetworks() {
		changed(Part.NETWORKS);
	}

	private void planReconcile() {
		sync.timer().schedule(sync.timings().reconcile(), () -> {
			if (hasEnded())
				return;
			reconcile();
			planReconcile();
		});
	}

	/** One request waits at most; what changes until it runs joins it. */
	private void schedule() {
		synchronized (this) {
			if (scheduled || ended)
				return;
			scheduled = true;
		}
		host.submit(Lane.REFRESH, live -> {
			refetch(live);
			return null;
		});
	}

	// --- reading, on the refresh lane --------------------------------------------------------------------------------------------

	private void refetch(HypervisorConnection live) throws HypervisorException {
		List<UUID> domains;
		Set<Part> parts;
		synchronized (this) {
			scheduled = false;
			domains = new ArrayList<>(dirtyDomains);
			parts = EnumSet.noneOf(Part.class);
			parts.addAll(dirtyParts);
			dirtyDomains.clear();
			dirtyParts.clear();
		}
		boolean every = parts.contains(Part.DOMAINS);
		Map<UUID, Optional<DomainRecord>> some = every ? Map.of() : read(domains, live);
		Optional<List<DomainRecord>> all = every ? part(null, live, HypervisorConnection::domains) : Optional.empty();
		Optional<HostRecord> record = wanted(parts, Part.HOST, null, live, HypervisorConnection::host);
		Optional<List<NetworkRecord>> networks = wanted(parts, Part.NETWORKS, Feature.NETWORKS, live, HypervisorConnection::networks);
		Optional<List<PoolRecord>> pools = wanted(parts, Part.POOLS, Feature.STORAGE_POOLS, live, HypervisorConnection::pools);
		Optional<List<InterfaceRecord>> interfaces = wanted(parts, Part.INTERFACES, Feature.INTERFACES, live,
				HypervisorConnection::interfaces);
		Optional<List<SecretRecord>> secrets = wanted(parts, Part.SECRETS, Feature.SECRETS, live, HypervisorConnection::secrets);
		notePartly(networks, pools);
		publish(draft -> {
			record.ifPresent(answer -> draft.host = answer);
			all.ifPresent(draft::replaceDomains);
			some.forEach((uuid, answer) -> answer.ifPresentOrElse(draft::putDomain, () -> draft.removeDomain(uuid)));
			networks.ifPresent(answer -> draft.networks = byUuid(answer, NetworkRecord::uuid));
			pools.ifPresent(answer -> draft.pools = byUuid(answer, PoolRecord::uuid));
			interfaces.ifPresent(answer -> draft.interfaces = answer);
			secrets.ifPresent(answer -> draft.secrets = answer);
		});
	}

	private Map<UUID, Optional<DomainRecord>> read(List<UUID> domains, HypervisorConnection live) throws HypervisorException {
		int known = store.host(host.id()).map(inventory -> inventory.domains().size()).orElse(0);
		if (domains.size() < BULK + known / BULK_SHARE)
			return readEach(domains, live);
		Set<UUID> wanted = Set.copyOf(domains);
		Optional<List<DomainRecord>> found = part(null, live, connection -> connection.domains(wanted));
		if (found.isEmpty())
			return readEach(domains, live);
		Map<UUID, Optional<DomainRecord>> answers = new LinkedHashMap<>();
		domains.forEach(domain -> answers.put(domain, Optional.empty()));
		found.get().forEach(domain -> answers.put(domain.uuid(), Optional.of(domain)));
		return answers;
	}

	/** A domain that cannot be read keeps what was known of it, with the problem noted; the others are not affected. */
	private Map<UUID, Optional<DomainRecord>> readEach(List<UUID> domains, HypervisorConnection live) throws HypervisorException {
		Map<UUID, Optional<DomainRecord>> answers = new LinkedHashMap<>();
		for (UUID domain : domains) {
			try {
				answers.put(domain, live.domain(domain));
				store.problem(host.id(), domain.toString(), null);
			} catch (HypervisorException e) {
				if (e.code() == ErrorCode.NOT_FOUND)
					answers.put(domain, Optional.empty());
				else
					note(domain.toString(), e);
			}
		}
		return answers;
	}

	private <T> Optional<T> wanted(Set<Part> parts, Part part, Feature feature, HypervisorConnection live, HypervisorCall<T> question)
			throws HypervisorException {
		return parts.contains(part) ? part(feature, live, question) : Optional.empty();
	}

	/** Empty when the host has no such thing, or could not say it this time. @param feature null: every host should have it */
	private <T> Optional<T> part(Feature feature, HypervisorConnection live, HypervisorCall<T> question) throws HypervisorException {
		if (feature != null && (unsupported.contains(feature) || !live.features().contains(feature)))
			return Optional.empty();
		String subject = feature == null ? "host" : feature.name(); //$NON-NLS-1$
		try {
			T answer = question.on(live);
			store.problem(host.id(), subject, null);
			return Optional.of(answer);
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.UNSUPPORTED && feature != null)
				unsupported.add(feature);
			else if (e.code() != ErrorCode.UNSUPPORTED)
				note(subject, e);
			return Optional.empty();
		}
	}

	/** Those of which the host tells, but not what they are. */
	private void notePartly(Optional<List<NetworkRecord>> networks, Optional<List<PoolRecord>> pools) {
		networks.ifPresent(read -> notePartly(Feature.NETWORKS, read.stream().map(NetworkRecord::problem)));
		pools.ifPresent(read -> notePartly(Feature.STORAGE_POOLS, read.stream().map(PoolRecord::problem)));
	}

	private void notePartly(Feature feature, Stream<String> problems) {
		String words = problems.filter(problem -> !problem.isEmpty()).collect(Collectors.joining(" ")); //$NON-NLS-1$
		String name = store.host(host.id()).map(HostInventory::displayName).orElse(host.id());
		store.problem(host.id(), feature + " partly", words.isEmpty() ? null : NLS.bind(Messages.HostSync_unreadable, name, words)); //$NON-NLS-1$
	}

	/** @throws HypervisorException the same, when the connection is gone: then nothing else can be read either */
	private void note(String subject, HypervisorException problem) throws HypervisorException {
		if (problem.isConnectionLoss())
			throw problem;
		String name = store.host(host.id()).map(known -> name(known, subject)).orElse(subject);
		store.problem(host.id(), subject, NLS.bind(Messages.HostSync_unreadable, name, problem.getMessage()));
		System.getLogger(HostSync.class.getName()).log(System.Logger.Level.WARNING, problem.getMessage());
	}

	private static String name(HostInventory known, String subject) {
		DomainRecord domain = InventoryStore.uuid(subject) == null ? null : known.domains().get(InventoryStore.uuid(subject));
		return domain == null ? known.displayName() : domain.name();
	}

	/** Of two with the same UUID, which a host should not have, the last is kept. */
	static <T> Map<UUID, T> byUuid(List<T> records, Function<T, UUID> uuid) {
		return records.stream().collect(Collectors.toMap(uuid, record -> record, (first, last) -> last, LinkedHashMap::new));
	}

	/** What is known then is the host's own word as a whole. */
	private void publish(Consumer<InventoryDraft> change) {
		tell(draft -> {
			change.accept(draft);
			draft.confirmed = sync.now();
		});
	}

	private void tell(Consumer<InventoryDraft> change) {
		if (hasEnded())
			return;
		Set<UUID> touched = new HashSet<>();
		store.change(host.id(), draft -> {
			change.accept(draft);
			sync.runningDomains().apply(draft, sync.now());
			touched.addAll(draft.touched());
		});
		store.host(host.id()).ifPresent(known -> addresses.follow(touched, domain -> runs(known, domain)));
	}

	private static boolean runs(HostInventory known, UUID domain) {
		DomainRecord record = known.domains().get(domain);
		return record != null && record.state() == DomainState.RUNNING;
	}

	/** The host was asked whether it is still there and told how much memory it has: worth telling when it changed much, or seldom. */
	void answered(HostUsage usage) {
		Instant now = sync.now();
		HostUsage before = store.host(host.id()).map(HostInventory::usage).orElse(null);
		synchronized (this) {
			boolean due = now.isAfter(usagePublished.plus(sync.timings().usage()));
			if (ended || before != null && !due && !differsMuch(before, usage))
				return;
			usagePublished = now;
		}
		store.change(host.id(), draft -> {
			draft.usage = usage;
			draft.confirmed = now;
		});
	}

	private static boolean differsMuch(HostUsage a, HostUsage b) {
		return Math.abs(a.memoryAvailable() - b.memoryAvailable()) > a.memoryTotal() / 100;
	}
}
