// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkRoles.Role;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.VmPort;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.network.ApplyNetworkOperation.Kind;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NicSource;
import org.orrery.model.ObjectRef;

/**
 * Plugs a VM's NIC into a profile of an applied switch, now where it runs and for its next start. A server administrator may choose among
 * published profiles, a designer among all.
 */
public final class ConnectNicOperation implements Operation {
	/** The type of its tasks. */
	public static final String TYPE = "network.connect"; //$NON-NLS-1$
	private static final String RULE = "network."; //$NON-NLS-1$
	private static final String MAC = "mac"; //$NON-NLS-1$
	private static final String TO = "to"; //$NON-NLS-1$
	private static final String BEFORE = "before"; //$NON-NLS-1$
	private static final String NOW = "now"; //$NON-NLS-1$

	private static final long PATIENCE_NANOS = 10_000_000_000L;
	private static final long PAUSE_NANOS = 50_000_000L;

	private final VmPort nic;
	private final NicSource to;
	private final boolean now;

	/**
	 * @param nic as it is known; @param to network and port group, or a bridge, to which only a designer may go back
	 * @param now false: only for the next start
	 */
	public ConnectNicOperation(VmPort nic, NicSource to, boolean now) {
		this.nic = nic;
		this.to = to;
		this.now = now;
	}

	/** @param profile of the switch */
	public static ConnectNicOperation to(VmPort nic, DistributedSwitch drawn, String profile, boolean now) {
		return new ConnectNicOperation(nic, new NicSource("network", drawn.name(), profile), now); //$NON-NLS-1$
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static ConnectNicOperation recreate(TaskRecord recorded) {
		if (recorded.subjects().isEmpty() || recorded.subjectNames().isEmpty())
			throw new IllegalArgumentException("subjects"); //$NON-NLS-1$
		Map<String, String> parameters = recorded.parameters();
		for (String name : List.of(MAC, TO, BEFORE))
			if (!parameters.containsKey(name))
				throw new IllegalArgumentException(name);
		NicSource before = NicSource.parse(parameters.get(BEFORE));
		VmPort nic = new VmPort(recorded.subjects().getFirst(), recorded.subjectNames().getFirst(), false, parameters.get(MAC),
				new VmPort.Source(before.type(), before.name(), before.portGroup()), "", null); //$NON-NLS-1$
		return new ConnectNicOperation(nic, NicSource.parse(parameters.get(TO)), Boolean.parseBoolean(parameters.get(NOW)));
	}

	/** Back to where it was. @throws IllegalArgumentException as {@link #recreate} */
	public static Inverse inverse(TaskRecord recorded, OperationContext context) {
		ConnectNicOperation done = recreate(recorded);
		VmPort after = new VmPort(done.nic.vm(), done.nic.vmName(), false, done.nic.mac(),
				new VmPort.Source(done.to.type(), done.to.name(), done.to.portGroup()), "", null); //$NON-NLS-1$
		return Inverse.by(new ConnectNicOperation(after, done.before(), done.now));
	}

	private NicSource before() {
		return new NicSource(nic.source().type(), nic.source().name(), nic.source().portGroup());
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.ConnectNic_title, new Object[] { nic.vmName(), nic.mac(), to });
	}

	@Override
	public List<ObjectRef> subjects() {
		return List.of(nic.vm());
	}

	@Override
	public List<String> subjectNames() {
		return List.of(nic.vmName());
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put(MAC, nic.mac());
		parameters.put(TO, to.toString());
		parameters.put(BEFORE, before().toString());
		parameters.put(NOW, Boolean.toString(now));
		return parameters;
	}

	/** Nobody may move the VM meanwhile. */
	@Override
	public List<LockRequest> locks() {
		return List.of(LockRequest.exclusive(nic.vm()));
	}

	@Override
	public CheckResult check(OperationContext context) {
		Networks networks = context.networks();
		Optional<HostNetwork> host = networks.host(nic.vm().connection());
		if (host.isEmpty() || host.get().vms().stream().noneMatch(this::isSame))
			return refuse("there", Messages.bind(Messages.ConnectNic_gone, nic.vmName(), nic.mac()), Messages.ConnectNic_goneRemedy); //$NON-NLS-1$
		boolean designer = networks.roles().own() == Role.DESIGNER;
		Optional<DistributedSwitch> drawn = to.type().equals("network") ? networks.designs().applied(to.name()) : Optional.empty(); //$NON-NLS-1$
		if (drawn.isEmpty())
			return designer ? checkOther(host.get()) : refuse("role", Messages.bind(Messages.ConnectNic_notDrawn, to), Messages.ConnectNic_notDrawnRemedy); //$NON-NLS-1$
		return checkDrawn(host.get(), drawn.get(), designer);
	}

	private boolean isSame(VmPort other) {
		return other.vm().equals(nic.vm()) && other.mac().equalsIgnoreCase(nic.mac());
	}

	/** What is no drawn switch is as good as its host has it. */
	private CheckResult checkOther(HostNetwork host) {
		boolean there = switch (to.type()) {
		case "network" -> host.networks().stream().anyMatch(network -> network.name().equals(to.name()) && network.active()); //$NON-NLS-1$
		case "bridge" -> host.bridges().stream().anyMatch(bridge -> bridge.name().equals(to.name())); //$NON-NLS-1$
		default -> false;
		};
		return there ? CheckResult.CLEAR : refuse("network", Messages.bind(Messages.ConnectNic_noNetwork, host.name(), to), Messages.ConnectNic_noNetworkRemedy); //$NON-NLS-1$
	}

