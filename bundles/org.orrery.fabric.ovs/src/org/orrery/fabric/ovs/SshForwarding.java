// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/**
 * A socket of a host as a socket here, by the system's own ssh client: it knows the person's keys, agent and host names. It asks nothing;
 * what it would ask for must be set up before. Thread-safe.
 */
final class SshForwarding implements AutoCloseable {
	private static final long LOOK_MILLIS = 50;
	private static final int MOST_WORDS = 2000;

	private final Process process;
	private final Path folder;

	private SshForwarding(Process process, Path folder) {
		this.process = process;
		this.folder = folder;
	}

	/** Blocks until the socket is there. @throws FabricException UNREACHABLE with the words of ssh */
	static SshForwarding open(SshAddress address, Duration limit) throws FabricException {
		String operation = NLS.bind(Messages.SshForwarding_forwarding, address.path(), address.target());
		try {
			Path folder = Files.createTempDirectory("orrery-ssh"); //$NON-NLS-1$
			Process process = new ProcessBuilder(command(address, folder, limit)).redirectErrorStream(true)
					.redirectOutput(folder.resolve("words").toFile()).start(); //$NON-NLS-1$
			process.getOutputStream().close();
			SshForwarding forwarding = new SshForwarding(process, folder);
			forwarding.await(operation, limit);
			return forwarding;
		} catch (IOException e) {
			throw new FabricException(Code.UNREACHABLE, operation, NLS.bind(Messages.SshForwarding_noSsh, e.getMessage()), e);
		}
	}

	private static List<String> command(SshAddress address, Path folder, Duration limit) {
		List<String> command = ssh(limit);
		command.addAll(List.of("-N", "-o", "ExitOnForwardFailure=yes", "-L", socket(folder) + ":" + address.path())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		return to(address, command);
	}

	private static List<String> ssh(Duration limit) {
		return new ArrayList<>(List.of("ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=" + Math.max(1, limit.toSeconds()), "-o", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
				"ServerAliveInterval=5", "-o", "ServerAliveCountMax=2")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static List<String> to(SshAddress address, List<String> command) {
		if (address.port() > 0)
			command.addAll(List.of("-p", Integer.toString(address.port()))); //$NON-NLS-1$
		command.addAll(List.of("--", address.target().replaceAll("[\\[\\]]", ""))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return command;
	}

	/** Runs one command on the host. @return what it says, at most some thousand characters. @throws FabricException UNREACHABLE with the words of ssh */
	static String run(SshAddress address, Duration limit, String words) throws FabricException {
		String operation = NLS.bind(Messages.SshControl_finding, address.target());
		List<String> command = to(address, ssh(limit));
		command.add(words);
		try {
			Path said = Files.createTempFile("orrery-ssh", ".words"); //$NON-NLS-1$ //$NON-NLS-2$
			try {
				Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
				process.getOutputStream().close();
				if (!process.waitFor(2 * limit.toMillis(), TimeUnit.MILLISECONDS)) {
					process.destroyForcibly();
					throw new FabricException(Code.UNREACHABLE, operation, NLS.bind(Messages.SshForwarding_slow, 2 * limit.toSeconds()));
				}
				String text = Files.readString(said);
				if (process.exitValue() != 0)
					throw new FabricException(Code.UNREACHABLE, operation, NLS.bind(Messages.SshForwarding_failed, text.strip()));
				return text;
			} finally {
				Files.deleteIfExists(said);
			}
		} catch (IOException e) {
			throw new FabricException(Code.UNREACHABLE, operation, NLS.bind(Messages.SshForwarding_noSsh, e.getMessage()), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new FabricException(Code.UNREACHABLE, operation, Messages.OvsFabric_interrupted);
		}
	}

	private static Path socket(Path folder) {
		return folder.resolve("db.sock"); //$NON-NLS-1$
	}

	private void await(String operation, Duration limit) throws FabricException, IOException {
		long end = System.nanoTime() + 2 * limit.toNanos();
		try {
			while (!Files.exists(socket(folder))) {
				if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
					throw failed(operation, words());
				if (System.nanoTime() > end)
					throw failed(operation, NLS.bind(Messages.SshForwarding_slow, 2 * limit.toSeconds()));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw failed(operation, Messages.OvsFabric_interrupted);
		}
	}

	private FabricException failed(String operation, String words) {
		close();
		return new FabricException(Code.UNREACHABLE, operation, NLS.bind(Messages.SshForwarding_failed, words));
	}

	private String words() throws IOException {
		String words = new String(Files.readAllBytes(folder.resolve("words")), StandardCharsets.UTF_8).strip(); //$NON-NLS-1$
		return words.length() > MOST_WORDS ? words.substring(words.length() - MOST_WORDS) : words;
	}

	OvsdbAddress local() {
		return new OvsdbAddress(OvsdbAddress.Kind.UNIX, "", 0, socket(folder).toString()); //$NON-NLS-1$
	}

	@Override
	public void close() {
		process.destroy();
		try {
			Files.deleteIfExists(socket(folder));
			Files.deleteIfExists(folder.resolve("words")); //$NON-NLS-1$
			Files.deleteIfExists(folder);
		} catch (IOException e) {
			System.getLogger(SshForwarding.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + folder, e); //$NON-NLS-1$
		}
	}
}
