// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Capacity_datastores;
	public static String Capacity_fitting;
	public static String Capacity_memory;
	public static String Capacity_processors;
	public static String Capacity_shared;
	public static String Capacity_title;
	public static String Capacity_tooLittle;
	public static String Capacity_trend;
	public static String Capacity_typical;
	public static String Column_activeVms;
	public static String Column_availability;
	public static String Column_available;
	public static String Column_capacity;
	public static String Column_cluster;
	public static String Column_cores;
	public static String Column_cpus;
	public static String Column_crashes;
	public static String Column_datastore;
	public static String Column_days;
	public static String Column_down;
	public static String Column_figure;
	public static String Column_fit;
	public static String Column_fitting;
	public static String Column_free;
	public static String Column_growth;
	public static String Column_host;
	public static String Column_hosts;
	public static String Column_memory;
	public static String Column_memoryGiven;
	public static String Column_memoryRatio;
	public static String Column_peak;
	public static String Column_place;
	public static String Column_switchedOff;
	public static String Column_typical;
	public static String Column_unknown;
	public static String Column_up;
	public static String Column_used;
	public static String Column_usedMean;
	public static String Column_value;
	public static String Column_vcpus;
	public static String Column_vcpusPerCore;
	public static String Column_vm;
	public static String Column_vms;
	public static String Consolidation_hosts;
	public static String Consolidation_rule;
	public static String Consolidation_title;
	public static String Html_created;
	public static String Html_note;
	public static String Parameter_fleet;
	public static String Parameter_fromTo;
	public static String Parameter_period;
	public static String Parameter_scope;
	public static String Pdf_missing;
	public static String Pdf_page;
	public static String Saved_active;
	public static String Saved_assumption;
	public static String Saved_energy;
	public static String Saved_hosts;
	public static String Saved_perHost;
	public static String Saved_servers;
	public static String Saved_space;
	public static String Saved_spaceAssumption;
	public static String Saved_title;
	public static String Saved_watts;
	public static String Saved_wattsAssumption;
	public static String Scope_empty;
	public static String Scope_stale;
	public static String Scope_unknown;
	public static String Total;
	public static String Uptime_crashes;
	public static String Uptime_hostRule;
	public static String Uptime_hosts;
	public static String Uptime_intended;
	public static String Uptime_looked;
	public static String Uptime_oneHost;
	public static String Uptime_title;
	public static String Uptime_vmRule;
	public static String Uptime_vms;
	public static String Wish_negative;
	public static String Wish_period;

	static {
		NLS.initializeMessages("org.orrery.engine.report.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
