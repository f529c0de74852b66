// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.orrery.ui.UiIds;
import org.osgi.service.prefs.BackingStoreException;

/** The workbench's own preferences, typed. Defaults stand in {@link UiPreferenceInitializer}. */
public final class UiPreferences {
	static final String CONFIRM_MIGRATION = "confirmMigration"; //$NON-NLS-1$
	static final String THEME = "theme"; //$NON-NLS-1$
	static final String VM_COLUMNS = "vmColumns"; //$NON-NLS-1$

	private UiPreferences() {
	}

	/** Whether a dropped VM is confirmed by a sheet. */
	public static boolean confirmMigration() {
		return Platform.getPreferencesService().getBoolean(UiIds.BUNDLE, CONFIRM_MIGRATION, true, null);
	}

	public static void setConfirmMigration(boolean confirm) {
		IEclipsePreferences node = node();
		node.putBoolean(CONFIRM_MIGRATION, confirm);
		save(node);
	}

	/** The columns of the table of VMs as they were last left, in that table's own words; empty before. */
	public static String vmColumns() {
		return Platform.getPreferencesService().getString(UiIds.BUNDLE, VM_COLUMNS, "", null); //$NON-NLS-1$
	}

	public static void setVmColumns(String columns) {
		IEclipsePreferences node = node();
		node.put(VM_COLUMNS, columns);
		save(node);
	}

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(UiIds.BUNDLE);
	}

	private static void save(IEclipsePreferences node) {
		try {
			node.flush();
		} catch (BackingStoreException e) {
			ILog.of(UiPreferences.class).error("The preferences could not be saved", e); //$NON-NLS-1$
		}
	}
}
