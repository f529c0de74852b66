// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.VmPort;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.Forwarding;
import org.orrery.fabric.inside.Frame;
import org.orrery.fabric.trace.Hop;
import org.orrery.fabric.trace.Trace;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery network trace}: the way of a frame from one VM to another, hop by hop. */
@Command(name = "trace")
final class NetworkTraceCommand implements Callable<Integer> {
	private static final int LAST_VLAN = 4094;
	private static final String MAC = "(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}"; //$NON-NLS-1$

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", paramLabel = "FROM", descriptionKey = "network.trace.from")
	private String from;
	@Parameters(index = "1", paramLabel = "TO", descriptionKey = "network.trace.to")
	private String to;
	@Option(names = "--vlan", paramLabel = "NUMBER", defaultValue = "0", descriptionKey = "network.trace.vlan", order = 1)
	private int vlan;
	@Option(names = "--ask", descriptionKey = "network.trace.ask", order = 2)
	private boolean ask;

	NetworkTraceCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		if (vlan < 0 || vlan > LAST_VLAN)
			throw new ParameterException(spec.commandLine(), Messages.bind(Messages.NetworkTraceCommand_vlan, vlan));
		try (Session session = NetworkCommand.reach(invocation)) {
			List<HostNetwork> hosts = session.engine().networks().hosts();
			String source = mac(session, hosts, from);
			String target = mac(session, hosts, to);
			Trace trace = session.engine().networks().inside().trace(source, target, vlan);
			Optional<Forwarding> said = ask ? Optional.of(asked(session, hosts, source, target)) : Optional.empty();
			Output output = invocation.output();
			output.print(() -> InsideJson.trace(trace, said), () -> {
				output.print(InsideText.hops(trace));
				said.ifPresent(own -> own.reasons().forEach(output::print));
				output.say(Messages.bind(end(trace), from, to));
			});
			session.warnOfMissing();
			return (trace.arrives() ? ExitCode.OK : ExitCode.FAILED).number();
		} catch (FabricException e) {
			throw NetworkInsideCommand.failure(e);
		}
	}

	private static String end(Trace trace) {
		if (trace.arrives())
			return trace.verdict() == Hop.Verdict.PASSES ? Messages.NetworkTraceCommand_arrives : Messages.NetworkTraceCommand_assumed;
		return trace.verdict() == Hop.Verdict.BLOCKED ? Messages.NetworkTraceCommand_blocked : Messages.NetworkTraceCommand_leaves;
	}

	/** Of a VM its first NIC that is plugged in, else its first; a MAC address is itself. */
	private static String mac(Session session, List<HostNetwork> hosts, String name) throws CommandFailure {
		if (name.matches(MAC))
			return name.toLowerCase(Locale.ROOT);
		ObjectRef vm = new Lookup(session).find(ObjectKind.VM, name);
		List<VmPort> nics = hosts.stream().flatMap(host -> host.vms().stream()).filter(nic -> nic.vm().equals(vm)).toList();
		return nics.stream().filter(nic -> nic.port() != null).findFirst().or(() -> nics.stream().findFirst()).map(VmPort::mac)
				.orElseThrow(() -> new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.NetworkTraceCommand_noNic, name), "")); //$NON-NLS-1$
	}

	/** The switch at which the sender is plugged in, in its own words. */
	private Forwarding asked(Session session, List<HostNetwork> hosts, String source, String target) throws FabricException, CommandFailure {
		for (HostNetwork host : hosts)
			for (SwitchConfig made : host.switches())
				for (PortConfig port : made.ports().values())
					if (host.isReady() && port.marks().getOrDefault(Marks.MAC, "").equalsIgnoreCase(source)) //$NON-NLS-1$
						return session.engine().networks().inside().forward(host.connection(), made.name(), new Frame(port.name(), source, target, vlan));
		throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.NetworkTraceCommand_notPlugged, from), Messages.NetworkTraceCommand_notPluggedRemedy);
	}
}
