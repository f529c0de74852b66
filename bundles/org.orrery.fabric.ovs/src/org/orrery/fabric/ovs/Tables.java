// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.List;
import java.util.Map;

/** The tables and columns of Open vSwitch's database that are read (ovs-vswitchd.conf.db(5)). */
final class Tables {
	static final String DATABASE = "Open_vSwitch"; //$NON-NLS-1$
	static final String ROOT = "Open_vSwitch"; //$NON-NLS-1$
	static final String BRIDGE = "Bridge"; //$NON-NLS-1$
	static final String PORT = "Port"; //$NON-NLS-1$
	static final String INTERFACE = "Interface"; //$NON-NLS-1$
	static final String QOS = "QoS"; //$NON-NLS-1$
	static final String MIRROR = "Mirror"; //$NON-NLS-1$
	static final String NETFLOW = "NetFlow"; //$NON-NLS-1$
	static final String SFLOW = "sFlow"; //$NON-NLS-1$
	static final String IPFIX = "IPFIX"; //$NON-NLS-1$

	static final String NAME = "name"; //$NON-NLS-1$
	static final String MARKS = "external_ids"; //$NON-NLS-1$
	static final String BRIDGES = "bridges"; //$NON-NLS-1$
	static final String PORTS = "ports"; //$NON-NLS-1$
	static final String INTERFACES = "interfaces"; //$NON-NLS-1$
	static final String MIRRORS = "mirrors"; //$NON-NLS-1$
	static final String TYPE = "type"; //$NON-NLS-1$
	static final String TARGETS = "targets"; //$NON-NLS-1$
	static final String SAMPLING = "sampling"; //$NON-NLS-1$
	static final String NEXT_CFG = "next_cfg"; //$NON-NLS-1$
	static final String ADDRESS = "mac_in_use"; //$NON-NLS-1$
	static final String CUR_CFG = "cur_cfg"; //$NON-NLS-1$
	/** Of a device, given by ovs-vswitchd. */
	static final String NUMBER = "ofport"; //$NON-NLS-1$
	static final String DATAPATHS = "datapath_types"; //$NON-NLS-1$

	/** The settings of a port that a design decides. */
	static final List<String> PORT_SETTINGS = List.of("tag", "trunks", "vlan_mode", "protected", "qos", MARKS); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	static final Map<String, List<String>> READ = Map.of( //
			ROOT, List.of(BRIDGES, CUR_CFG, DATAPATHS, MARKS), //
			BRIDGE, List.of(NAME, PORTS, MIRRORS, "netflow", "sflow", "ipfix", MARKS), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			PORT, List.of(NAME, INTERFACES, "tag", "trunks", "vlan_mode", "protected", "bond_mode", "lacp", "qos", MARKS), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
			INTERFACE, List.of(NAME, TYPE, "options", "mtu_request", "ingress_policing_rate", ADDRESS, NUMBER, MARKS), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			QOS, List.of(TYPE, "other_config"), //$NON-NLS-1$
			MIRROR, List.of(NAME, "select_src_port", "select_dst_port", "output_port"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			NETFLOW, List.of(TARGETS, "active_timeout"), //$NON-NLS-1$
			SFLOW, List.of(TARGETS, SAMPLING, "polling"), //$NON-NLS-1$
			IPFIX, List.of(TARGETS, SAMPLING, "cache_active_timeout")); //$NON-NLS-1$

	/** Without these nothing can be known; every version since 2.0 has them. */
	static final Map<String, List<String>> NEEDED = Map.of(ROOT, List.of(BRIDGES, NEXT_CFG, CUR_CFG), BRIDGE, List.of(NAME, PORTS, MARKS), PORT,
			List.of(NAME, INTERFACES, "tag", "trunks", "vlan_mode", MARKS), INTERFACE, List.of(NAME, TYPE, "options", MARKS)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	/** What is read only when somebody looks: statistics change every few seconds. */
	static final Map<String, List<String>> INSIDE = Map.of( //
			BRIDGE, List.of(NAME, PORTS, MARKS, "stp_enable", "rstp_enable", "other_config"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			PORT, List.of(NAME, INTERFACES, "tag", "trunks", "vlan_mode", "protected", "bond_mode", "lacp", "qos", "bond_active_slave", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
					MARKS),
			INTERFACE, List.of(NAME, TYPE, "options", "ingress_policing_rate", MARKS, "ofport", "link_state", "link_speed", "mtu", "mac_in_use", "statistics", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
					"error", "status", "bfd_status"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			QOS, List.of(TYPE, "other_config")); //$NON-NLS-1$

	private Tables() {
	}
}
