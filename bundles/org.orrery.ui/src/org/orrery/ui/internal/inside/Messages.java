// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Age_seconds;
	public static String Age_static;
	public static String Column_age;
	public static String Column_by;
	public static String Column_description;
	public static String Column_dropped;
	public static String Column_errors;
	public static String Column_guarded;
	public static String Column_host;
	public static String Column_kind;
	public static String Column_largest;
	public static String Column_link;
	public static String Column_mac;
	public static String Column_more;
	public static String Column_neighbour;
	public static String Column_nic;
	public static String Column_number;
	public static String Column_origin;
	public static String Column_port;
	public static String Column_problem;
	public static String Column_profile;
	public static String Column_received;
	public static String Column_rule;
	public static String Column_sent;
	public static String Column_state;
	public static String Column_switch;
	public static String Column_verdict;
	public static String Column_vlan;
	public static String Column_vm;
	public static String Empty_message;
	public static String Link_down;
	public static String Link_unknown;
	public static String Link_up;
	public static String Loops_bpdusDropped;
	public static String Loops_bpdusPass;
	public static String Loops_edge;
	public static String Loops_isolated;
	public static String Loops_protocol;
	public static String Neighbours_silent;
	public static String Notice_none;
	public static String Origin_foreign;
	public static String Origin_learnt;
	public static String Origin_switch;
	public static String Origin_vm;
	public static String Switch_all;
	public static String Switch_label;
	public static String Tab_macs;
	public static String Tab_neighbours;
	public static String Tab_ports;
	public static String Tab_trace;
	public static String Tab_ways;
	public static String Trace_arrives;
	public static String Trace_assumed;
	public static String Trace_blocked;
	public static String Trace_few;
	public static String Trace_follow;
	public static String Trace_from;
	public static String Trace_leaves;
	public static String Trace_nic;
	public static String Trace_to;
	public static String Trace_vlan;
	public static String Trace_vlanTip;
	public static String Verdict_assumed;
	public static String Verdict_blocked;
	public static String Verdict_passes;
	public static String Way_active;
	public static String Way_alive;
	public static String Way_between;
	public static String Way_dead;
	public static String Way_lacp;
	public static String Way_out;
	public static String Way_ready;
	public static String Way_team;
	public static String Way_unwatched;

	static {
		NLS.initializeMessages("org.orrery.ui.internal.inside.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
