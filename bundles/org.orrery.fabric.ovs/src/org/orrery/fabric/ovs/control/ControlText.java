// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.fabric.inside.LoopProtection;

/** What ovs-vswitchd answers on its control socket is made for people; this reads it. Lines of an unknown kind are passed over. Pure. */
public final class ControlText {
	private static final Pattern MAC = Pattern.compile("\\s*(\\S+)\\s+(\\d+)\\s+([0-9A-Fa-f:]{17})\\s+(\\S+)\\s*"); //$NON-NLS-1$
	private static final Pattern MEMBER = Pattern.compile("(?:member|slave) (\\S+): (\\S+)"); //$NON-NLS-1$
	private static final Pattern DATAPATH_PORT = Pattern.compile("\\s+(\\S+) (\\d+|none)/(\\d+|none):? .*"); //$NON-NLS-1$
	private static final Pattern TREE_PORT = Pattern.compile("\\s+(\\S+)\\s+([A-Za-z]+)\\s+([A-Za-z]+)\\s+\\d+\\s+\\d+\\.\\d+\\s*"); //$NON-NLS-1$
	private static final String LACP = "lacp_status:"; //$NON-NLS-1$
	private static final String ACTIONS = "Datapath actions:"; //$NON-NLS-1$

	/** @param port OpenFlow number or LOCAL; @param age seconds, -1: static */
	public record LearntMac(String port, int vlan, String mac, int age) {
	}

	public record Member(boolean enabled, boolean active) {
	}

	/** @param lacp empty: not told */
	public record Bond(String lacp, Map<String, Member> members) {
	}

	private ControlText() {
	}

	/** Of fdb/show. */
	public static List<LearntMac> macs(String text) {
		List<LearntMac> macs = new ArrayList<>();
		for (String line : text.split("\n")) { //$NON-NLS-1$
			Matcher matcher = MAC.matcher(line);
			if (matcher.matches())
				macs.add(new LearntMac(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3).toLowerCase(java.util.Locale.ROOT),
						age(matcher.group(4))));
		}
		return macs;
	}

	/** Since version 3.0 there are entries made by hand, "static" in place of the age. */
	private static int age(String text) {
		return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1; //$NON-NLS-1$
	}

	/** Of bond/show. */
	public static Bond bond(String text) {
		String lacp = ""; //$NON-NLS-1$
		Map<String, Member> members = new LinkedHashMap<>();
		String last = ""; //$NON-NLS-1$
		for (String line : text.split("\n")) { //$NON-NLS-1$
			Matcher matcher = MEMBER.matcher(line);
			if (matcher.matches()) {
				last = matcher.group(1);
				members.put(last, new Member(matcher.group(2).equals("enabled"), false)); //$NON-NLS-1$
			} else if (line.startsWith(LACP))
				lacp = line.substring(LACP.length()).strip();
			else if (line.strip().matches("active (member|slave)") && members.containsKey(last)) //$NON-NLS-1$
				members.put(last, new Member(members.get(last).enabled(), true));
		}
		return new Bond(lacp, members);
	}

	/** Of rstp/show and stp/show. */
	public static List<LoopProtection.Part> tree(String text) {
		List<LoopProtection.Part> parts = new ArrayList<>();
		text.lines().map(TREE_PORT::matcher).filter(Matcher::matches)
				.forEach(matcher -> parts.add(new LoopProtection.Part(matcher.group(1), matcher.group(2), matcher.group(3))));
		return parts;
	}

	/** Of dpif/show: names of devices by the number that the datapath knows them by. */
	public static Map<String, String> datapathPorts(String text) {
		Map<String, String> ports = new LinkedHashMap<>();
		for (String line : text.split("\n")) { //$NON-NLS-1$
			Matcher matcher = DATAPATH_PORT.matcher(line);
			if (matcher.matches() && !matcher.group(3).equals("none")) //$NON-NLS-1$
				ports.putIfAbsent(matcher.group(3), matcher.group(1));
		}
		return ports;
	}

	/** Of ofproto/trace: numbers of the ports that the frame leaves by, as the datapath knows them. */
	public static List<String> outputs(String text) {
		String actions = text.lines().filter(line -> line.startsWith(ACTIONS)).findFirst().orElse("").replace(ACTIONS, ""); //$NON-NLS-1$ //$NON-NLS-2$
		List<String> outputs = new ArrayList<>();
		// A tunnel's packet is written with the number of its port within parentheses: tnl_push(tnl_port(5),header(...),out_port(2)).
		Matcher tunnels = Pattern.compile("tnl_port\\((\\d+)\\)").matcher(actions); //$NON-NLS-1$
		while (tunnels.find())
			outputs.add(tunnels.group(1));
		for (String action : withoutParentheses(actions).split(",")) //$NON-NLS-1$
			if (action.strip().matches("\\d+")) //$NON-NLS-1$
				outputs.add(action.strip());
		return outputs;
	}

	private static String withoutParentheses(String actions) {
		StringBuilder flat = new StringBuilder();
		int depth = 0;
		for (char c : actions.toCharArray()) {
			if (c == '(')
				depth++;
			else if (c == ')')
				depth--;
			else if (depth == 0)
				flat.append(c);
		}
		return flat.toString();
	}

	/** Of ofproto/trace: the rules and what came of them, without the head and the datapath's words. */
	public static List<String> reasons(String text) {
		return text.lines().map(String::strip)
				.filter(line -> !line.isEmpty() && !line.startsWith("Flow:") && !line.startsWith("Megaflow:") && !line.startsWith("bridge(") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						&& !line.startsWith("---") && !line.startsWith("Final flow")) //$NON-NLS-1$ //$NON-NLS-2$
				.toList();
	}
}
