// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.query.Query;
import org.orrery.engine.query.QueryException;
import org.orrery.engine.query.Subject;
import org.orrery.engine.statistics.Statistics;
import org.orrery.model.ObjectKind;

/** Asks a query of the hosts of a session, and learns before what it needs: addresses of guests, or what they use. */
final class QueryAnswer {
	private final Invocation invocation;
	private final Session session;

	QueryAnswer(Invocation invocation, Session session) {
		this.invocation = invocation;
		this.session = session;
	}

	/** @throws CommandFailure a usage error with a mark at the place */
	static Query parse(String text) throws CommandFailure {
		try {
			return Query.parse(text);
		} catch (QueryException e) {
			throw new CommandFailure(ExitCode.USAGE, Messages.bind(Messages.QueryAnswer_odd, e.position() + 1, e.getMessage()),
					e.remedy() + System.lineSeparator() + e.marked(text).indent(2).stripTrailing(), "", e); //$NON-NLS-1$
		}
	}

	List<Subject> find(Query query, Set<ObjectKind> kinds) throws CommandFailure {
		List<HostInventory> hosts = query.needsAddresses() ? new AddressQuestion(session).complete(session.hosts()) : session.hosts();
		if (!query.needsMeasuring())
			return session.engine().search().find(query, kinds, hosts);
		try {
			return measured(query, kinds, hosts);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		}
	}

	/** A rate is known with the second reading. */
	private List<Subject> measured(Query query, Set<ObjectKind> kinds, List<HostInventory> hosts) throws InterruptedException {
		Set<String> wanted = hosts.stream().filter(Session::hasAnswered).map(HostInventory::connection).collect(Collectors.toSet());
		Set<String> once = ConcurrentHashMap.newKeySet();
		Set<String> twice = ConcurrentHashMap.newKeySet();
		CountDownLatch done = new CountDownLatch(wanted.isEmpty() ? 0 : 1);
		Statistics statistics = session.engine().statistics();
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
			if (!once.add(host) && twice.add(host) && twice.containsAll(wanted))
				done.countDown();
		})) {
			if (!done.await(invocation.options().timeout.plus(statistics.period()).toMillis(), TimeUnit.MILLISECONDS))
				hosts.stream().filter(host -> wanted.contains(host.connection()) && !twice.contains(host.connection()))
						.forEach(host -> invocation.output().warn(Messages.bind(Messages.TopCommand_silent, host.displayName(),
								Shown.duration(invocation.options().timeout)), Messages.TopCommand_silentRemedy));
			return session.engine().search().find(query, kinds, hosts);
		}
	}
}
