// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.ovs.ovsdb.OvsdbTransaction;

/** A real ovsdb-server with an empty database of Open vSwitch's own schema, on a unix socket in a folder of its own. */
final class DatabaseServer implements AutoCloseable {
	static final String DATABASE = "Open_vSwitch";
	static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");
	private static final long PATIENCE_SECONDS = 20;

	private final Path folder;
	private Process server;
	private Process daemon;
	private List<String> identity = List.of();

	private DatabaseServer(Path folder) {
		this.folder = folder;
	}

	/** @param folder short enough for a socket's path: at most about 90 characters */
	static DatabaseServer start(Path folder) throws IOException, InterruptedException {
		return start(folder, SCHEMA);
	}

	/** With a schema as another version of Open vSwitch has it. */
	static DatabaseServer start(Path folder, Path schema) throws IOException, InterruptedException {
		DatabaseServer server = new DatabaseServer(folder);
		run("ovsdb-tool", "create", server.file("conf.db"), schema.toString());
		server.serve();
		return server;
	}

	/** With a certificate of its own, and an authority that clients' certificates must come from. */
	static DatabaseServer start(Path folder, Path key, Path certificate, Path authority) throws IOException, InterruptedException {
		DatabaseServer server = new DatabaseServer(folder);
		server.identity = List.of("--private-key=" + key, "--certificate=" + certificate, "--ca-cert=" + authority);
		run("ovsdb-tool", "create", server.file("conf.db"), SCHEMA.toString());
		server.serve();
		return server;
	}

	private String file(String name) {
		return folder.resolve(name).toString();
	}

	private void serve() throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>(List.of("ovsdb-server", file("conf.db"), "--remote=punix:" + file("db.sock"), "--unixctl=" + file("ctl"),
				"--log-file=" + file("log"), "-vconsole:off"));
		command.addAll(identity);
		server = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
		await("db.sock", server);
	}

	private void await(String socket, Process by) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!listens(folder.resolve(socket))) {
			if (!by.isAlive() || System.nanoTime() > deadline)
				throw new IOException(by.info().command() + " does not listen: " + Files.readString(folder.resolve(by == server ? "out" : "switch.out")));
			Thread.sleep(20);
		}
	}

	/** The socket is there a moment before anybody is behind it. */
	private static boolean listens(Path socket) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return channel.isConnected();
		} catch (IOException notYet) {
			return false;
		}
	}

	/** Starts the switch itself, with devices and a datapath that are only imagined, and the row that every switch database has. */
	void startSwitch() throws IOException {
		try (OvsdbConnection connection = connect()) {
			root(connection);
		} catch (FabricException e) {
			throw new IOException(e);
		}
		startDaemon();
	}

	private void startDaemon() throws IOException {
		ProcessBuilder builder = new ProcessBuilder("ovs-vswitchd", "unix:" + file("db.sock"), "--enable-dummy=override", "--disable-system",
				"--unixctl=" + file("switch"), "--log-file=" + file("switch.log"), "-vconsole:off").redirectErrorStream(true)
				.redirectOutput(folder.resolve("switch.out").toFile());
		builder.environment().put("OVS_RUNDIR", folder.toString()); // where it puts the sockets of its bridges
		daemon = builder.start();
	}

	/** What it kept only in memory is gone. */
	void restartSwitch() throws Exception {
		killSwitch();
		startDaemon();
		control();
	}

	/** Reads or sets rules of a bridge as an administrator would. */
	String ofctl(String command, String bridge, String... rest) throws IOException, InterruptedException {
		List<String> words = new java.util.ArrayList<>(List.of("ovs-ofctl", "-O", "OpenFlow13", command, file(bridge + ".mgmt")));
		words.addAll(List.of(rest));
		return run(words.toArray(String[]::new));
	}

	/** Returns when ovs-vswitchd can be asked. */
	OvsdbAddress control() throws Exception {
		await("switch", daemon);
		return OvsdbAddress.parse("unix:" + file("switch"));
	}

	/** Asks ovs-vswitchd as an administrator would. */
	String appctl(String... arguments) throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>(List.of("ovs-appctl", "-t", file("switch")));
		command.addAll(List.of(arguments));
		return run(command.toArray(String[]::new));
	}

	/** A frame comes in by an imagined device. */
	void receive(String device, String from, String to) throws IOException, InterruptedException {
		appctl("netdev-dummy/receive", device, "in_port(1),eth(src=" + from + ",dst=" + to
				+ "),eth_type(0x0800),ipv4(src=10.0.0.1,dst=10.0.0.2,proto=17,tos=0,ttl=64,frag=no),udp(src=1000,dst=2000)");
	}

	void killSwitch() throws InterruptedException {
		daemon.destroyForcibly().waitFor();
	}

	/** As an administrator or libvirt would. */
	String vsctl(String... arguments) throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>(List.of("ovs-vsctl", "--db=unix:" + file("db.sock"), "--no-wait"));
		command.addAll(List.of(arguments));
		return run(command.toArray(String[]::new));
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String words = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0)
			throw new IOException(String.join(" ", command) + ": " + words);
		return words;
	}

	/** Listens on the network, too: by it nothing but the database can be reached. */
	OvsdbAddress listen() throws Exception {
		return OvsdbAddress.parse("tcp:127.0.0.1:" + listen("ptcp"));
	}

	/** @param kind "ptcp" or "pssl"; @return the port */
	int listen(String kind) throws Exception {
		await("ctl", server);
		int before = log().size();
		run("ovs-appctl", "-t", file("ctl"), "ovsdb-server/add-remote", kind + ":0:127.0.0.1");
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (System.nanoTime() < deadline) {
			for (String line : log().subList(before, log().size()))
				if (line.matches(".*: listening on port \\d+.*"))
					return Integer.parseInt(line.replaceAll(".*: listening on port (\\d+).*", "$1"));
			Thread.sleep(20);
		}
		throw new IOException(log().toString());
	}

	OvsdbAddress address() throws FabricException {
		return OvsdbAddress.parse("unix:" + file("db.sock"));
	}

	OvsdbConnection connect() throws FabricException {
		return connect(Duration.ofSeconds(5));
	}

	OvsdbConnection connect(Duration keepalive) throws FabricException {
		return OvsdbConnection.open(address(),
				new OvsdbConnection.Settings(null, Duration.ofSeconds(5), Duration.ofSeconds(PATIENCE_SECONDS), keepalive));
	}

	/** The one row that every switch database has, as ovs-vsctl makes it. */
	UUID root(OvsdbConnection connection) throws FabricException {
		return new OvsdbTransaction().insert("Open_vSwitch", "root", Map.of()).commit(connection, DATABASE).rows().get("root");
	}

	void kill() throws InterruptedException {
		server.destroyForcibly().waitFor();
	}

	/** Stops answering without going away. */
	void freeze() throws IOException, InterruptedException {
		run("kill", "-STOP", Long.toString(server.pid()));
	}

	List<String> log() throws IOException {
		return Files.readAllLines(folder.resolve("log"));
	}

	@Override
	public void close() throws InterruptedException {
		if (daemon != null)
			killSwitch();
		server.destroyForcibly().waitFor();
	}
}
