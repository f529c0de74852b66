// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Amount_count;
	public static String Amount_duration;
	public static String Amount_share;
	public static String Amount_size;
	public static String Key_agent;
	public static String Key_amountRemedy;
	public static String Key_autostart;
	public static String Key_capacity;
	public static String Key_choiceRemedy;
	public static String Key_cluster;
	public static String Key_cpu;
	public static String Key_datastore;
	public static String Key_disk;
	public static String Key_folder;
	public static String Key_free;
	public static String Key_group;
	public static String Key_host;
	public static String Key_ip;
	public static String Key_kind;
	public static String Key_mac;
	public static String Key_mem;
	public static String Key_name;
	public static String Key_network;
	public static String Key_noAmount;
	public static String Key_noChoice;
	public static String Key_noOrder;
	public static String Key_noOrderRemedy;
	public static String Key_note;
	public static String Key_occupied;
	public static String Key_persistent;
	public static String Key_state;
	public static String Key_tag;
	public static String Key_textRemedy;
	public static String Key_type;
	public static String Key_uptime;
	public static String Key_used;
	public static String Key_uuid;
	public static String Key_vcpus;
	public static String Key_vms;
	public static String Query_closingAlone;
	public static String Query_closingAloneRemedy;
	public static String Query_didYouMean;
	public static String Query_missing;
	public static String Query_missingRemedy;
	public static String Query_noValue;
	public static String Query_tooDeep;
	public static String Query_tooDeepRemedy;
	public static String Query_tooLong;
	public static String Query_tooLongRemedy;
	public static String Query_unclosed;
	public static String Query_unclosedQuote;
	public static String Query_unclosedQuoteRemedy;
	public static String Query_unclosedRemedy;
	public static String Query_unknownKey;
	public static String Query_unknownKeyRemedy;
	public static String SavedSearches_name;

	static {
		NLS.initializeMessages("org.orrery.engine.query.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