	private CheckResult checkDrawn(HostNetwork host, DistributedSwitch drawn, boolean designer) {
		Optional<PortProfile> profile = drawn.profile(to.portGroup());
		if (profile.isEmpty())
			return refuse("profile", Messages.bind(Messages.ConnectNic_noProfile, to.portGroup(), drawn.name()), //$NON-NLS-1$
					Messages.bind(Messages.ConnectNic_noProfileRemedy, String.join(", ", drawn.profiles().stream() //$NON-NLS-1$
							.filter(known -> known.capability() == Capability.PORT && (designer || known.published())).map(PortProfile::name).toList())));
		if (profile.get().capability() == Capability.UPLINK || new Inheritance(drawn).of(to.portGroup()).map(known -> known.system()).orElse(true))
			return refuse("capability", Messages.bind(Messages.ConnectNic_notForVms, to.portGroup()), Messages.ConnectNic_notForVmsRemedy); //$NON-NLS-1$
		if (!designer && !profile.get().published())
			return refuse("role", Messages.bind(Messages.ConnectNic_notPublished, to.portGroup()), Messages.ConnectNic_notPublishedRemedy); //$NON-NLS-1$
		Optional<NetworkRecord> network = host.networks().stream().filter(known -> known.uuid().equals(drawn.id()) && known.active()).findFirst();
		if (network.isEmpty() || network.get().portGroups().stream().noneMatch(group -> group.name().equals(to.portGroup())))
			return refuse("member", Messages.bind(Messages.ConnectNic_notMember, host.name(), to), Messages.ConnectNic_notMemberRemedy); //$NON-NLS-1$
		return CheckResult.CLEAR;
	}

	private static CheckResult refuse(String rule, String message, String remedy) {
		return new CheckResult(List.of(Finding.obstacle(RULE + rule, message, remedy)));
	}

	@Override
	public Plan plan(OperationContext context) {
		String detail = Messages.bind(Messages.ConnectNic_from, before());
		ShellScript script = new ShellScript().comment(title()).comment(Messages.ConnectNic_script).alternative(words(context));
		return new Plan(title(), List.of(new Plan.Step(title(), detail)), script.toString());
	}

	private List<String> words(OperationContext context) {
		List<String> words = new ArrayList<>(List.of("orrery", "network", "connect")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (!now)
			words.add("--next-start"); //$NON-NLS-1$
		words.addAll(List.of("--nic", nic.mac(), "--", HostAccess.of(context, nic.vm().connection()).name() + '/' + nic.vmName(), to.toString())); //$NON-NLS-1$ //$NON-NLS-2$
		return words;
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.checkCancelled();
		monitor.step(title());
		try {
			plug(context, to);
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.UNSUPPORTED)
				throw new OperationException(Messages.bind(Messages.ConnectNic_notLive, new Object[] { nic.vmName(), before(), to }), Messages.ConnectNic_notLiveRemedy,
						e.detail(), e);
			throw HostFailure.of(Messages.bind(Messages.ConnectNic_failed, nic.vmName(), to), e);
		}
		if (now && context.networks().designs().applied(to.name()).isPresent())
			bringInLine(context, monitor);
	}

	/** The port of a running VM may be the old one, with what the old profile made of it. */
	private void bringInLine(OperationContext context, TaskMonitor monitor) throws OperationException {
		Networks networks = context.networks();
		long end = System.nanoTime() + PATIENCE_NANOS;
		while (!isNow(context, to) || running(context).filter(known -> known.port() == null).isPresent()) {
			if (System.nanoTime() > end)
				return; // it is off, or its port comes later: whoever watches the ports sees to it then
			LockSupport.parkNanos(PAUSE_NANOS);
		}
		if (running(context).isEmpty())
			return;
		networks.reread(nic.vm().connection());
		List<HostChange> steps = networks.portSteps(nic.mac());
		if (!steps.isEmpty())
			new ApplyRun(new ApplyParameters(Kind.FOLLOW, to.toString(), null, steps, ApplyOptions.CAREFUL), context, monitor, begun -> {
				// the port is as the profile says or as it was before: nothing of it is taken back
			}).run();
	}

	private Optional<VmPort> running(OperationContext context) {
		return context.networks().host(nic.vm().connection()).stream().flatMap(host -> host.vms().stream()).filter(this::isSame).filter(VmPort::running).findFirst();
	}

	private void plug(OperationContext context, NicSource where) throws HypervisorException {
		HostAccess.of(context, nic.vm().connection()).command(connection -> {
			connection.plugNic(UUID.fromString(nic.vm().id()), nic.mac(), where, now);
			return null;
		});
		context.inventory().refresh(nic.vm());
	}

	/** The host takes it or leaves it: nothing is half done but where the running VM took it and its definition did not. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) throws OperationException {
		if (isNow(context, before()))
			return;
		try {
			plug(context, before());
		} catch (HypervisorException e) {
			throw HostFailure.of(Messages.bind(Messages.ConnectNic_failed, nic.vmName(), before()), e);
		}
	}

	private boolean isNow(OperationContext context, NicSource where) {
		return context.networks().host(nic.vm().connection()).stream().flatMap(host -> host.vms().stream()).filter(this::isSame)
				.anyMatch(known -> new NicSource(known.source().type(), known.source().name(), known.source().portGroup()).equals(where));
	}

	@Override
	public Aftermath examine(OperationContext context) {
		return isNow(context, to) ? Aftermath.finished(title())
				: Aftermath.rolledBack(Messages.bind(Messages.ConnectNic_failed, nic.vmName(), to), Messages.ConnectNic_goneRemedy);
	}
}
