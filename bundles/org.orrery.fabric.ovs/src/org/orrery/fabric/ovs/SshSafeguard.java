// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Safeguard;

/**
 * A shell on the host that sleeps, and gives the switches their old state back by ovs-vsctl unless its mark is gone by then. Set and called off
 * by ssh, each time by a connection of its own.
 */
final class SshSafeguard implements Safeguard {
	/** Where the mark is, and the words of a timer that fired. Gone after a restart of the host, as is what it guards against. */
	private static final String FOLDER = "/run/orrery"; //$NON-NLS-1$
	private static final String ARMED = "armed"; //$NON-NLS-1$
	private static final String OFF = "called-off"; //$NON-NLS-1$

	private final SshAddress host;
	private final Duration limit;
	private final String mark;

	private SshSafeguard(SshAddress host, Duration limit, String name) {
		this.host = host;
		this.limit = limit;
		mark = FOLDER + '/' + name.replaceAll("[^A-Za-z0-9-]", "-"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static SshSafeguard arm(SshAddress host, Duration limit, List<FabricStep> undo, Duration delay, String name) throws FabricException {
		SshSafeguard guard = new SshSafeguard(host, limit, name);
		String restore = VsctlCommand.of("unix:" + host.path(), undo).stream().flatMap(List::stream).map(VsctlCommand::quoted) //$NON-NLS-1$
				.collect(Collectors.joining(" ")) //$NON-NLS-1$
				+ OfctlCommands.onHost(undo).stream().map(words -> words.stream().map(VsctlCommand::quoted).collect(Collectors.joining(" ", "\n", ""))) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						.collect(Collectors.joining());
		String script = """
				mkdir -p %1$s && umask 077 && cat > %2$s.sh <<'ORRERY' && touch %2$s || exit 1
				sleep %3$d
				[ -e %2$s ] || exit 0
				rm -f %2$s %2$s.sh
				%4$s
				ORRERY
				setsid nohup sh %2$s.sh > %2$s.log 2>&1 < /dev/null &
				echo %5$s
				""".formatted(FOLDER, guard.mark, Math.max(1, delay.toSeconds()), restore, ARMED);
		String said = guard.run(Messages.SshSafeguard_arming, script);
		if (!said.lines().anyMatch(ARMED::equals))
			throw new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.SshSafeguard_arming, host.target()), said);
		return guard;
	}

	@Override
	public void callOff() throws FabricException {
		String said = run(Messages.SshSafeguard_callingOff, "rm " + mark + " && rm -f " + mark + ".sh " + mark + ".log && echo " + OFF + '\n'); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (!said.lines().anyMatch(OFF::equals))
			throw new FabricException(Code.CONFLICT, NLS.bind(Messages.SshSafeguard_callingOff, host.target()), NLS.bind(Messages.SshSafeguard_faster, said));
	}

	/** @return what it printed; the connection's own failures are thrown */
	private String run(String operation, String script) throws FabricException {
		String doing = NLS.bind(operation, host.target());
		Path words = null;
		try {
			words = Files.createTempFile("orrery-ssh", ".out"); //$NON-NLS-1$ //$NON-NLS-2$
			Process process = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(words.toFile()).start();
			try (OutputStream in = process.getOutputStream()) {
				in.write(script.getBytes(StandardCharsets.UTF_8));
			} catch (IOException e) { // it has ended: what it said tells why
				System.getLogger(SshSafeguard.class.getName()).log(System.Logger.Level.DEBUG, doing, e);
			}
			boolean ended = process.waitFor(3 * limit.toMillis(), TimeUnit.MILLISECONDS);
			process.destroyForcibly();
			String said = Files.readString(words).strip();
			if (!ended || process.exitValue() == 255) // the code of ssh itself
				throw new FabricException(Code.UNREACHABLE, doing, NLS.bind(Messages.SshForwarding_failed, said));
			return said;
		} catch (IOException e) {
			throw new FabricException(Code.UNREACHABLE, doing, NLS.bind(Messages.SshForwarding_noSsh, e.getMessage()), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new FabricException(Code.LOST, doing, Messages.OvsFabric_interrupted, e);
		} finally {
			delete(words);
		}
	}

	private static void delete(Path words) {
		try {
			if (words != null)
				Files.deleteIfExists(words);
		} catch (IOException e) {
			System.getLogger(SshSafeguard.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + words, e); //$NON-NLS-1$
		}
	}

	private List<String> command() {
		List<String> command = new ArrayList<>(List.of("ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=" + Math.max(1, limit.toSeconds()), "-o", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
				"ServerAliveInterval=2", "-o", "ServerAliveCountMax=2")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (host.port() > 0)
			command.addAll(List.of("-p", Integer.toString(host.port()))); //$NON-NLS-1$
		command.addAll(List.of("--", host.target().replaceAll("[\\[\\]]", ""), "sh", "-s")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		return command;
	}
}
