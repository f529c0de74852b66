// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Metric_balloon;
	public static String Metric_cpu;
	public static String Metric_diskRead;
	public static String Metric_diskWritten;
	public static String Metric_fill;
	public static String Metric_memory;
	public static String Metric_netReceived;
	public static String Metric_netSent;
	public static String Metric_readLatency;
	public static String Metric_reads;
	public static String Metric_steal;
	public static String Metric_writeLatency;
	public static String Metric_writes;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
