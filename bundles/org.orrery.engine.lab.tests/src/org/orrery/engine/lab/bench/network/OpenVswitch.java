// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.ovs.OvsFabric;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;

/**
 * A real Open vSwitch in a folder of its own: ovsdb-server and ovs-vswitchd, whose devices and datapath are only imagined, so that it needs
 * neither root nor the kernel's module. One thread.
 */
final class OpenVswitch implements AutoCloseable {
	private static final String SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema";
	private static final long PATIENCE_SECONDS = 120;

	private final Path folder;
	private final List<Process> daemons = new ArrayList<>();

	/** Returns when both serve. */
	OpenVswitch(Path folder) throws IOException, InterruptedException {
		this.folder = folder;
		try {
			run(List.of("ovsdb-tool", "create", file("conf.db"), SCHEMA));
			start("ovsdb-server", "--remote=punix:" + file("db.sock"), "--unixctl=" + file("server.ctl"), file("conf.db"));
			await("db.sock");
			vsctl(List.of("--no-wait", "init"));
			start("ovs-vswitchd", "--enable-dummy=override", "--disable-system", "--unixctl=" + file("switch.ctl"), "unix:" + file("db.sock"));
			await("switch.ctl");
		} catch (IOException | InterruptedException e) {
			close();
			throw e;
		}
	}

	private String file(String name) {
		return folder.resolve(name).toString();
	}

	private void start(String program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(program, "-vconsole:off", "--log-file=" + file(program + ".log")));
		command.addAll(List.of(arguments));
		daemons.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(program + ".out").toFile()).start());
	}

	private void await(String socket) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!Files.exists(folder.resolve(socket))) {
			if (!daemons.getLast().isAlive() || System.nanoTime() > deadline)
				throw new IOException("Open vSwitch does not serve " + socket + "; its words are in " + folder);
			Thread.sleep(20);
		}
	}

	OvsFabric connect() throws FabricException {
		return OvsFabric.open(OvsdbAddress.parse("unix:" + file("db.sock")), OvsdbConnection.Settings.standard(), "netdev");
	}

	/** As an administrator would; returns, as ovs-vsctl does, when the switch has taken it over. */
	void vsctl(List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("ovs-vsctl", "--db=unix:" + file("db.sock")));
		command.addAll(arguments);
		run(command);
	}

	private void run(List<String> command) throws IOException, InterruptedException {
		Path words = folder.resolve("command.out");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile()).start();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException(command.get(0) + " did not end within " + PATIENCE_SECONDS + " s");
		}
		if (process.exitValue() != 0)
			throw new IOException(command.get(0) + ": " + Files.readString(words));
	}

	@Override
	public void close() throws InterruptedException {
		for (Process daemon : daemons.reversed())
			daemon.destroyForcibly().waitFor();
	}
}
