// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pings a guest every 20 ms from a port of its VLAN at a host, and knows afterwards how long it was silent at most. The port is plugged into "dvs0"
 * beside the design, as another's, and stands in a network namespace of its own.
 */
final class PingStream implements AutoCloseable {
	private static final String NAME = "probe";
	private static final Pattern REPLY = Pattern.compile("\\[(\\d+\\.\\d+)\\].*icmp_seq=(\\d+) ");
	private static final int INTERVAL_MILLIS = 20;

	/** @param longestGap between two answers */
	record Result(int answered, int lost, long longestGap) {
		@Override
		public String toString() {
			return "%d of %d pings answered, one each %d ms; longest gap %d ms".formatted(answered, answered + lost, INTERVAL_MILLIS, longestGap);
		}
	}

	private final Lab lab;
	private final Lab.Host at;

	private PingStream(Lab lab, Lab.Host at) {
		this.lab = lab;
		this.at = at;
	}

	/** Returns when the guest has answered for the first time. */
	static PingStream begin(Lab lab, Lab.Host at, String address, int vlan) throws IOException {
		PingStream stream = new PingStream(lab, at);
		lab.onHost(at, "sh", "-e", "-c", """
				ip netns add %1$s; ip link add %1$s type veth peer name %1$s-sw; ip link set %1$s netns %1$s
				ip -n %1$s addr add 10.98.0.250/24 dev %1$s; ip -n %1$s link set %1$s up; ip link set %1$s-sw up
				ovs-vsctl add-port dvs0 %1$s-sw tag=%2$d
				for n in $(seq 30); do ip netns exec %1$s ping -n -c 1 -W 1 %3$s && break; done
				ip netns exec %1$s setsid ping -D -n -O -i 0.02 %3$s > /run/%1$s.log 2>&1 < /dev/null & echo $! > /run/%1$s.pid
				""".formatted(NAME, vlan, address));
		return stream;
	}

	/** Waits for a last second, and ends. */
	Result end() throws IOException {
		String said = lab.onHost(at, "sh", "-c", "sleep 1; kill $(cat /run/%1$s.pid) $(ip netns pids %1$s); cat /run/%1$s.log".formatted(NAME));
		List<double[]> replies = new ArrayList<>();
		for (Matcher matcher = REPLY.matcher(said.lines().filter(line -> line.contains(" bytes from ")).reduce("", (all, line) -> all + line + '\n')); matcher.find();)
			replies.add(new double[] { Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)) });
		double longest = 0;
		for (int i = 1; i < replies.size(); i++)
			longest = Math.max(longest, replies.get(i)[0] - replies.get(i - 1)[0]);
		int sent = replies.isEmpty() ? 0 : (int) (replies.getLast()[1] - replies.getFirst()[1]) + 1;
		return new Result(replies.size(), sent - replies.size(), Math.round(longest * 1000));
	}

	@Override
	public void close() throws IOException {
		lab.onHost(at, "sh", "-c", """
				for p in $(ip netns pids %1$s); do kill $p; done; ovs-vsctl --if-exists del-port %1$s-sw; ip link del %1$s-sw; ip netns del %1$s; true
				""".formatted(NAME));
	}
}
