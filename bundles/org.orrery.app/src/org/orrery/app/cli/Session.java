// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.EngineStartException;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.model.DedicatedModelThread;

/** The engine for the time of one command. Belongs to the main thread. */
final class Session implements AutoCloseable {
	private final Invocation invocation;
	private final DedicatedModelThread modelThread = new DedicatedModelThread();
	private final Engine engine;

	private Session(Invocation invocation) throws CommandFailure {
		this.invocation = invocation;
		Surroundings around = invocation.surroundings();
		try {
			engine = Engine.start(new EngineSettings(invocation.dataFolder(), modelThread, around.drivers(), around.fabrics(), invocation.prompts(),
					around.who(), around.clock(), false));
		} catch (EngineStartException e) {
			modelThread.close();
			throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), Messages.Session_otherHome, "", e); //$NON-NLS-1$
		}
	}

	/** Reads the data folder; dials nobody. */
	static Session open(Invocation invocation) throws CommandFailure {
		Session session = new Session(invocation);
		try {
			session.useGivenHosts();
		} catch (CommandFailure e) {
			session.close();
			throw e;
		}
		session.engine.problems().forEach(problem -> invocation.output().warn(problem, "")); //$NON-NLS-1$
		return session;
	}

	/** Connects the hosts and waits until each has answered or the time is over. One that does not answer holds up no other. */
	static Session reach(Invocation invocation) throws CommandFailure {
		Session session = open(invocation);
		try {
			session.engine.connections().connectAll();
			session.engine.connections().awaitSettled(invocation.options().timeout);
			return session;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			session.close();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		}
	}

	private void useGivenHosts() throws CommandFailure {
		List<String> uris = invocation.options().connect;
		if (uris.isEmpty())
			return;
		List<ConnectionDefinition> only = new ArrayList<>();
		for (String uri : uris)
			only.add(definition(uri));
		engine.connections().useInstead(only);
	}

	/** A host that is saved keeps its label and certificates. */
	private ConnectionDefinition definition(String uri) throws CommandFailure {
		checked(uri);
		return engine.connections().all().stream().map(HostConnection::definition)
				.filter(known -> known.uri().equals(uri) || known.label().equals(uri)).findFirst()
				.orElseGet(() -> ConnectionDefinition.of(uri, "", "", "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** @throws CommandFailure a usage error when it is no URI */
	static HypervisorUri checked(String uri) throws CommandFailure {
		try {
			return HypervisorUri.parse(uri);
		} catch (IllegalArgumentException e) {
			throw new CommandFailure(ExitCode.USAGE, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	Engine engine() {
		return engine;
	}

	Output output() {
		return invocation.output();
	}

	/** By name. */
	List<HostInventory> hosts() {
		return engine.inventory().hosts().stream().map(this::upToDate).sorted(Comparator.comparing(HostInventory::displayName)).toList();
	}

	/** Those that did not answer, as far as an answer was wanted of them. */
	List<HostInventory> missing() {
		return hosts().stream().filter(host -> isWanted(host) && !hasAnswered(host)).toList();
	}

	private static boolean isWanted(HostInventory host) {
		return host.definition().autoConnect();
	}

	static boolean hasAnswered(HostInventory host) {
		return host.status().state() == ConnectionState.ACTIVE || host.status().state() == ConnectionState.DEGRADED;
	}

	/** Says which hosts are missing in what was just printed, and what of others could not be read. @return the exit code of a list */
	ExitCode warnOfMissing() {
		List<HostInventory> missing = missing();
		for (HostInventory host : missing)
			output().warn(Messages.bind(Messages.Session_missing, host.displayName(), host.status().reason()), host.status().remedy());
		for (HostConnection host : engine.connections().all())
			engine.inventory().problems(host.id()).forEach(problem -> output().warn(problem, "")); //$NON-NLS-1$
		return missing.isEmpty() ? ownTrouble() : ExitCode.UNREACHABLE;
	}

	/** The exit code of a command that found nothing wrong but perhaps the data folder. */
	ExitCode ownTrouble() {
		return engine.problems().isEmpty() ? ExitCode.OK : ExitCode.ENVIRONMENT;
	}

	/** Tells a newcomer how to begin. */
	void adviseWhenEmpty() {
		if (engine.connections().all().isEmpty())
			output().warn(Messages.Session_noHosts, Messages.Session_noHostsRemedy);
	}

	/** With the state of its connection as of now, which the inventory learns a little later, and each migrating VM on one host only. */
	private HostInventory upToDate(HostInventory host) {
		ConnectionStatus status = engine.connections().find(host.connection()).map(HostConnection::status).orElse(host.status());
		Map<UUID, DomainRecord> domains = engine.inventory().visibleDomains(host).stream()
				.collect(Collectors.toMap(DomainRecord::uuid, domain -> domain));
		return new HostInventory(host.definition(), withMaintenance(host.connection(), explained(status)), host.host(), host.usage(), domains, host.addresses(),
				host.runningSince(), host.networks(), host.interfaces(), host.pools(), host.emulators(), host.secrets(),
				host.confirmed());
	}

	private ConnectionStatus withMaintenance(String connection, ConnectionStatus status) {
		return engine.maintenance().of(connection).filter(known -> status.reason().isEmpty()).map(known -> new ConnectionStatus(status.state(),
				status.since(), known.inWords(), status.remedy(), status.nextAttempt(), status.attempts(), status.epoch())).orElse(status);
	}

	/** With a reason also where the host has neither answered nor refused in the time that it was given. */
	private ConnectionStatus explained(ConnectionStatus status) {
		if (status.state() != ConnectionState.CONNECTING || !status.reason().isEmpty())
			return status;
		String reason = Messages.bind(Messages.Session_noAnswer, Shown.duration(invocation.options().timeout));
		return new ConnectionStatus(status.state(), status.since(), reason, Messages.Session_noAnswerRemedy, status.nextAttempt(),
				status.attempts(), status.epoch());
	}

	/** Saved or given connections by id, URI, label or the host that the URI names. */
	List<HostConnection> connections(String name) {
		List<HostConnection> all = engine.connections().all();
		List<HostConnection> exact = all.stream().filter(connection -> connection.id().equals(name)
				|| connection.definition().uri().equals(name) || connection.definition().label().equals(name)).toList();
		if (!exact.isEmpty())
			return exact;
		return all.stream().filter(connection -> HypervisorUri.parse(connection.definition().uri()).host().filter(name::equals).isPresent()).toList();
	}

	static CommandFailure unwritable(IOException e) {
		return new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void close() {
		engine.close();
		modelThread.close();
	}
}
