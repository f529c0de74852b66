// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
public final class Messages extends NLS {
	public static String Action_acknowledge;
	public static String Action_addNote;
	public static String Action_arrange;
	public static String Action_arrangeTooltip;
	public static String Action_arranging;
	public static String Action_cancelMigration;
	public static String Action_collapse;
	public static String Action_datastores;
	public static String Action_deleteNote;
	public static String Action_expand;
	public static String Action_export;
	public static String Action_exportTooltip;
	public static String Action_fit;
	public static String Action_heat;
	public static String Action_heatTooltip;
	public static String Action_networks;
	public static String Attachment_hosts;
	public static String Command_addNote;
	public static String Command_editNote;
	public static String Command_explain;
	public static String Command_layout;
	public static String Command_migrate;
	public static String Command_place;
	public static String Command_removeNote;
	public static String Datastore_free;
	public static String Datastore_source;
	public static String Datastore_usage;
	public static String Document_cannotSave;
	public static String Document_notSaving;
	public static String Document_saving;
	public static String Document_slow;
	public static String Drag_canMove;
	public static String Drag_cannotMove;
	public static String Drag_checking;
	public static String Drag_isHere;
	public static String Drag_memoryAfter;
	public static String Drag_memoryToMove;
	public static String Drag_nothingToCopy;
	public static String Drag_severalVanished;
	public static String Drag_severalVms;
	public static String Drag_storageToCopy;
	public static String Drag_vanished;
	public static String Drop_gone;
	public static String Drop_refused;
	public static String Editor_cannotOpen;
	public static String Editor_name;
	public static String Editor_spokenName;
	public static String Editor_tooltip;
	public static String Export_failed;
	public static String Export_png;
	public static String Export_svg;
	public static String Export_title;
	public static String Export_unknownFormat;
	public static String Group_counts;
	public static String Heat_cpu;
	public static String Heat_disk;
	public static String Heat_memory;
	public static String Heat_network;
	public static String Heat_none;
	public static String Host_cpu;
	public static String Host_empty;
	public static String Host_lastSeen;
	public static String Host_localDatastore;
	public static String Host_memory;
	public static String Host_memoryLeft;
	public static String Host_neverSeen;
	public static String Host_noVms;
	public static String Host_running;
	public static String Host_runningAndOthers;
	public static String Host_shownAsOf;
	public static String Host_tileCounts;
	public static String Host_vmsAndCpus;
	public static String MessageBar_close;
	public static String Note_new;
	public static String Search_hint;
	public static String Search_tooltip;
	public static String Vm_acknowledgeHint;
	public static String Vm_migrationFailed;
	public static String Vm_size;
	public static String Zoom_tooltip;

	static {
		NLS.initializeMessages("org.orrery.diagram.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
