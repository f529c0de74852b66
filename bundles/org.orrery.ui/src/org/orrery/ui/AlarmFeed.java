// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.orrery.engine.Engine;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmListener;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.model.ModelThread;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;

/**
 * Open alarms on the UI thread, and which objects they mark: the object itself, its host, and all above. However many come at once, listeners
 * hear once per pass.
 */
public final class AlarmFeed {
	/** Told on the UI thread. */
	@FunctionalInterface
	public interface Listener {
		/** @param marked objects whose own mark is another one now, with what stands above them as far as it is shown */
		void alarmsChanged(Set<InventoryObject> marked);
	}

	private static final long PASS_MILLIS = 200;
	/** Muting ends by time alone. */
	private static final long MUTED_MILLIS = 30_000;

	private final Engine engine;
	private final ModelThread modelThread;
	private final UiPulse pulse;
	private final UiPulse mutedPulse;
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private List<Alarm> open = List.of();
	private Map<ObjectRef, AlarmMark> own = Map.of();
	private Map<String, AlarmMark> hosts = Map.of();
	/** Where each alarm is: of storage that several hosts have, once for each of them. */
	private Map<Alarm, Set<ObjectRef>> places = Map.of();

	AlarmFeed(Engine engine) {
		this.engine = engine;
		modelThread = engine.fleet().modelThread();
		pulse = new UiPulse(modelThread, PASS_MILLIS, this::pass);
		mutedPulse = new UiPulse(modelThread, MUTED_MILLIS, this::pass);
		AlarmListener listener = changed -> pulse.request();
		engine.alarms().addListener(listener);
		engine.fleet().addListener(change -> {
			if (!change.structure().isEmpty() && open.stream().anyMatch(AlarmFeed::isOfStorage))
				pulse.request(); // another host may have the same storage
		});
		index(engine.alarms().open());
	}

	/** The worst first, of these the newest. */
	public List<Alarm> open() {
		return open;
	}

	/** Those that ended, the newest first. */
	public List<Alarm> history() {
		return engine.alarms().history();
	}

	/** How many nobody has acknowledged or muted. @param severity null: any */
	public long unseen(AlarmSeverity severity) {
		Instant now = Instant.now();
		return open.stream().filter(alarm -> alarm.wantsAttention(now) && (severity == null || alarm.severity() == severity)).count();
	}

	/** Those of the object itself, and of a host also those of what is on it. */
	public List<Alarm> of(InventoryObject object) {
		ObjectRef ref = object.getRef();
		if (object instanceof Host)
			return open.stream().filter(alarm -> places(alarm).stream().anyMatch(place -> place.connection().equals(ref.connection()))).toList();
		return open.stream().filter(alarm -> places(alarm).contains(ref)).toList();
	}

	/** The worst of the object and all below it; empty: nothing is wrong. */
	public Optional<AlarmMark> mark(EObject object) {
		if (hosts.isEmpty())
			return Optional.empty();
		return Optional.ofNullable(switch (object) {
		case Host host -> hosts.get(host.getRef().connection());
		case Fleet fleet -> worst(fleet);
		case HostContainer container -> worst(container);
		case InventoryObject other -> own.get(other.getRef());
		default -> null;
		});
	}

	/** The worst of several objects. */
	public Optional<AlarmMark> worstOf(List<? extends InventoryObject> objects) {
		AlarmMark worst = null;
		for (InventoryObject object : objects)
			worst = AlarmMark.worse(worst, mark(object).orElse(null));
		return Optional.ofNullable(worst);
	}

	private AlarmMark worst(EObject container) {
		AlarmMark worst = null;
		for (TreeIterator<EObject> all = container.eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				worst = AlarmMark.worse(worst, hosts.get(host.getRef().connection()));
			}
		return worst;
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	private Set<ObjectRef> places(Alarm alarm) {
		return places.getOrDefault(alarm, Set.of(alarm.subject()));
	}

	private static boolean isOfStorage(Alarm alarm) {
		return alarm.subject().kind() == ObjectKind.DATASTORE;
	}

	/** Only of those alarms that are at more than one place. */
	private Map<Alarm, Set<ObjectRef>> sharedPlaces(List<Alarm> now) {
		if (now.stream().noneMatch(AlarmFeed::isOfStorage))
			return Map.of();
		Map<String, Set<ObjectRef>> shared = new HashMap<>();
		for (TreeIterator<EObject> all = engine.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				for (Datastore store : host.getDatastores())
					if (store.getSharedKey() != null && !store.getSharedKey().isEmpty())
						shared.computeIfAbsent(store.getSharedKey(), key -> new HashSet<>()).add(store.getRef());
			}
		Map<Alarm, Set<ObjectRef>> found = new HashMap<>();
		for (Alarm alarm : now)
			shared.values().stream().filter(refs -> refs.contains(alarm.subject())).findFirst().ifPresent(refs -> found.put(alarm, refs));
		return found;
	}

	private void index(List<Alarm> now) {
		open = now;
		places = sharedPlaces(now);
		Instant time = Instant.now();
		Map<ObjectRef, AlarmMark> marks = new HashMap<>();
		Map<String, AlarmMark> above = new HashMap<>();
		for (Alarm alarm : now) {
			AlarmMark mark = !alarm.wantsAttention(time) ? AlarmMark.QUIET : alarm.severity() == AlarmSeverity.CRITICAL ? AlarmMark.CRITICAL : AlarmMark.WARNING;
			for (ObjectRef place : places(alarm)) {
				marks.merge(place, mark, AlarmMark::worse);
				above.merge(place.connection(), mark, AlarmMark::worse);
			}
		}
		own = marks;
		hosts = above;
		if (now.stream().anyMatch(alarm -> alarm.isMuted(time)))
			mutedPulse.request();
	}

	private void pass() {
		Map<ObjectRef, AlarmMark> ownBefore = own;
		Map<String, AlarmMark> hostsBefore = hosts;
		index(engine.alarms().open());
		Set<InventoryObject> marked = new HashSet<>();
		for (ObjectRef ref : differing(ownBefore, own))
			engine.fleet().find(ref).ifPresent(marked::add);
		for (String connection : differing(hostsBefore, hosts))
			engine.fleet().find(ObjectRef.host(connection)).ifPresent(host -> addWithParents(host, marked));
		listeners.forEach(listener -> listener.alarmsChanged(marked));
	}

	private static void addWithParents(InventoryObject host, Set<InventoryObject> marked) {
		for (EObject one = host; one instanceof InventoryObject object; one = one.eContainer())
			marked.add(object);
	}

	private static <K> List<K> differing(Map<K, AlarmMark> before, Map<K, AlarmMark> after) {
		Set<K> all = new HashSet<>(before.keySet());
		all.addAll(after.keySet());
		List<K> differing = new ArrayList<>(all);
		differing.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
		return differing;
	}
}
