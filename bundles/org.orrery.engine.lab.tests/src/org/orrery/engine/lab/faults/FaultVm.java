// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.lab.LocalDiskVm;

/** The VM that things happen to. A pattern on its disk must never change; behind it the guest counts, which shows that it lives. */
final class FaultVm implements AutoCloseable {
	private static final String PATTERN = "-P 0x5a 4M 16M";
	/** Where the guest counts; its first bytes are "HB 17". */
	private static final String HEARTBEAT = "read -v 1M 16";
	private static final Pattern DUMP_LINE = Pattern.compile("^[0-9a-f]+:((?: +[0-9a-f]{2})+)", Pattern.MULTILINE);
	private static final Pattern COUNT = Pattern.compile("HB (\\d+)");

	final LocalDiskVm vm;
	final Kind kind;
	private final Lab lab;
	/** The same on every host. */
	private final String path;

	FaultVm(Lab lab, Kind kind, Lab.Host home) throws IOException {
		this.lab = lab;
		this.kind = kind;
		vm = new LocalDiskVm(lab, home, "fault-" + kind.pool, kind.pool, false);
		path = lab.virsh(home, "vol-path", "--pool", kind.pool, vm.volume);
		Lab.Result written = qemuIo(home, List.of("-c", "write " + PATTERN));
		if (written.code() != 0)
			throw new IOException(written.output());
		lab.virsh(home, "start", vm.name);
		awaitHeartbeat(home);
	}

	String name() {
		return vm.name;
	}

	private Lab.Result qemuIo(Lab.Host host, List<String> words) throws IOException {
		Path disk = new HostMachine(host).file(path);
		List<String> command = new ArrayList<>(List.of("qemu-io", "-f", "qcow2"));
		command.addAll(words);
		command.add(disk.toString());
		return Lab.run(command);
	}

	/** @return what is wrong with the data on that host, empty when nothing is */
	String damage(Lab.Host host) throws IOException {
		Lab.Result read = qemuIo(host, List.of("-U", "-r", "-c", "read " + PATTERN));
		return read.code() == 0 && !read.output().contains("failed") ? "" : read.output().strip();
	}

	OptionalLong heartbeat(Lab.Host host) throws IOException {
		String dump = qemuIo(host, List.of("-U", "-r", "-c", HEARTBEAT)).output();
		Matcher line = DUMP_LINE.matcher(dump);
		if (!line.find())
			return OptionalLong.empty();
		StringBuilder text = new StringBuilder();
		for (String octet : line.group(1).strip().split(" +"))
			text.append((char) Integer.parseInt(octet, 16));
		Matcher count = COUNT.matcher(text);
		return count.find() ? OptionalLong.of(Long.parseLong(count.group(1))) : OptionalLong.empty();
	}

	/** Until the guest has counted on. */
	long awaitHeartbeat(Lab.Host host) throws IOException {
		long before = heartbeat(host).orElse(-1);
		long[] now = { before };
		LabEngine.await(() -> {
			try {
				now[0] = heartbeat(host).orElse(-1);
				return now[0] >= 0 && now[0] != before;
			} catch (IOException e) {
				return false;
			}
		}, () -> name() + " does not write to its disk on " + host.name() + "; its heartbeat stays at " + now[0]);
		return now[0];
	}

	/** A disk of the VM that an earlier move has left on that host. */
	void forgetCopy(Lab.Host host) throws IOException {
		if (kind == Kind.COPY && hasVolume(host))
			lab.virsh(host, "vol-delete", "--pool", kind.pool, vm.volume);
	}

	boolean hasVolume(Lab.Host host) throws IOException {
		return lab.volumes(host, kind.pool).contains(vm.volume);
	}

	@Override
	public void close() throws IOException {
		vm.close();
	}
}
