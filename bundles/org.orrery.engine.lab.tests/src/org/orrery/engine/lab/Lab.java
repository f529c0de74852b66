// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.operation.migration.MigrationOptions;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The lab as its status file describes it, and its hosts as virsh sees them: the witness that is not Orrery. */
public final class Lab {
	/** Names the file that {@code lab status --json} was written to; the tests run only where it is set. */
	public static final String STATUS = "orrery.lab.status";
	/** Names the lab program, for pulling plugs. */
	public static final String COMMAND = "orrery.lab.command";

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	public record Host(String name, String uri) {
	}

	public record Vm(String name, String uuid, String address) {
	}

	private final String name;
	private final List<Host> hosts = new ArrayList<>();
	private final List<Vm> vms = new ArrayList<>();
	private boolean sharedStorageSafe;

	private Lab(JsonObject status) {
		name = status.get("name").getAsString();
		for (JsonElement host : status.getAsJsonArray("hosts"))
			hosts.add(new Host(text(host, "name"), text(host, "uri")));
		for (JsonElement vm : status.getAsJsonArray("vms"))
			vms.add(new Vm(text(vm, "name"), text(vm, "uuid"), text(vm, "ip")));
		for (JsonElement store : status.getAsJsonArray("datastores"))
			sharedStorageSafe |= store.getAsJsonObject().get("sharedStorageSafe").getAsBoolean();
	}

	private static String text(JsonElement object, String member) {
		return object.getAsJsonObject().get(member).getAsString();
	}

	public static Lab read() throws IOException {
		return new Lab(JsonParser.parseString(Files.readString(Path.of(System.getProperty(STATUS)))).getAsJsonObject());
	}

	/** Where the lab cannot give libvirt a file system that it knows to be shared, migrations have to be allowed. */
	public MigrationOptions options() {
		return MigrationOptions.defaults().withAllowUnsafe(!sharedStorageSafe);
	}

	public List<Host> hosts() {
		return hosts;
	}

	public Host host(int number) {
		return hosts.get(number);
	}

	public List<Vm> vms() {
		return vms;
	}

	/** A VM that was made with the lab; it boots Linux and answers. */
	public Vm anyVm() {
		return vms.get(0);
	}

	public Host other(Host host) {
		return hosts.get(0).equals(host) ? hosts.get(1) : hosts.get(0);
	}

	public String virsh(Host host, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", host.uri()));
		command.addAll(List.of(words));
		Result result = run(command);
		if (result.code() != 0)
			throw new IOException(command + ": " + result.output());
		return result.output().strip();
	}

	/** For what may fail, as removing what may not be there. */
	public Result tryVirsh(Host host, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", host.uri()));
		command.addAll(List.of(words));
		return run(command);
	}

	/** @param network "management" or "data" */
	public void isolate(Host host, String network) throws IOException {
		lab("isolate", host.name(), "--network", network);
	}

	public void rejoin(Host host, String network) throws IOException {
		lab("rejoin", host.name(), "--network", network);
	}

	/** Starts those daemons of the host that were killed. */
	public void revive(Host host) throws IOException {
		lab("revive", host.name());
	}

	/** Runs a command on the host itself. @return what it printed */
	public String onHost(Host host, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("exec", host.name(), "--"));
		command.addAll(List.of(words));
		return lab(command.toArray(String[]::new));
	}

	public void unplug(Host host) throws IOException {
		lab("unplug", host.name());
	}

	public void plug(Host host) throws IOException {
		lab("plug", host.name());
	}

	private String lab(String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of(System.getProperty(COMMAND), "--name", name));
		command.addAll(List.of(words));
		Result result = run(command);
		if (result.code() != 0)
			throw new IOException(command + ": " + result.output());
		return result.output();
	}

	public record Result(int code, String output) {
	}

	/** Runs a program of this machine, on the console. What it says goes through a file: daemons that it leaves behind may keep theirs open. */
	public static Result run(List<String> command) throws IOException {
		Path output = Files.createTempFile("orrery-lab", ".out");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
			process.getOutputStream().close();
			if (!ended(process))
				throw new IOException(command + " did not end within " + PATIENCE.toSeconds() + " s: " + Files.readString(output));
			return new Result(process.exitValue(), Files.readString(output));
		} finally {
			Files.delete(output);
		}
	}

	/** @return false when it had to be ended */
	private static boolean ended(Process process) throws IOException {
		try {
			boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			if (!ended)
				process.destroyForcibly();
			return ended;
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException(e);
		}
	}

	/** Hosts on which the VM is active, as virsh says. */
	public List<String> runningOn(String vm) throws IOException {
		List<String> found = new ArrayList<>();
		for (Host host : hosts) {
			if (virsh(host, "list", "--name").lines().anyMatch(vm::equals))
				found.add(host.name());
		}
		return found;
	}

	public List<String> definedOn(String vm) throws IOException {
		List<String> found = new ArrayList<>();
		for (Host host : hosts) {
			if (virsh(host, "list", "--all", "--name").lines().anyMatch(vm::equals))
				found.add(host.name());
		}
		return found;
	}

	public Host named(String host) {
		return hosts.stream().filter(known -> known.name().equals(host)).findFirst().orElseThrow();
	}

	/** A pulled plug ends every VM of its host: starts those that run nowhere where they are defined. */
	public void startAll() throws IOException {
		for (Vm vm : vms)
			start(vm.name());
	}

	/** Where it is defined; nothing happens when it runs. */
	public void start(String vm) throws IOException {
		if (runningOn(vm).isEmpty())
			virsh(named(definedOn(vm).getFirst()), "start", vm);
	}

	/** A VM of that definition, not started. */
	public void define(Host host, String xml) throws IOException {
		Path file = Files.createTempFile("orrery-lab", ".xml");
		try {
			virsh(host, "define", Files.writeString(file, xml).toString());
		} finally {
			Files.delete(file);
		}
	}

	/** Ends every copy of it and boots the one that is defined. */
	public void startAnew(String vm) throws IOException {
		for (Host host : hosts)
			tryVirsh(host, "destroy", vm);
		start(vm);
	}

	public Host hostOf(String vm) throws IOException {
		List<String> running = runningOn(vm);
		if (running.size() != 1)
			throw new IllegalStateException(vm + " runs on " + running);
		return named(running.get(0));
	}

	public List<String> volumes(Host host, String pool) throws IOException {
		tryVirsh(host, "pool-refresh", pool);
		return virsh(host, "vol-list", pool).lines().map(String::strip).filter(line -> !line.isEmpty()).map(line -> line.split("\\s+")[0]).toList();
	}
}
