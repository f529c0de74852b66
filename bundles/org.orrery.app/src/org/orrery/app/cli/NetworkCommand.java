// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.orrery.engine.network.Adopted;
import org.orrery.engine.network.Difference;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkComparison;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.NetworkRoles;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.VmPort;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ApplyOptions;
import org.orrery.engine.operation.network.ConnectNicOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.hypervisor.NicSource;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery network}: designs of networks and what is live of them. */
@Command(name = "network")
final class NetworkCommand implements Runnable {
	private final Invocation invocation;
	@Spec
	private CommandSpec spec;

	NetworkCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.NetworkCommand_what);
	}

	@Command(name = "list")
	int list() throws CommandFailure {
		try (Session session = reach()) {
			List<HostNetwork> hosts = session.engine().networks().hosts();
			output().print(() -> Json.array(hosts, NetworkJson::host), () -> output().print(NetworkText.hosts(hosts)));
			hosts.stream().filter(host -> !host.isReady()).forEach(host -> output().warn(host.name() + ": " + host.reason(), host.remedy())); //$NON-NLS-1$
			return session.warnOfMissing().number();
		}
	}

	@Command(name = "check")
	int check(@Parameters(paramLabel = "FILE", descriptionKey = "design") Path file,
			@Option(names = "--offline", descriptionKey = "network.offline", order = 1) boolean offline) throws CommandFailure {
		NetworkDesign design = new DesignFile(file).read();
		if (offline)
			return told(DesignCheck.problems(design, List.of()));
		try (Session session = reach()) {
			return told(session.engine().networks().problems(design));
		}
	}

	private int told(List<DesignProblem> problems) {
		output().print(() -> NetworkJson.problems(problems), () -> {
			problems.forEach(this::tell);
			if (problems.isEmpty())
				output().say(Messages.NetworkCommand_noProblem);
		});
		return (DesignCheck.isApplicable(problems) ? ExitCode.OK : ExitCode.REFUSED).number();
	}

	private void tell(DesignProblem problem) {
		String words = problem.place() + ": " + problem.words(); //$NON-NLS-1$
		if (problem.severity() == Severity.ERROR)
			output().error(new CommandFailure(ExitCode.REFUSED, words, problem.remedy()));
		else
			output().warn(words, problem.remedy());
	}

	@Command(name = "compare")
	int compare(@Parameters(paramLabel = "FILE", descriptionKey = "design") Path file) throws CommandFailure {
		NetworkDesign design = new DesignFile(file).read();
		try (Session session = reach()) {
			NetworkComparison comparison = session.engine().networks().compare(design);
			output().print(() -> NetworkJson.comparison(comparison), () -> output().print(NetworkText.comparison(comparison)));
			if (comparison.hosts().stream().anyMatch(host -> !host.isSeen()))
				return ExitCode.UNREACHABLE.number();
			return (comparison.isInStep() ? ExitCode.OK : ExitCode.FAILED).number();
		}
	}

	@Command(name = "plan")
	int plan(@Parameters(paramLabel = "FILE", descriptionKey = "design") Path file,
			@Option(names = "--script", descriptionKey = "script", order = 1) boolean script) throws CommandFailure {
		NetworkDesign design = new DesignFile(file).read();
		try (Session session = reach()) {
			NetworkPlan plan = session.engine().networks().plan(design);
			if (script)
				return new PlanPrinter(invocation, session).printScript(List.of(ApplyNetworkOperation.of(plan, ApplyOptions.CAREFUL))).number();
			output().print(() -> NetworkJson.plan(plan), () -> output().print(NetworkText.plan(plan)));
			if (!output().json())
				plan.problems().forEach(this::tell);
			plan.away().forEach(away -> output().warn(away.name() + ": " + away.reason(), away.remedy())); //$NON-NLS-1$
			return (plan.isApplicable() ? plan.away().isEmpty() ? ExitCode.OK : ExitCode.UNREACHABLE : ExitCode.REFUSED).number();
		}
	}

	@Command(name = "apply")
	int apply(@Parameters(paramLabel = "FILE", descriptionKey = "design") Path file,
			@Option(names = "--force", descriptionKey = "network.force", order = 1) boolean force,
			@Option(names = "--partial", descriptionKey = "network.partial", order = 2) boolean partial,
			@Option(names = "--confirm", paramLabel = "TIME", defaultValue = "45s", converter = DurationConverter.class, descriptionKey = "network.confirm", order = 3) Duration confirm,
			@Option(names = "--only", paramLabel = "HOST[:PLACE]", descriptionKey = "network.only", order = 4) List<String> only)
			throws CommandFailure {
		NetworkDesign design = new DesignFile(file).read();
		ApplyOptions options = new ApplyOptions(force, partial, confirm);
		try (Session session = reach()) {
			if (only != null)
				return run(session, ApplyNetworkOperation.overwriting(design.name(), Difference.overwriting(chosen(session, design, only)), options));
			return run(session, ApplyNetworkOperation.of(session.engine().networks().plan(design), options));
		}
	}

	private List<Difference> chosen(Session session, NetworkDesign design, List<String> only) throws CommandFailure {
		List<Difference> all = Difference.of(session.engine().networks().compare(design));
		Set<Difference> chosen = new LinkedHashSet<>();
		for (String words : only) {
			List<Difference> called = all.stream().filter(one -> one.isCalled(words)).toList();
			if (called.isEmpty())
				throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.NetworkCommand_noDifference, words), Messages.NetworkCommand_noDifferenceRemedy);
			chosen.addAll(called);
		}
		return List.copyOf(chosen);
	}

	@Command(name = "undo")
	int undo(@Parameters(paramLabel = "TASK", arity = "0..1", descriptionKey = "network.task") String name,
			@Option(names = "--plan", descriptionKey = "plan", order = 1) boolean plan,
			@Option(names = "--script", descriptionKey = "script", order = 2) boolean script) throws CommandFailure {
		try (Session session = reach()) {
			TaskRecord task = name == null ? last(session) : TaskLookup.require(session.engine().tasks(), name);
			Inverse inverse = InverseOperations.of(task, session.engine().context());
			if (!inverse.exists())
				throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.UndoCommand_none, task.title()), inverse.reason());
			PlanPrinter printer = new PlanPrinter(invocation, session);
			if (script)
				return printer.printScript(List.of(inverse.operation())).number();
			return plan ? printer.printSteps(inverse.operation()).number() : run(session, inverse.operation());
		}
	}

	private static TaskRecord last(Session session) throws CommandFailure {
		Optional<TaskRecord> last = session.engine().tasks().all().stream()
				.filter(task -> task.operation().equals(ApplyNetworkOperation.TYPE) && task.state() == TaskState.SUCCEEDED && !task.subjects().isEmpty()).findFirst();
		return last.orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, Messages.NetworkCommand_nothingApplied, Messages.NetworkCommand_nothingAppliedRemedy));
	}

	@Command(name = "adopt")
	int adopt(@Parameters(paramLabel = "FILE", descriptionKey = "design") Path file,
			@Option(names = "--switch", paramLabel = "NAME", descriptionKey = "network.switch", order = 1) List<String> switches,
			@Option(names = "--only", paramLabel = "HOST[:PLACE]", descriptionKey = "network.only", order = 2) List<String> only,
			@Option(names = "--plan", descriptionKey = "plan", order = 3) boolean plan) throws CommandFailure {
		if (only != null && switches != null)
			throw new ParameterException(spec.commandLine(), Messages.NetworkCommand_onlyOrSwitch);
		DesignFile document = new DesignFile(file);
		if (!document.exists() && switches == null)
			document.read(); // says so
		NetworkDesign before = document.exists() ? document.read() : NetworkDesign.empty(document.name());
		try (Session session = reach()) {
			Networks networks = session.engine().networks();
			Adopted adopted = only != null ? adopted(session, before, only)
					: switches == null ? networks.adopt(before) : networks.adoptForeign(before, switches);
			adopted.notAdopted().forEach(words -> output().warn(words, "")); //$NON-NLS-1$
			if (plan)
				return shown(session, adopted);
			int done = adopted.changes().isEmpty() ? ExitCode.OK.number()
					: run(session, ApplyNetworkOperation.adopting(adopted.design(), adopted.changes(), ApplyOptions.CAREFUL));
			if (done != ExitCode.OK.number())
				return done;
			document.write(adopted.design());
			if (!output().json())
				output().say(Messages.bind(before.equals(adopted.design()) ? Messages.NetworkCommand_same : Messages.NetworkCommand_written, file));
			return done;
		} catch (IllegalArgumentException e) {
			throw new CommandFailure(ExitCode.NOT_FOUND, e.getMessage(), Messages.NetworkCommand_switchRemedy, "", e); //$NON-NLS-1$
		}
	}

	private Adopted adopted(Session session, NetworkDesign before, List<String> only) throws CommandFailure {
		List<Difference> chosen = chosen(session, before, only);
		List<String> left = chosen.stream().filter(one -> !one.drift().adoptable())
				.map(one -> Messages.bind(Messages.NetworkCommand_notAdoptable, one.host().name(), one.drift().place())).toList();
		return new Adopted(Difference.adopting(before, session.engine().networks().adopt(before).design(), chosen), List.of(), left);
	}

	private int shown(Session session, Adopted adopted) throws CommandFailure {
		if (!adopted.changes().isEmpty())
			return new PlanPrinter(invocation, session)
					.printSteps(ApplyNetworkOperation.adopting(adopted.design(), adopted.changes(), ApplyOptions.CAREFUL)).number();
		output().print(org.orrery.fabric.document.DesignDocument.write(adopted.design()).stripTrailing());
		return ExitCode.OK.number();
	}

	@Command(name = "connect")
	int connect(@Parameters(index = "0", paramLabel = "VM", descriptionKey = "vm") String vm,
			@Parameters(index = "1", paramLabel = "SWITCH/PROFILE", descriptionKey = "network.profile") String profile,
			@Option(names = "--nic", paramLabel = "MAC", descriptionKey = "network.nic", order = 1) String mac,
			@Option(names = "--next-start", descriptionKey = "network.nextStart", order = 2) boolean nextStart) throws CommandFailure {
		try (Session session = reach()) {
			ObjectRef ref = new Lookup(session).find(ObjectKind.VM, vm);
			List<VmPort> nics = session.engine().networks().host(ref.connection()).stream().flatMap(host -> host.vms().stream())
					.filter(nic -> nic.vm().equals(ref) && (mac == null || nic.mac().equalsIgnoreCase(mac))).toList();
			if (nics.size() != 1)
				throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.NetworkCommand_nics, vm, nics.size()), Messages.NetworkCommand_nicsRemedy);
			return run(session, new ConnectNicOperation(nics.getFirst(), NicSource.parse(profile), !nextStart));
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	@Command(name = "role")
	int role(@Parameters(index = "0", arity = "0..1", paramLabel = "ACCOUNT", descriptionKey = "network.account") String account,
			@Parameters(index = "1", arity = "0..1", paramLabel = "ROLE", descriptionKey = "network.role") NetworkRoles.Role role) throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			NetworkRoles roles = session.engine().networks().roles();
			if (account != null)
				roles.give(account, role);
			Map<String, NetworkRoles.Role> all = roles.all();
			output().print(() -> {
				Json json = new Json().put("own", roles.own()); //$NON-NLS-1$
				all.forEach(json::put);
				return json.object();
			}, () -> {
				all.forEach((who, given) -> output().print(who + ": " + given.word())); //$NON-NLS-1$
				output().say(Messages.bind(Messages.NetworkCommand_ownRole, roles.own().word()));
			});
			return session.ownTrouble().number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		} catch (IllegalArgumentException e) {
			throw new CommandFailure(ExitCode.REFUSED, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private int run(Session session, Operation operation) throws CommandFailure {
		return new TaskRunner(invocation, session).run(new ArrayList<>(List.of(operation))).number();
	}

	private Session reach() throws CommandFailure {
		return reach(invocation);
	}

	/** With the switches of every host that answers. */
	static Session reach(Invocation invocation) throws CommandFailure {
		Session session = Session.reach(invocation);
		try {
			watch(session, invocation);
			return session;
		} catch (CommandFailure e) {
			session.close();
			throw e;
		}
	}

	/** Waits until the switches of every host that answers are seen. */
	static void watch(Session session, Invocation invocation) throws CommandFailure {
		try {
			session.engine().networks().watch();
			session.engine().networks().awaitSettled(invocation.options().timeout);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		}
	}

	private Output output() {
		return invocation.output();
	}
}
